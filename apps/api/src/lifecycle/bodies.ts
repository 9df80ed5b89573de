import { isBlank } from '#lib/kernel';
import { atTheDoor } from '../problems/edge-refusals.js';
import { isLanguageTag, LANGUAGE_TAG_WANTED } from '../front-door/language-tag.js';

/** An object of texts by language, as class-validator cannot describe it: known tags, texts of 1 to 500 characters. */
export function textsByLanguage(value: Record<string, unknown>, field: string): Record<string, string> {
  const broken = Object.entries(value)
    .filter(([language, text]) => isLanguageTag(language) && (typeof text !== 'string' || isBlank(text) || text.length > 500))
    .map(([language]) => ({ field: `${field}.${language}`, rule: 'isText', message: `${field}.${language} must be a text of 1 to 500 characters` }));
  const unnamed = Object.keys(value).filter((language) => !isLanguageTag(language));
  broken.push(...unnamed.map((language) => ({ field: `${field}.${language}`, rule: 'isLanguageTag', message: `${field}.${language} ${LANGUAGE_TAG_WANTED}` })));
  if (Object.keys(value).length === 0) broken.push({ field, rule: 'isNotEmpty', message: `${field} must have a text in at least one language` });
  if (broken.length > 0) throw atTheDoor.invalid(broken);
  return value as Record<string, string>;
}

/** Details of a move: short texts under plain names. */
export function details(value: Record<string, unknown> | undefined): Record<string, string> {
  const broken = Object.entries(value ?? {})
    .filter(([name, text]) => !/^[A-Za-z][A-Za-z0-9]{0,40}$/.test(name) || typeof text !== 'string' || text.length > 4000)
    .map(([name]) => ({ field: `details.${name}`, rule: 'isText', message: `details.${name} must be a text of up to 4000 characters` }));
  if (broken.length > 0) throw atTheDoor.invalid(broken);
  return (value ?? {}) as Record<string, string>;
}

/** Counters that come with a document: whole numbers, none below zero. */
export function counters(value: Record<string, unknown> | undefined): Record<string, number> {
  const broken = Object.entries(value ?? {})
    .filter(([name, count]) => !/^[A-Za-z]{1,40}$/.test(name) || !Number.isSafeInteger(count) || (count as number) < 0)
    .map(([name]) => ({ field: `counters.${name}`, rule: 'isInt', message: `counters.${name} must be a whole number, not below zero` }));
  if (broken.length > 0) throw atTheDoor.invalid(broken);
  return (value ?? {}) as Record<string, number>;
}
