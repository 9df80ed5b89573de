import type { Session } from '../../remote/session.js';
import { eventsOf } from '../../remote/standards.js';
import { difference, mismatches } from '../expect/matches.js';
import { accounts, holdersOf } from '../play/accounts.js';
import type { Turn } from '../play/turn.js';
import type { Mismatch } from '../scenario.js';
import { schemas } from '../verbs/fields.js';
import { check, type Check } from './check.js';

interface Notice {
  readonly id: string;
  readonly standardId: string;
  readonly position: number;
  readonly kind: string;
  readonly language: string;
  readonly readAt: string | null;
  readonly title: string;
  readonly text: string;
}

interface ExpectedInbox {
  readonly kinds?: Readonly<Record<string, number>>;
  readonly language?: string;
  readonly unread?: number;
  readonly contains?: string | readonly string[];
}

interface ExpectedNotices {
  readonly event: string;
  readonly of?: Readonly<Record<string, unknown>>;
  readonly people?: number;
  readonly roles?: readonly string[];
}

const texts = { type: ['string', 'array'], minLength: 1, minItems: 1, items: schemas.text };
const asList = (text: string | readonly string[]): readonly string[] => (typeof text === 'string' ? [text] : text);

export const toldChecks: readonly Check[] = [
  check<ExpectedInbox>({
    name: 'inbox',
    about: 'What the account in `as` has been told of this standard.',
    schema: { type: 'object', minProperties: 1, additionalProperties: false, properties: { kinds: schemas.counts, language: schemas.language, unread: { type: 'integer' }, contains: texts } },
    expects: {
      kinds: 'how many notices there are of each event type named',
      language: 'the language they are in',
      unread: 'how many of them have not been read',
      contains: 'words that must stand in at least one of them',
    },
    look: inbox,
  }),
  check<ExpectedNotices>({
    name: 'notices',
    about: 'Each event of a type was told once to everyone who must be told, and to nobody else. Reads every inbox.',
    schema: { type: 'object', required: ['event'], additionalProperties: false, properties: { event: schemas.text, of: { type: 'object', minProperties: 1 }, people: { type: 'integer', minimum: 0 }, roles: { type: 'array', items: schemas.text } } },
    expects: {
      event: 'the event type',
      of: 'only those that say so, e.g. { kind: draft }',
      people: 'how many people were told of each',
      roles: 'or the roles (or accounts) whose holders were told, and nobody else',
    },
    examine: ({ people, roles = [] }) => [
      ...(people === undefined && roles.length === 0 ? [{ field: 'people', message: 'it is not said who should have been told', remedy: 'Give "people" or "roles".' }] : []),
      ...roles.filter((role) => holdersOf(role).length === 0).map((role) => ({ field: 'roles', message: `"${role}" is no role or account`, remedy: 'Use a role of the procedure, or an account.' })),
    ],
    look: notices,
  }),
];

async function inbox({ kinds = {}, language, unread, contains = [] }: ExpectedInbox, turn: Turn): Promise<readonly Mismatch[]> {
  const told = await noticesFor(await turn.session(), turn.standard.id);
  const counted = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, told.filter((notice) => notice.kind === kind).length]));
  const foreign = told.filter((notice) => language !== undefined && notice.language !== language);
  return [
    ...mismatches('inbox.kinds', kinds, counted),
    ...(foreign.length > 0 ? [difference('inbox.language', language, [...new Set(foreign.map((notice) => notice.language))].join(', '))] : []),
    ...(unread === undefined ? [] : mismatches('inbox.unread', unread, told.filter(({ readAt }) => readAt === null).length)),
    ...asList(contains)
      .filter((words) => !told.some(({ title, text }) => `${title}\n${text}`.includes(words)))
      .map((words) => difference('inbox.contains', words, told.map(({ text }) => text).join(' | ') || 'an empty inbox')),
  ];
}

async function notices({ event, of = {}, people, roles }: ExpectedNotices, turn: Turn): Promise<readonly Mismatch[]> {
  const happened = (await eventsOf(await turn.session(), turn.standard.id)).filter(({ type, body }) => type === event && mismatches('', of, body).length === 0).map(({ position }) => position);
  if (happened.length === 0) return [difference(`notices of ${event}`, 'the event', 'it has not happened')];
  const heard = new Map<number, string[]>(happened.map((position) => [position, []]));
  await Promise.all(
    accounts.map(async (account) => {
      for (const notice of await noticesFor(await turn.session(account), turn.standard.id)) heard.get(notice.position)?.push(account);
    }),
  );
  const expected = roles && [...new Set(roles.flatMap(holdersOf))].sort();
  return [...heard].flatMap(([position, told]) => whoElse(`notices of ${event} at ${position}`, told, people ?? expected!.length, expected));
}

function whoElse(what: string, told: readonly string[], people: number, expected: readonly string[] | undefined): Mismatch[] {
  const twice = told.filter((account, index) => told.indexOf(account) !== index);
  const missed = expected?.filter((account) => !told.includes(account)) ?? [];
  const beyond = expected ? told.filter((account) => !expected.includes(account)) : [];
  return [
    ...(twice.length > 0 ? [difference(what, 'each once', `twice: ${twice.join(', ')}`)] : []),
    ...(told.length === people ? [] : [difference(what, `${people} people`, `${told.length} people`)]),
    ...(missed.length > 0 ? [difference(what, `told: ${missed.join(', ')}`, 'not told')] : []),
    ...(beyond.length > 0 ? [difference(what, 'nobody else', `told as well: ${beyond.join(', ')}`)] : []),
  ];
}

const pageSize = 200;

/** Everything someone has been told of one standard, newest first. */
async function noticesFor(session: Session, standardId: string): Promise<readonly Notice[]> {
  const found: Notice[] = [];
  let after: string | null = null;
  do {
    // In whatever language each was recorded: that is what its reader sees.
    const page: { notices: readonly Notice[]; next: string | null } = await session.read(`/inbox?limit=${pageSize}${after ? `&after=${after}` : ''}`, { 'accept-language': '*' });
    found.push(...page.notices);
    after = page.next;
  } while (after);
  return found.filter((notice) => notice.standardId === standardId);
}
