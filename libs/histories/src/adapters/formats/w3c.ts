import type { Read, Seen } from '../../model/history.js';
import type { Row } from '../rows/row.js';
import { dayOf, fieldOf, inOrder, isRecord } from './fields.js';
import type { Format } from './format.js';

/** Technical reports of the W3C with the status of each dated publication. Every publication is public: nothing passes unseen. */
export const w3c: Format = {
  id: 'w3c',
  about: 'W3C technical reports, each with the status of its dated publications (JSON Lines or a JSON array)',
  procedure: 'w3c',
  read,
};

/** Maturity levels as they are abbreviated or written out -> the stages they are; the first that fits. */
const levels: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(lcwd|lc|last[ -]call.*)$/, ['LCWD']],
  [/^(fpwd|wd|(first public )?working draft)$/, ['WD']],
  [/^(cr|candidate recommendation)$/, ['CR', 'CRD']],
  [/^(crs|candidate recommendation snapshot)$/, ['CR']],
  [/^(crd|candidate recommendation draft)$/, ['CRD']],
  [/^(per|proposed edited recommendation)$/, ['PER']],
  [/^(pr|proposed recommendation)$/, ['PR']],
  [/^(rec|recommendation)$/, ['REC']],
  [/^(spsd|(superseded|supers) recommendation|superseded)$/, ['SPSD']],
  [/^(obsl|obsolete recommendation|obsolete)$/, ['OBSL']],
  [/^(rscnd|rescinded recommendation|rescinded)$/, ['RSCND']],
  [/^(disc|ret|discontinued( draft)?|retired)$/, ['DISC']],
  [/^(d?note|(wg|ig|cg|tag|w3c|working group|interest group|group|draft)[ -]note|note)$/, ['NOTE']],
];

const stagesOf = (status: string): readonly string[] => {
  const said = status.trim().toLowerCase().replace(/^w3c /, '').replace(/\s+/g, ' ');
  return levels.find(([pattern]) => pattern.test(said))?.[1] ?? [];
};

function read(row: Row): Read {
  const { line, fields } = row;
  const name = fieldOf(row, 'shortname', 'shortName', 'id', 'key');
  if (name === null) return { line, malformed: 'It has no shortname.' };
  const history = fields['history'] ?? fields['versions'];
  if (!Array.isArray(history) || history.length === 0) return { line, malformed: 'It has no history.' };
  const seen: Seen[] = [];
  for (const [i, entry] of history.entries()) {
    if (!isRecord(entry)) return { line, malformed: `Entry ${i + 1} of its history is no object.` };
    const of = { fields: entry };
    const status = fieldOf(of, 'status');
    const date = fieldOf(of, 'date', 'rawDate');
    const on = date === null ? undefined : dayOf(date);
    if (status === null) return { line, malformed: `Entry ${i + 1} of its history has no status.` };
    if (!on) return { line, malformed: `Entry ${i + 1} of its history is dated "${date ?? ''}", which is no day.` };
    seen.push({ said: status, stages: stagesOf(status), on });
  }
  return { line, subject: `w3c ${name}`, title: fieldOf(row, 'title'), weight: 1, everyEntryMoves: true, looksNowAndThen: false, seen: inOrder(seen) };
}
