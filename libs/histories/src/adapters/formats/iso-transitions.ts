import type { Read } from '../../model/history.js';
import type { Row } from '../rows/row.js';
import { fieldOf } from './fields.js';
import type { Format } from './format.js';
import { codeOf } from './iso-codes.js';

/** Observed pairs of stage codes with how often each was observed: aggregated figures, without documents or dates. */
export const isoTransitions: Format = {
  id: 'iso-transitions',
  about: 'pairs of ISO stage codes with counts (from_stage, to_stage, observed_count; CSV or JSON)',
  procedure: 'iso-is',
  read,
};

function read(row: Row): Read {
  const { line } = row;
  const from = fieldOf(row, 'from_stage', 'from', 'stage_from');
  const to = fieldOf(row, 'to_stage', 'to', 'stage_to');
  const count = fieldOf(row, 'observed_count', 'count', 'n', 'observed') ?? '';
  const codes = [from, to].map((text) => (text === null ? undefined : codeOf(text)));
  if (!codes[0] || !codes[1]) return { line, malformed: `"${codes[0] ? (to ?? '') : (from ?? '')}" is no stage code.` };
  if (!/^\d+$/.test(count) || !Number.isSafeInteger(Number(count)) || Number(count) === 0) return { line, malformed: `"${count}" is no count: a whole number above 0 is.` };
  const median = Number(fieldOf(row, 'median_days') ?? NaN);
  return {
    line,
    subject: `${codes[0]} to ${codes[1]}`,
    title: null,
    weight: Number(count),
    everyEntryMoves: true,
    looksNowAndThen: true,
    seen: codes.map((code, i) => ({ said: code!, stages: [code!], on: null, daysAfter: i === 0 || Number.isNaN(median) ? null : median })),
  };
}
