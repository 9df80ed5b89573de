import type { LocalDate } from '#lib/kernel';
import type { Read, Seen } from '../../model/history.js';
import type { Row } from '../rows/row.js';
import { dayOf, fieldOf, inOrder, isRecord } from './fields.js';
import type { Format } from './format.js';
import { codeOf, stagesMeant } from './iso-codes.js';

/**
 * Deliverables of an ISO committee with what a catalogue said of each over the years. `first_seen` is when it was noticed;
 * the record of the same document in a later snapshot of ISO Open Data (`open_data_YYYY_MM_DD`) is its last entry.
 */
export const isoSc29: Format = {
  id: 'iso-sc29',
  about: 'deliverables of an ISO committee, each with a history of status and designation (JSON Lines or a JSON array)',
  procedure: 'iso-is',
  read,
};

function read(row: Row): Read {
  const { line, fields } = row;
  const id = fieldOf(row, 'iso_id', 'id');
  if (id === null) return { line, malformed: 'It has no iso_id.' };
  const history = fields['history'];
  if (!Array.isArray(history)) return { line, malformed: 'It has no history.' };
  const seen: Seen[] = [];
  for (const [i, entry] of history.entries()) {
    if (!isRecord(entry)) return { line, malformed: `Entry ${i + 1} of its history is no object.` };
    const of = { fields: entry };
    const date = fieldOf(of, 'first_seen', 'date', 'on');
    const on = date === null ? null : dayOf(date);
    if (on === undefined) return { line, malformed: `Entry ${i + 1} of its history is dated "${date}", which is no day.` };
    const label = fieldOf(of, 'label', 'stage');
    const status = fieldOf(of, 'status');
    if (label === null && status === null) return { line, malformed: `Entry ${i + 1} of its history says neither a label nor a status.` };
    seen.push({ said: label ?? status!, stages: stagesMeant(label, status), on, designation: fieldOf(of, 'designation', 'reference') });
  }
  const later = Object.entries(fields).flatMap(([key, value]) => snapshotOf(key, value));
  if (seen.length + later.length === 0) return { line, malformed: 'Its history is empty.' };
  return {
    line,
    subject: `iso ${id}`,
    title: fieldOf(row, 'title_en', 'title.en', 'title'),
    publishedOn: publishedOn(row),
    weight: 1,
    everyEntryMoves: false,
    looksNowAndThen: true,
    seen: inOrder([...seen, ...later]),
  };
}

/** From the later snapshot where there is one: it knows the day, the catalogue only the month. */
function publishedOn(row: Row): LocalDate | null {
  const snapshots = Object.entries(row.fields).flatMap(([key, value]) => (key.startsWith('open_data_') && isRecord(value) ? [fieldOf({ fields: value }, 'publication_date', 'publicationDate')] : []));
  return dayOf(snapshots.findLast((day) => day !== null) ?? fieldOf(row, 'publication_date', 'publication_month') ?? '') ?? null;
}

function snapshotOf(key: string, value: unknown): readonly Seen[] {
  const [, ...parts] = /^open_data_(\d{4})_(\d{2})_(\d{2})$/.exec(key) ?? [];
  if (parts.length === 0 || !isRecord(value)) return [];
  const of = { fields: value };
  const code = codeOf(fieldOf(of, 'stage', 'currentStage') ?? '');
  return code ? [{ said: code, stages: [code], on: dayOf(parts.join('-')) ?? null, designation: fieldOf(of, 'reference') }] : [];
}
