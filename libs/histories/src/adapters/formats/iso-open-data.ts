import type { Read } from '../../model/history.js';
import type { Row } from '../rows/row.js';
import { dayOf, fieldOf } from './fields.js';
import type { Format } from './format.js';
import { codeOf } from './iso-codes.js';

/** The catalogue of ISO Open Data: one deliverable a row, with the stage it is at. Where it came from is not told. */
export const isoOpenData: Format = {
  id: 'iso-open-data',
  about: 'the deliverables of ISO Open Data with their present stage (CSV, JSON Lines or a JSON array)',
  procedure: 'iso-is',
  read,
};

function read(row: Row): Read {
  const { line } = row;
  const id = fieldOf(row, 'iso_id', 'id');
  const stage = fieldOf(row, 'stage', 'currentStage', 'currentstage', 'current_stage');
  if (id === null) return { line, malformed: 'It has no id.' };
  const code = stage === null ? undefined : codeOf(stage);
  if (!code) return { line, malformed: `"${stage ?? ''}" is no stage code.` };
  return {
    line,
    subject: `iso ${id}`,
    title: fieldOf(row, 'title_en', 'title.en', 'title'),
    publishedOn: dayOf(fieldOf(row, 'publication_date', 'publicationDate', 'publicationdate') ?? '') ?? null,
    weight: 1,
    everyEntryMoves: false,
    looksNowAndThen: true,
    seen: [{ said: code, stages: [code], on: null, designation: fieldOf(row, 'reference') }],
  };
}
