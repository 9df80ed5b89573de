import { registerDecorator, type ValidationArguments } from 'class-validator';
import { isLocalDate } from '#lib/kernel';

/** A calendar day that exists, written YYYY-MM-DD, in a century that laws and calendars of ours reach. */
export function IsDay(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isLocalDate(value) && value >= '1900-01-01' && value < '2200-01-01',
        defaultMessage: ({ property: field }: ValidationArguments) => `${field} must be a day that exists, like 2025-05-30`,
      },
    });
}
