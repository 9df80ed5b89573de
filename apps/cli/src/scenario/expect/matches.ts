import type { Mismatch } from '../scenario.js';

/**
 * Compares what is expected with what is there. An object names the members that count, a list must agree in length and order, a text
 * between slashes is a regular expression, anything else must be equal. Answers every difference, each with its path under `what`.
 */
export function mismatches(what: string, expected: unknown, seen: unknown): Mismatch[] {
  if (typeof expected === 'string' && isPattern(expected)) {
    return typeof seen === 'string' && patternIn(expected).test(seen) ? [] : [difference(what, expected, seen)];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(seen) || seen.length !== expected.length) return [difference(what, expected, seen)];
    return expected.flatMap((one, index) => mismatches(`${what}[${index}]`, one, seen[index]));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof seen !== 'object' || seen === null) return [difference(what, expected, seen)];
    return Object.entries(expected).flatMap(([key, value]) => mismatches(`${what}.${key}`, value, (seen as Record<string, unknown>)[key]));
  }
  return Object.is(expected, seen) ? [] : [difference(what, expected, seen)];
}

export const difference = (what: string, expected: unknown, seen: unknown): Mismatch => ({ what, expected: shown(expected), seen: shown(seen) });

/** A value on one line, short enough for a table. */
export function shown(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/\s+/gu, ' ');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

export const isPattern = (text: string): boolean => text.length > 2 && text.startsWith('/') && text.endsWith('/');

/** @throws SyntaxError for a text between slashes that is no regular expression. */
export const patternIn = (text: string): RegExp => new RegExp(text.slice(1, -1), 'u');
