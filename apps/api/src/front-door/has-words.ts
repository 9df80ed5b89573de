import { registerDecorator, type ValidationArguments } from 'class-validator';
import { isBlank } from '#lib/kernel';

/** A text with something to read in it: not empty, and not only of spaces or of characters that nobody sees. */
export function HasWords(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'hasWords',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => typeof value === 'string' && !isBlank(value),
        defaultMessage: ({ property: field }: ValidationArguments) => `${field} must have something to read in it`,
      },
    });
}
