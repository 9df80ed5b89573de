import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProcedures } from '#lib/lifecycle';
import { lawOf } from '../application/law-of.js';
import type { Read } from '../model/history.js';
import { replayUnder } from '../model/replay.js';
import { codeOf, stagesMeant } from './formats/iso-codes.js';
import { formats, readHistories } from './read-histories.js';

const data = join(process.cwd(), 'libs', 'histories', 'data');
const procedures = (await loadProcedures()).all();
const lawsOf = (id: string) => procedures.filter((procedure) => procedure.id === id).map(lawOf);
const formatOf = (id: string) => formats.find((format) => format.id === id)!;

async function replayed(file: string, format: string) {
  const replay = replayUnder(lawsOf(formatOf(format).procedure));
  for await (const read of readHistories(join(data, file), formatOf(format))) replay.take(read);
  return replay.report();
}

async function readIn(text: string, format: string): Promise<Read[]> {
  const folder = await mkdtemp(join(tmpdir(), 'histories-'));
  try {
    await writeFile(join(folder, 'file'), text);
    const all: Read[] = [];
    for await (const read of readHistories(join(folder, 'file'), formatOf(format))) all.push(read);
    return all;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('what was observed of ISO standards', () => {
  it('is explained for more than 99 in 100 of 29,587 transitions, by a procedure that rules most pairs out', async () => {
    const report = await replayed('iso-transitions.csv', 'iso-transitions');
    expect(report).toMatchObject({ records: 177, transitions: 29_587, unknownStages: [], malformed: { total: 0 } });
    expect(report.basisPoints.explained).toBeGreaterThan(9_900);
    expect(report.meaning.explained / report.meaning.pairs).toBeLessThan(0.25);
    expect(report.explained.total + report.exceptions.total + report.unexplained).toBe(report.transitions);
  });

  it('is explained without a rest for the deliverables of a committee', async () => {
    const report = await replayed('iso-sc29.jsonl', 'iso-sc29');
    expect(report).toMatchObject({ records: 78, unexplained: 0, unknownStages: [], malformed: { total: 0 } });
  });

  it('holds no stage the procedure does not know', async () => {
    expect(await replayed('iso-open-data.jsonl', 'iso-open-data')).toMatchObject({ records: 40, unknownStages: [], malformed: { total: 0 } });
    expect(lawsOf('iso-is')[0]!.stages).toHaveLength(46);
  });
});

describe('what was observed of W3C and IETF documents', () => {
  it('is explained step by step for W3C reports, under the process each was made under', async () => {
    const report = await replayed('w3c.jsonl', 'w3c');
    expect(report).toMatchObject({ procedure: 'w3c.v1, w3c.v2, w3c.v3', records: 30, explained: { path: 0 }, unknownStages: [], malformed: { total: 0 } });
    expect(report.pairs.filter(({ verdict }) => verdict === 'unexplained').map(({ from, to }) => `${from} ${to}`).sort()).toEqual(['PR PR']);
  });

  it('is explained for the steps the datatracker shows; machines of other documents are counted apart', async () => {
    expect(await replayed('ietf-states.json', 'ietf')).toMatchObject({ transitions: 44, unexplained: 0, exceptions: { total: 1 }, unknownStages: [], outside: [{ what: 'draft' }, { what: 'conflrev' }] });
  });

  it('is explained for changes of the standing of an RFC', async () => {
    expect(await replayed('ietf-rfc-events.jsonl', 'ietf')).toMatchObject({ transitions: 34, explained: { step: 34 }, unexplained: 0, unknownStages: [] });
  });
});

describe('stage codes', () => {
  it.each([['40.20', '40.20'], ['4020', '40.20'], ['40.2', '40.20'], ['98', '00.98'], ['0.98', '00.98'], ['9599', '95.99'], ['0', '00.00'], ['WD', undefined], ['', undefined], ['12345', undefined]])('%s is %s', (text, code) =>
    expect(codeOf(text)).toBe(code));

  it.each([
    ['damd', '40.20'], ['DIS', '40.20'], ['fdamd', '50.20'], ['FDIS', '50.20'], ['prfamd', '50.20'], ['pdam', '30.20'], ['cdamd', '30.20'], ['CD', '30.20'], ['awiamd', '20.00'], ['npamd', '10.20'], ['wdamd', '20.20'],
    ['DTS', '50.20'], ['Published', '60.60'], ['Withdrawn', '95.99'], ['Deleted', '30.98'], ['Under development', '40.00'],
  ])('"%s" can mean %s', (word, code) => expect(stagesMeant(word)).toContain(code));

  it('are asked of the next word when one says nothing', () => expect(stagesMeant('iso14496-31', 'Withdrawn')).toEqual(['95.99']));
});

describe('records in other shapes', () => {
  it('of pairs may have their columns in any order, under shorter names, or be JSON', async () => {
    const pair = { weight: 7, seen: [{ said: '40.60' }, { said: '50.00' }] };
    expect(await readIn('count,to,from\r\n7,50.00,40.60\r\n', 'iso-transitions')).toMatchObject([pair]);
    expect(await readIn('[{"to_stage":"5000","from_stage":"40.6","observed_count":7}]', 'iso-transitions')).toMatchObject([pair]);
  });

  it.each([
    ['iso-transitions', 'from_stage,to_stage,observed_count\n40.60,50.00,many\n', '"many" is no count: a whole number above 0 is.'],
    ['iso-transitions', 'from_stage,to_stage,observed_count\n40.60,soon,1\n', '"soon" is no stage code.'],
    ['iso-sc29', 'x\n{"iso_id":1}', 'It has no iso_id.'],
    ['iso-sc29', '{"iso_id":1,"history":[{"first_seen":"2019-13-01","status":"Published"}]}', 'Entry 1 of its history is dated "2019-13-01", which is no day.'],
    ['w3c', '{"shortname":"x","history":[{"date":"2019-01-01"}]}', 'Entry 1 of its history has no status.'],
    ['ietf', '{"rfc":1,"event":"status_change","date":"2019-01-01","to":"Historic"}', 'A change of status does not say from what to what.'],
  ])('of %s that cannot be read are reported: %j', async (format, text, because) => {
    expect((await readIn(text, format)).map((read) => ('malformed' in read ? read.malformed : 'read'))).toContain(because);
  });

  it('of a document may be a table with one entry a row', async () => {
    expect(await readIn('iso_id,first_seen,status\n1,2019-01-01,Published\n1,2020-01-01,Withdrawn\n2,2020-01-01,Deleted\n', 'iso-sc29')).toMatchObject([
      { line: 2, subject: 'iso 1', seen: [{ said: 'Published' }, { said: 'Withdrawn' }] },
      { line: 4, subject: 'iso 2', seen: [{ said: 'Deleted' }] },
    ]);
  });

  it('of a document are taken in the order of their days', async () => {
    expect(await readIn('{"shortname":"x","history":[{"date":"2020-01-01","status":"REC"},{"date":"2019-01-01","status":"PR"}]}', 'w3c')).toMatchObject([{ seen: [{ said: 'PR' }, { said: 'REC' }] }]);
  });

  it('of a file that is not there are a fault with a remedy', async () => {
    await expect(readIn('', 'w3c')).resolves.toEqual([]);
    await expect(readHistories(join(data, 'nowhere.csv'), formatOf('iso-transitions')).next()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
