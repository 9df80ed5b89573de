import { registerDecorator, type ValidationArguments } from 'class-validator';

/** An instant that says its zone: without one it would be read in the server's. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export function IsInstant(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isInstant',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
        defaultMessage: ({ property: field }: ValidationArguments) => `${field} must be an instant with its zone, like 2024-05-10T16:00:00Z`,
      },
    });
}
