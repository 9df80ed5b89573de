import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { atTheDoor } from './edge-refusals.js';
import type { BrokenRule } from './refused.js';

/** Every broken rule with the path of its field, nested ones included. */
export function brokenRules(errors: readonly ValidationError[], under = ''): BrokenRule[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = under ? `${under}.${property}` : property;
    return [...Object.entries(constraints).map(([rule, message]) => ({ field, rule, message })), ...brokenRules(children, field)];
  });
}

/** Bodies and queries are checked against their DTO; fields nobody asked for are refused, not dropped. */
export const requestValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => atTheDoor.invalid(brokenRules(errors)),
  });
