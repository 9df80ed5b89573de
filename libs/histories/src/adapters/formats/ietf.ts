import type { Read, Seen } from '../../model/history.js';
import type { Row } from '../rows/row.js';
import { dayOf, fieldOf, inOrder, isRecord } from './fields.js';
import type { Format } from './format.js';

/**
 * What the IETF datatracker and the RFC index say: the state machines themselves (each `next_states` is a step that is
 * shown to people), dated events of RFCs, the RFC index, or histories of drafts. Only the machines a standard goes through
 * are replayed; charters, conflict reviews and the like are counted as outside.
 */
export const ietf: Format = {
  id: 'ietf',
  about: 'IETF: datatracker state machines, RFC events, the RFC index, or histories of documents (JSON, JSON Lines or CSV)',
  procedure: 'ietf',
  read,
  readWhole,
};

/** State machine -> the prefix of its stages in the procedure. `dead` and `writeupw` are states of two machines. */
const machines: Readonly<Record<string, string>> = { 'draft-stream-ietf': 'wg', 'draft-iesg': 'iesg' };

/** Standing in the RFC index -> stage. */
const standings: Readonly<Record<string, string>> = {
  'proposed standard': 'proposed-standard',
  'draft standard': 'draft-standard',
  'internet standard': 'internet-standard',
  standard: 'internet-standard',
  'best current practice': 'best-current-practice',
  informational: 'informational',
  experimental: 'experimental',
  historic: 'historic',
  // An RFC older than the standings: published, and no more is known.
  unknown: 'iesg-pub',
};

const seenAs = (said: string, stage: string | undefined, on: Seen['on']): Seen => ({ said, stages: stage ? [stage] : [], on });
const standing = (said: string, on: Seen['on']) => seenAs(said, standings[said.toLowerCase()], on);
const stateOf = (machine: string | null, slug: string): string | undefined => {
  const prefix = machine === null ? undefined : machines[machine];
  return prefix ? `${prefix}-${slug}` : standings[slug.toLowerCase()];
};

function readWhole(value: unknown): readonly Read[] | undefined {
  if (!isRecord(value) || !isRecord(value['states'])) return undefined;
  return Object.entries(value['states']).flatMap(([machine, states]) => (Array.isArray(states) ? states.flatMap((state: unknown) => edgesOf(machine, state)) : []));
}

function edgesOf(machine: string, state: unknown): readonly Read[] {
  if (!isRecord(state) || typeof state['slug'] !== 'string') return [{ line: 1, malformed: `A state of "${machine}" has no slug.` }];
  if (!machines[machine]) return [{ line: 1, outside: machine }];
  const slug = state['slug'];
  const from = seenAs(`${machine}:${slug}`, stateOf(machine, slug), null);
  const one = { line: 1, title: null, weight: 1, everyEntryMoves: true, looksNowAndThen: false };
  const next = Array.isArray(state['next_states']) ? state['next_states'].map(String) : [];
  if (next.length === 0) return [{ ...one, subject: from.said, seen: [from] }];
  return next.map((to) => ({ ...one, subject: `${from.said} to ${to}`, seen: [from, seenAs(`${machine}:${to}`, stateOf(machine, to), null)] }));
}

function read(row: Row): Read {
  const { line, fields } = row;
  const rfc = fieldOf(row, 'rfc');
  const name = rfc === null ? fieldOf(row, 'draft', 'name', 'document', 'doc') : `RFC ${rfc}`;
  if (name === null) return { line, malformed: 'It names neither an RFC nor a draft.' };
  const one = { line, subject: `ietf ${name}`, title: fieldOf(row, 'title'), weight: 1, everyEntryMoves: true, looksNowAndThen: false };
  if (Array.isArray(fields['history'])) return historyOf(row, one);
  const date = fieldOf(row, 'date');
  const on = date === null ? null : dayOf(date);
  if (on === undefined) return { line, malformed: `It is dated "${date}", which is no day.` };
  const event = fieldOf(row, 'event');
  if (event === 'status_change') {
    const [from, to] = [fieldOf(row, 'from'), fieldOf(row, 'to')];
    if (from === null || to === null) return { line, malformed: 'A change of status does not say from what to what.' };
    return { ...one, seen: [standing(from, null), standing(to, on)] };
  }
  // What obsoletes a document does not change its standing: RFC 1 can be Historic and obsoleted at once.
  if (event !== null && event !== 'published') return { line, outside: event };
  const status = fieldOf(row, 'status');
  if (status === null) return { line, malformed: 'It has no status.' };
  return { ...one, seen: [standing(status, on)] };
}

function historyOf(row: Row, one: Omit<Extract<Read, { seen: unknown }>, 'seen'>): Read {
  const { line, fields } = row;
  const seen: Seen[] = [];
  for (const [i, entry] of (fields['history'] as readonly unknown[]).entries()) {
    if (!isRecord(entry)) return { line, malformed: `Entry ${i + 1} of its history is no object.` };
    const of = { fields: entry };
    const machine = fieldOf(of, 'machine', 'type', 'state_type') ?? fieldOf(row, 'machine', 'type');
    const said = fieldOf(of, 'state', 'slug', 'status');
    const date = fieldOf(of, 'date', 'time');
    const on = date === null ? null : dayOf(date);
    if (said === null) return { line, malformed: `Entry ${i + 1} of its history has no state.` };
    if (on === undefined) return { line, malformed: `Entry ${i + 1} of its history is dated "${date}", which is no day.` };
    if (machine !== null && !machines[machine]) continue;
    seen.push(seenAs(machine ? `${machine}:${said}` : said, stateOf(machine, said), on));
  }
  return seen.length === 0 ? { line, outside: 'histories of other machines' } : { ...one, seen: inOrder(seen) };
}
