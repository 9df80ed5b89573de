import type { Facts, Unmet } from '../api/problem';
import type { Law } from './law';
import type { Reader } from './reader';

export interface Said {
  readonly because: string;
  readonly remedy: string;
}

/** A condition that is not met, as a sentence and as advice. Codes nobody here knows keep the words of the API. */
export function sayUnmet({ code, because, remedy, facts }: Pick<Unmet, 'code' | 'because' | 'remedy' | 'facts'>, reader: Reader, law: Law): Said {
  const key = `${code}${caseOf(code, facts)}`;
  const words = wordsFor(facts, reader, law);
  return { because: reader.say(`unmet.${key}.because`, words) ?? because, remedy: reader.say(`unmet.${key}.remedy`, words) ?? remedy };
}

/** What waits for someone, as an instruction. */
export function sayTask(facts: Facts, reader: Reader, law: Law): string {
  const code = String(facts['code']);
  const words = wordsFor(facts, reader, law);
  return reader.say(`task.${code}`, words) ?? reader.say(`unmet.${code}${caseOf(code, facts)}.remedy`, words) ?? code;
}

/** One code can have several causes, each with its own sentence and its own remedy. */
function caseOf(code: string, facts: Facts): string {
  const language = facts['language'] ? '_LANGUAGE' : '';
  switch (code) {
    case 'LANGUAGE_BEHIND': {
      if (facts['level'] === 'none' && Number(facts['base']) === 0) return '_NO_TEXT';
      const missing = Number(facts['missing']) > 0;
      const stale = Number(facts['stale']) > 0;
      if (missing || stale) return missing && stale ? '_BOTH' : missing ? '_MISSING' : '_STALE';
      if (facts['baseRevision'] !== facts['base']) return '_REVISION';
      if (facts['level'] === 'none') return '_NO_TEXT';
      // Nothing is missing and nothing stale, yet it is not complete: it says more than its base.
      if (facts['level'] === 'titles') return '_SURPLUS';
      return facts['level'] === 'complete' ? '_REVIEW' : '_APPROVAL';
    }
    case 'TEXT_NOT_LAID_OUT':
      return Number(facts['revision']) === 0 ? '_NO_TEXT' : facts['present'] === null ? '_UNLABELLED' : '';
    case 'DOCUMENT_MISSING':
    case 'BALLOT_NOT_HELD':
    case 'TASK_OPEN':
      return language;
    case 'CONSULTATION_NOT_HELD':
      return facts['minimum'] ? '_PERIOD' : '';
    default:
      return '';
  }
}

/** Facts as words: ids become names, days become dates, numbers are grouped as the reader groups them. */
export function wordsFor(facts: Facts, reader: Reader, law: Law): Readonly<Record<string, unknown>> {
  const names: Readonly<Record<string, (id: string) => string>> = {
    language: reader.languageName,
    document: law.document,
    question: law.ballot,
    consultation: law.consultation,
    task: law.task,
    clock: law.clock,
    label: law.milestone,
    present: (id) => (/^[A-Z]/.test(id) ? law.milestone(id) : id),
    move: law.move,
    level: (id) => reader.say(`level.${id}`) ?? id,
    needed: (id) => reader.say(`level.${id}`) ?? id,
    closesOn: reader.day,
    dueOn: reader.day,
    implementsOn: reader.day,
    on: reader.day,
  };
  const words = Object.entries(facts).map(([name, value]) => {
    if (value === null || value === undefined) return [name, ''];
    if (name === 'minimum' && typeof value === 'object') return [name, sayLength(value, reader)];
    if (name === 'failed' && Array.isArray(value)) return [name, reader.all((value as readonly Failed[]).map((failed) => sayFailed(failed, reader)))];
    return [name, typeof value === 'string' && names[name] ? names[name](value) : value];
  });
  // Where units keep a language version behind, they are what is counted.
  return { count: Number(facts['missing'] ?? 0) + Number(facts['stale'] ?? 0), ...Object.fromEntries(words) };
}

/** A period as data: fifteen working days, two months. */
function sayLength(period: object, reader: Reader): string {
  const [unit, count] = Object.entries(period).find(([, value]) => typeof value === 'number') ?? [];
  return unit === undefined ? '' : (reader.say(`period.${unit}`, { number: reader.number(count as number) }) ?? '');
}

interface Failed {
  readonly name: string;
  readonly leftValue: number;
  readonly is: string;
  readonly rightValue: number;
}

const sayFailed = ({ name, leftValue, is, rightValue }: Failed, reader: Reader): string =>
  reader.t('ballot.failed', { rule: reader.say(`rule.${name}`) ?? name, left: reader.number(leftValue), sign: signs[is] ?? is, right: reader.number(rightValue) });

/** Comparisons as they are printed. */
export const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<' };
