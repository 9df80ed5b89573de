import { mathmlProblem, notations } from './formula.js';
import { marks, type Inline, type Reference } from './run.js';
import { safeHref } from './safe-href.js';

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Words that can be kept everywhere: no half of a surrogate pair, no NUL. */
export const isText = (value: unknown): value is string => typeof value === 'string' && !/\p{Surrogate}|\0/u.test(value);

export const strangers = (value: object, known: readonly string[]): readonly string[] => Object.keys(value).filter((key) => !known.includes(key));

/** What is wrong with a list of runs given from outside, in words. */
export function inlineProblems(inlines: unknown): readonly string[] {
  if (!Array.isArray(inlines)) return ['it has no list of runs.'];
  return inlines.flatMap((run: unknown): readonly string[] => {
    if (!isObject(run) || typeof run['text'] !== 'string') return ['a run has no text.'];
    if (!isText(run['text'])) return ['a run has a character that cannot be kept (half of a surrogate pair, or NUL).'];
    return runProblems(run as unknown as Inline);
  });
}

function runProblems(run: Inline): readonly string[] {
  const { href, marks: given, footnote, formula, ref, index } = run;
  const kinds = [footnote, formula, ref, index].filter((each) => each !== undefined).length;
  return [
    ...strangers(run, ['text', 'marks', 'href', 'footnote', 'formula', 'ref', 'index']).map((key) => `a run has an unknown member ${key}.`),
    ...(href !== undefined && (typeof href !== 'string' || safeHref(href) === null) ? ['a link is not http, https or mailto.'] : []),
    ...(given !== undefined && !(Array.isArray(given) && given.every((mark) => marks.includes(mark))) ? [`marks are ${marks.join(', ')}.`] : []),
    ...(footnote !== undefined && !(Number.isInteger(footnote) && footnote >= 1) ? ['a footnote mark is a number from 1.'] : []),
    ...(kinds > 1 ? ['a run is one of footnote mark, formula, reference and index entry.'] : []),
    ...(formula === undefined ? [] : formulaProblems(formula)),
    ...(ref === undefined || isReference(ref) ? [] : ['a reference has a unit, or a standard with or without a clause.']),
    ...(index === undefined || isEntry(index) ? [] : ['an index entry is one to three words.']),
  ];
}

export function formulaProblems(formula: unknown): readonly string[] {
  if (!isObject(formula) || !isText(formula['source']) || formula['source'].trim() === '') return ['a formula has a source.'];
  const notation = formula['notation'] ?? 'linear';
  if (!(notations as readonly unknown[]).includes(notation)) return [`a formula is written in ${notations.join(', ')}.`];
  const wrong = notation === 'mathml' ? mathmlProblem(formula['source']) : null;
  return [
    ...strangers(formula, ['is', 'notation', 'source']).map((key) => `a formula has an unknown member ${key}.`),
    ...(wrong === null ? [] : [`the MathML of a formula cannot be kept: ${wrong}.`]),
  ];
}

function isReference(ref: unknown): ref is Reference {
  if (!isObject(ref)) return false;
  if ('unit' in ref) return isText(ref['unit']) && ref['unit'] !== '' && strangers(ref, ['unit']).length === 0;
  const isNamed = isText(ref['standard']) && ref['standard'].trim() !== '';
  return isNamed && (ref['clause'] === undefined || isText(ref['clause'])) && strangers(ref, ['standard', 'clause']).length === 0;
}

const isEntry = (index: unknown): boolean =>
  Array.isArray(index) && index.length >= 1 && index.length <= 3 && index.every((word: unknown) => isText(word) && word.trim() !== '');
