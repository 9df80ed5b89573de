import { recomputeChain } from '../../chain/recompute-chain.js';
import { commentsOf, eventsOf } from '../../remote/standards.js';
import { difference, mismatches } from '../expect/matches.js';
import type { Turn } from '../play/turn.js';
import type { Mismatch } from '../scenario.js';
import { schemas } from '../verbs/fields.js';
import { check, type Check } from './check.js';

interface ExpectedPublication {
  readonly language?: string;
  readonly amendment?: number;
  readonly contains?: string | readonly string[];
  readonly lacks?: string | readonly string[];
}

interface ExpectedWebhooks {
  readonly sink: string;
  readonly events: Readonly<Record<string, number>>;
}

interface ExpectedComments {
  readonly kind: string;
  readonly [count: string]: unknown;
}

const texts = { type: ['string', 'array'], minLength: 1, minItems: 1, items: schemas.text };
const asList = (text: string | readonly string[] = []): readonly string[] => (typeof text === 'string' ? [text] : text);
const count = { type: 'integer', minimum: 0 };

export const recordChecks: readonly Check[] = [
  check<'ok'>({
    name: 'chain',
    about: 'The log is whole: the system says so, and so does its hash chain worked out anew by this tool from the events.',
    schema: { const: 'ok' },
    expects: { ok: 'nothing is missing, doubled or altered' },
    look: async (_expected, turn) => {
      const session = await turn.session();
      const path = `/standards/${turn.standard.id}`;
      const [events, verification] = [await eventsOf(session, turn.standard.id), await session.read<{ ok: boolean; head: string; brokenAt: unknown; mismatches?: unknown }>(`${path}/verification`)];
      const recomputed = recomputeChain(turn.standard.id, events);
      return [
        ...(verification.ok ? [] : [difference('record, as the system sees it', 'ok', verification.brokenAt ?? verification.mismatches)]),
        ...(recomputed.intact ? mismatches('chain.head', recomputed.head, verification.head) : [difference(`chain at ${recomputed.position}`, 'ok', recomputed.because)]),
      ];
    },
  }),
  check<ExpectedPublication>({
    name: 'publication',
    about: 'What a published text says, as its readers get it (HTML).',
    schema: { type: 'object', minProperties: 1, additionalProperties: false, properties: { language: schemas.language, amendment: count, contains: texts, lacks: texts } },
    expects: { language: 'which text; the base text when absent', amendment: 'after how many amendments; the newest when absent', contains: 'words that must stand in it', lacks: 'words that must not' },
    look: publication,
  }),
  check<ExpectedWebhooks>({
    name: 'webhooks',
    about: 'What a sink of this file has received of this standard: valid signatures only, each message once.',
    schema: { type: 'object', required: ['sink', 'events'], additionalProperties: false, properties: { sink: schemas.text, events: schemas.counts } },
    expects: { sink: 'its name', events: 'how many messages there are of each event type named' },
    look: async ({ sink, events }, turn) => turn.sinks.named(sink).against(turn.standard.id, events),
  }),
  check<ExpectedComments>({
    name: 'comments',
    about: 'The comments of a consultation, counted by their dispositions and languages.',
    schema: {
      type: 'object',
      required: ['kind'],
      additionalProperties: false,
      properties: { kind: schemas.text, total: count, open: count, accepted: count, 'accepted-in-part': count, 'not-accepted': count, noted: count, languages: schemas.counts },
    },
    expects: { kind: 'the consultation', total: 'how many there are', open: 'how many have no answer yet', 'accepted, accepted-in-part, not-accepted, noted': 'how many were answered so', languages: 'how many came on the text of each language' },
    look: comments,
  }),
];

async function publication({ language, amendment, contains, lacks }: ExpectedPublication, turn: Turn): Promise<readonly Mismatch[]> {
  const session = await turn.session();
  const { publications } = await session.read<{ publications: readonly { id: string; language: string; amendment: number }[] }>(`/standards/${turn.standard.id}/publications`);
  const wanted = language ?? turn.standard.base;
  const fitting = publications.filter((one) => one.language === wanted && (amendment === undefined || one.amendment === amendment));
  const newest = fitting.toSorted((a, b) => b.amendment - a.amendment)[0];
  if (!newest) return [difference('publication', `${wanted}${amendment === undefined ? '' : `, amendment ${amendment}`}`, publications.map((one) => `${one.language}, amendment ${one.amendment}`).join('; ') || 'none')];
  const html = await session.read<string>(`/publications/${newest.id}`);
  const words = wordsOf(html);
  return [
    ...asList(contains).filter((text) => !words.includes(text)).map((text) => difference('publication.contains', text, `${words.length} characters without it`)),
    ...asList(lacks).filter((text) => words.includes(text)).map((text) => difference('publication.lacks', `not: ${text}`, around(words, text))),
  ];
}

/** What stands on the page, without the markup: words that must be there may run across emphasis and links. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!)
    .replace(/\s+/gu, ' ');

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return `… ${text.slice(Math.max(0, at - 30), at + part.length + 30)} …`;
}

async function comments({ kind, languages, ...expected }: ExpectedComments, turn: Turn): Promise<readonly Mismatch[]> {
  const session = await turn.session();
  const all = await commentsOf(session, turn.standard.id, kind);
  const having = (disposition: string) => all.filter((one) => (one.disposition?.disposition ?? 'open') === disposition).length;
  const seen = { total: all.length, ...Object.fromEntries(['open', 'accepted', 'accepted-in-part', 'not-accepted', 'noted'].map((one) => [one, having(one)])) };
  const byLanguage = Object.fromEntries(Object.keys((languages as object | undefined) ?? {}).map((one) => [one, all.filter(({ language }) => language === one).length]));
  return [...mismatches('comments', expected, seen), ...(languages ? mismatches('comments.languages', languages, byLanguage) : [])];
}
