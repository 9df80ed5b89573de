import { registerDecorator, type ValidationArguments } from 'class-validator';
import { isDay } from './day.js';

/** An instant that says its zone: without one it would be read in the server's. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const isInstant = (value: unknown): value is string => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

export function IsDayOrInstant(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isDayOrInstant',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => isDay(value) || (isInstant(value) && isDay(new Date(value).toISOString().slice(0, 10))),
        defaultMessage: ({ property: field }: ValidationArguments) => `${field} must be a day that exists, like 2025-05-30, or an instant with its zone, like 2024-05-10T16:00:00Z`,
      },
    });
}

export function IsInstant(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isInstant',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: isInstant,
        defaultMessage: ({ property: field }: ValidationArguments) => `${field} must be an instant with its zone, like 2024-05-10T16:00:00Z`,
      },
    });
}
