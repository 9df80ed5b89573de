import { registerDecorator, type ValidationArguments } from 'class-validator';
import { isLocalDate } from '#lib/kernel';

/** A real day, in a century that laws and calendars of ours reach. */
export const isDay = (value: unknown): value is string => typeof value === 'string' && isLocalDate(value) && value >= '1900-01-01' && value < '2200-01-01';

/** A calendar day that exists, written YYYY-MM-DD, in a century that laws and calendars of ours reach. */
export function IsDay(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: isDay,
        defaultMessage: ({ property: field }: ValidationArguments) => `${field} must be a day that exists, like 2025-05-30`,
      },
    });
}
