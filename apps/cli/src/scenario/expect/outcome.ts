import type { Problem } from '../../remote/problem.js';
import type { Expectation, ExpectedEvent, ExpectedTally, ExpectedUnmet, Mismatch } from '../scenario.js';
import { difference, mismatches } from './matches.js';

/** An event in the answer to a command. */
export interface SeenEvent {
  readonly position: number;
  readonly type: string;
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a step came out. */
export type Outcome = { readonly is: 'done'; readonly events: readonly SeenEvent[] } | { readonly is: 'refused'; readonly problem: Problem };

/** Everything in which an outcome is not as expected; empty when all is well. */
export function againstExpectation(expected: Expectation, seen: Outcome): Mismatch[] {
  if (expected.is === 'refused') return seen.is === 'refused' ? againstRefusal(expected, seen.problem) : [difference('outcome', `refused: ${expected.code}`, `done: ${typesOf(seen.events)}`)];
  if (seen.is === 'refused') return [difference('outcome', expected.is, inWords(seen.problem))];
  if (expected.is === 'nothing') return seen.events.length === 0 ? [] : [difference('outcome', 'nothing', `done: ${typesOf(seen.events)}`)];
  const number = expected.number === undefined ? [] : mismatches('number', expected.number, published(seen.events));
  return [...inOrder(expected.events ?? [], seen.events), ...(expected.tally ? againstTally(expected.tally, seen.events) : []), ...number];
}

const typesOf = (events: readonly SeenEvent[]): string => events.map(({ type }) => type).join(', ') || 'no event';

/** A refusal on one line, with the conditions that are not met. */
const inWords = ({ code, detail, unmet, errors }: Problem): string =>
  `refused: ${code} (${[detail, ...unmet.map((one) => `${one.code}: ${one.because}`), ...errors.map(({ field, message }) => `${field}: ${message}`)].filter(Boolean).join(' · ')})`;

function againstRefusal(expected: Extract<Expectation, { is: 'refused' }>, { code, facts, unmet }: Problem): Mismatch[] {
  const other = code === expected.code ? [] : [difference('refused', expected.code, code)];
  return [...other, ...(expected.facts ? mismatches('facts', expected.facts, facts) : []), ...(expected.unmet ? againstUnmet(expected.unmet, unmet) : [])];
}

/** Every unmet condition must be named, and no other: a reader relies on the list being whole. */
function againstUnmet(expected: readonly ExpectedUnmet[], seen: Problem['unmet']): Mismatch[] {
  const left = [...seen];
  const missing = expected.filter(({ code, facts }) => {
    const at = left.findIndex((one) => one.code === code && mismatches('', facts, one.facts).length === 0);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  if (missing.length === 0 && left.length === 0) return [];
  return [difference('unmet', expected.map(condition).join(', '), seen.map(condition).join(', ') || 'no condition')];
}

const condition = ({ code, facts }: { code: string; facts: Readonly<Record<string, unknown>> }): string => (Object.keys(facts).length > 0 ? `${code} ${JSON.stringify(facts)}` : code);

/** The events named happened, in this order; others may stand between them. */
function inOrder(expected: readonly ExpectedEvent[], seen: readonly SeenEvent[]): Mismatch[] {
  let from = 0;
  for (const one of expected) {
    const at = seen.findIndex((event, index) => index >= from && event.type === one.type && mismatches('', one.body, event.body).length === 0);
    if (at < 0) return [whyNot(one, seen, from)];
    from = at + 1;
  }
  return [];
}

function whyNot(expected: ExpectedEvent, seen: readonly SeenEvent[], from: number): Mismatch {
  const sameType = seen.find(({ type }, index) => index >= from && type === expected.type);
  return (sameType && mismatches(expected.type, expected.body, sameType.body)[0]) ?? difference('events', `${expected.type}${from > 0 ? ' after what came before' : ''}`, typesOf(seen));
}

function againstTally(expected: ExpectedTally, events: readonly SeenEvent[]): Mismatch[] {
  const closed = events.find(({ type }) => type === 'BallotClosed');
  if (!closed) return [difference('tally', expected, typesOf(events))];
  return mismatches('tally', expected, talliedIn(closed.body['tally']));
}

/** A tally in the words people vote with. */
export function talliedIn(tally: unknown): Record<string, unknown> {
  const { counts, passed } = tally as { counts: Record<string, number>; passed: boolean };
  return { members: counts['members'], cast: counts['cast'], approve: counts['for'], against: counts['against'], abstain: counts['abstaining'], passed };
}

/** The number a standard was published, or observed to be published, under. */
function published(events: readonly SeenEvent[]): unknown {
  const body = events.find(({ type }) => type === 'StandardPublished' || type === 'StandardObserved' || type === 'LanguagePublished')?.body;
  const observed = body?.['publication'] as { readonly number?: unknown } | undefined;
  return body?.['number'] ?? observed?.number;
}
