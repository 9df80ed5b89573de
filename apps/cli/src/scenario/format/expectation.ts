import { isPattern, patternIn } from '../expect/matches.js';
import type { Expectation, ExpectedTally } from '../scenario.js';
import type { Objection } from '../verbs/verb.js';

type Named = string | Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** As it stands in the file: `done`, `nothing`, or what is expected in particular. */
export type WrittenExpectation =
  | 'done'
  | 'nothing'
  | {
      readonly refused?: string;
      readonly unmet?: readonly Named[];
      readonly facts?: Readonly<Record<string, unknown>>;
      readonly events?: readonly Named[];
      readonly tally?: ExpectedTally;
      readonly number?: string;
    };

export function expectationFrom(written: WrittenExpectation = 'done'): Expectation {
  if (written === 'done' || written === 'nothing') return { is: written };
  const { refused, unmet, facts, events, tally, number } = written;
  if (refused !== undefined) return { is: 'refused', code: refused, ...(unmet ? { unmet: unmet.map((one) => ({ code: nameOf(one), facts: partOf(one) })) } : {}), ...(facts ? { facts } : {}) };
  return { is: 'done', ...(events ? { events: events.map((one) => ({ type: nameOf(one), body: partOf(one) })) } : {}), ...(tally ? { tally } : {}), ...(number === undefined ? {} : { number }) };
}

/** What no schema sees: expectations that exclude each other, and patterns that are none. */
export function whyNoExpectation(written: WrittenExpectation | undefined): readonly Objection[] {
  if (typeof written !== 'object') return [];
  const given = Object.keys(written);
  const refusal = ['unmet', 'facts'].filter((field) => given.includes(field));
  const outcome = ['events', 'tally', 'number'].filter((field) => given.includes(field));
  if (written.refused === undefined && refusal.length > 0) return [{ field: 'expect.refused', message: `${refusal.join(' and ')} belong to a refusal, and none is expected`, remedy: 'Name the code that is expected: refused: GATES_SHUT.' }];
  if (written.refused !== undefined && outcome.length > 0) return [{ field: `expect.${outcome[0]}`, message: 'a refusal brings about nothing', remedy: 'Leave it out, or leave "refused" out.' }];
  return patternsIn(written).flatMap((text) => {
    try {
      patternIn(text);
      return [];
    } catch {
      return [{ field: 'expect', message: `${text} is no regular expression`, remedy: 'Correct it.' }];
    }
  });
}

function patternsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return isPattern(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(patternsIn) : [];
}

const nameOf = (one: Named): string => (typeof one === 'string' ? one : Object.keys(one)[0]!);
const partOf = (one: Named): Readonly<Record<string, unknown>> => (typeof one === 'string' ? {} : Object.values(one)[0]!);
