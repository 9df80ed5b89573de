import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { atTheDoor } from './edge-refusals.js';
import type { BrokenRule } from './refused.js';

/** Every broken rule with the path of its field, nested ones included. */
export function brokenRules(errors: readonly ValidationError[], under = ''): BrokenRule[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = under ? `${under}.${property}` : property;
    return [...Object.entries(constraints).map(([rule, message]) => ({ field, rule, message })), ...brokenRules(children, field)];
  });
}

/** What no text is and PostgreSQL keeps none with: a NUL character, and half of a surrogate pair. JSON can spell both. */
const unreadable = /\0|\p{Surrogate}/u;

/** Every text in it that cannot be kept, by the path of its field. */
export function unreadableTexts(value: unknown, field: string): BrokenRule[] {
  if (typeof value === 'string') return unreadable.test(value) ? [{ field, rule: 'isReadableText', message: `${field} has characters that are no text` }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [...unreadableTexts(key, field), ...unreadableTexts(one, field ? `${field}.${key}` : key)]);
}

class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const broken = metadata.type === 'custom' ? [] : unreadableTexts(value, metadata.data ?? '');
    if (broken.length > 0) throw atTheDoor.invalid(broken);
    return super.transform(value, metadata);
  }
}

/** Bodies and queries are checked against their DTO; fields nobody asked for are refused, not dropped. */
export const requestValidation = (): ValidationPipe =>
  new RequestValidation({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => atTheDoor.invalid(brokenRules(errors)),
  });
