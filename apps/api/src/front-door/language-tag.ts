import { registerDecorator, type ValidationArguments } from 'class-validator';

/**
 * A language, script or region as BCP 47 writes it (zh-Hans, pt, pt-BR), in its canonical form: `ZH-hans` and `iw` name
 * languages too, but one language under two names would be two versions.
 */
export const isLanguageTag = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/.test(value)) return false;
  return Intl.getCanonicalLocales(value)[0] === value;
};

export const LANGUAGE_TAG_WANTED = 'must be a BCP 47 language tag in its usual form, such as zh-Hans, en or pt-BR';

export function IsLanguageTag(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isLanguageTag',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isLanguageTag, defaultMessage: ({ property: field }: ValidationArguments) => `${field} ${LANGUAGE_TAG_WANTED}` },
    });
}
