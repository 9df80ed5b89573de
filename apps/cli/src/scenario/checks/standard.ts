import type { ShownNext, ShownStandard } from '../../remote/standards.js';
import { difference, mismatches } from '../expect/matches.js';
import type { Turn } from '../play/turn.js';
import type { Mismatch } from '../scenario.js';
import { schemas } from '../verbs/fields.js';
import { againstDue, dueSchema, type ExpectedDue, whyNoDue } from './due-dates.js';
import { check, type Check } from './check.js';

interface ExpectedState {
  readonly stage?: string;
  readonly condition?: string;
  readonly frozen?: boolean;
  readonly number?: string | null;
  readonly text?: Readonly<Record<string, unknown>>;
  readonly languages?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly amendment?: number;
  readonly withdrawn?: string | null;
  readonly review?: string | null;
}

interface ExpectedNext {
  readonly open?: readonly string[];
  readonly holders?: readonly string[];
  readonly unmet?: readonly string[];
  readonly ended?: boolean;
}

/** What GET /standards/:id shows beyond the summary. */
interface Kept {
  readonly frozen: object | null;
  readonly text: Readonly<Record<string, unknown>>;
  readonly publication: { readonly amendment: number } | null;
  readonly withdrawnOn: string | null;
  readonly review: { readonly dueOn: string } | null;
}

const list = { type: 'array', items: schemas.text };
const object = (properties: object) => ({ type: 'object', minProperties: 1, additionalProperties: false, properties });
const languageState = object({
  level: { enum: ['none', 'titles', 'complete', 'reviewed', 'approved'] },
  missing: { type: 'integer' },
  stale: { type: 'integer' },
  late: { type: 'boolean' },
  published: { type: 'boolean' },
});

export const standardChecks: readonly Check[] = [
  check<ExpectedState>({
    name: 'state',
    about: 'How the standard stands.',
    schema: object({
      stage: schemas.text,
      condition: schemas.text,
      frozen: { type: 'boolean' },
      number: { type: ['string', 'null'] },
      text: object({ revision: { type: 'integer' }, label: { type: ['string', 'null'] }, language: schemas.language }),
      languages: { type: 'object', minProperties: 1, additionalProperties: languageState },
      amendment: { type: 'integer' },
      withdrawn: { type: ['string', 'null'] },
      review: { type: ['string', 'null'] },
    }),
    expects: {
      stage: 'the stage, quoted: "20"',
      condition: 'in one word: underway, frozen, published, in-force, withdrawn, terminated …',
      frozen: 'true or false',
      number: 'the number, or a pattern between slashes; null before there is one',
      text: 'of the base text: `revision`, `label`, `language`',
      languages: 'by language: `level`, `missing`, `stale`, `late`, `published`',
      amendment: 'how many amendments have been published',
      withdrawn: 'the day it was withdrawn; null while it was not',
      review: 'the day by which it must be reviewed',
    },
    look: state,
  }),
  check<ExpectedNext>({
    name: 'next',
    about: 'What can happen next, and whose move it is.',
    schema: object({ open: list, holders: list, unmet: list, ended: { type: 'boolean' } }),
    expects: {
      open: 'moves that can be made now, all of them',
      holders: 'roles whose move it is, all of them',
      unmet: 'codes of the conditions that keep the way on shut, all of them',
      ended: 'true when nothing can happen any more',
    },
    look: next,
  }),
  check<ExpectedDue>({
    name: 'due',
    about: 'What will happen by itself, and when. Those not named may be there too.',
    schema: dueSchema,
    expects: { 'KEY: DAY': 'falls on that day', 'KEY: end of DAY': 'falls when that day is over', 'KEY: DAYThh:mm': 'falls at that moment', 'KEY: none': 'is not due' },
    examine: whyNoDue,
    look: async (expected, turn) => againstDue(expected, (await nextOf(turn)).dueDates, turn.scenario.zone),
  }),
  check<readonly Readonly<Record<string, unknown>>[]>({
    name: 'tasks',
    about: 'What waits for someone at this standard: a list of tasks, each of which must be there.',
    schema: { type: 'array', items: object({ role: schemas.text, key: schemas.text, language: schemas.language, count: { type: 'integer', minimum: 0 } }) },
    expects: { role: 'the role it waits for', key: 'its key, or a pattern between slashes', language: 'the language version it is about', count: 'how many there are like it; at least one when absent, 0 for none' },
    look: tasks,
  }),
];

const nextOf = async (turn: Turn): Promise<ShownNext> => (await turn.session()).read(`/standards/${turn.standard.id}/next`);

async function state({ languages, text, frozen, amendment, withdrawn, review, ...expected }: ExpectedState, turn: Turn): Promise<readonly Mismatch[]> {
  const shown = await (await turn.session()).read<ShownStandard & Kept>(`/standards/${turn.standard.id}`);
  const byLanguage = Object.fromEntries(shown.languages.map((one) => [one.language, one]));
  return [
    ...mismatches('state', expected, shown),
    ...(frozen === undefined ? [] : mismatches('state.frozen', frozen, shown.frozen !== null)),
    ...(text ? mismatches('state.text', text, shown.text) : []),
    ...(languages ? mismatches('state.languages', languages, byLanguage) : []),
    ...(amendment === undefined ? [] : mismatches('state.amendment', amendment, shown.publication?.amendment)),
    ...(withdrawn === undefined ? [] : mismatches('state.withdrawn', withdrawn, shown.withdrawnOn)),
    ...(review === undefined ? [] : mismatches('state.review', review, shown.review?.dueOn ?? null)),
  ];
}

async function next({ open, holders, unmet, ended }: ExpectedNext, turn: Turn): Promise<readonly Mismatch[]> {
  const seen = await nextOf(turn);
  const codes = seen.moves.filter(({ onward }) => onward).flatMap((move) => move.unmet.map(({ code }) => code));
  return [
    ...(open ? sameMembers('next.open', open, seen.moves.filter((move) => move.open).map(({ move }) => move)) : []),
    ...(holders ? sameMembers('next.holders', holders, seen.holders) : []),
    ...(unmet ? sameMembers('next.unmet', unmet, codes) : []),
    ...(ended === undefined ? [] : mismatches('next.ended', ended, seen.ended)),
  ];
}

/** In any order; each as often as it is named. */
function sameMembers(what: string, expected: readonly string[], seen: readonly string[]): Mismatch[] {
  const sorted = (names: readonly string[]) => [...names].sort().join(', ') || 'none';
  return sorted(expected) === sorted(seen) ? [] : [difference(what, sorted(expected), sorted(seen))];
}

async function tasks(expected: readonly Readonly<Record<string, unknown>>[], turn: Turn): Promise<readonly Mismatch[]> {
  const { tasks: there } = await nextOf(turn);
  return expected.flatMap(({ count, ...task }, index) => {
    const found = there.filter((one) => mismatches('', task, one).length === 0).length;
    const fits = count === undefined ? found > 0 : found === count;
    return fits ? [] : [difference(`tasks[${index}]`, `${count === undefined ? '' : `${String(count)} × `}${JSON.stringify(task)}`, `${found} of ${there.map(({ key, role }) => `${key} (${role})`).join(', ') || 'no task'}`)];
  });
}
