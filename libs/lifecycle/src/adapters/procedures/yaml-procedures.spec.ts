import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '#lib/kernel';
import type { Located } from './located.js';
import { MemoryProcedures } from './memory-procedures.js';
import { loadProcedures } from './yaml-procedures.js';

const own = join(process.cwd(), 'libs', 'lifecycle', 'procedures', 'gbt.v1.yaml');
const gbt = await readFile(own, 'utf8');
const lineOf = (text: string) => gbt.slice(0, gbt.indexOf(text)).split('\n').length;

/** What loading says of a folder with these files in it. */
async function faultOf(files: Readonly<Record<string, string>>): Promise<Fault> {
  const folder = await mkdtemp(join(tmpdir(), 'procedures-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await loadProcedures(folder);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
  throw new Error('It was loaded.');
}
const problemsOf = async (files: Readonly<Record<string, string>>) => (await faultOf(files)).cause as readonly Located[];
/** The GB/T procedure with one text in place of another, which must be there. */
function changed(from: string, to: string): Readonly<Record<string, string>> {
  if (!gbt.includes(from)) throw new Error(`The procedure does not say "${from}".`);
  return { 'gbt.v1.yaml': gbt.replace(from, to) };
}

describe('loading procedures', () => {
  it('reads those of this repository', async () => {
    const procedures = await loadProcedures();
    expect(procedures.all().map(({ id, version }) => `${id} ${version}`)).toContain('gbt 1');
    expect(procedures.of('gbt', 1)).toMatchObject({ id: 'gbt', start: '00', zone: 'Asia/Shanghai', validFrom: '2019-11-26' });
    expect(procedures.of('gbt', 99)).toBeUndefined();
  });

  it('keeps the whole of a source that has a comma in it', async () => {
    expect((await loadProcedures()).of('gbt', 1)!.languages.late.source).toMatch(/\(SAC, 2019-11-26\)$/);
  });

  it('reads those of any folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'procedures-'));
    await cp(own, join(folder, 'gbt.v1.yaml'));
    expect((await loadProcedures(folder)).all()).toHaveLength(1);
    await rm(folder, { recursive: true });
  });

  it('knows the highest version in force on a day', async () => {
    const one = (await loadProcedures()).of('gbt', 1);
    const procedures = new MemoryProcedures([{ ...one!, version: 3, validFrom: '2026-01-01' }, one!, { ...one!, version: 2, validFrom: '2023-03-01' }]);
    const versionAt = async (at: string) => (await procedures.inForceAt('gbt', at))?.version;
    // A day begins where the procedure counts its days: eight hours before it does in Greenwich.
    const instants = ['2019-11-25T15:59:59.999Z', '2019-11-25T16:00:00.000Z', '2023-03-01T00:00:00.000Z', '2025-12-31T15:00:00.000Z', '2025-12-31T16:00:00.000Z'];
    expect(await Promise.all(instants.map(versionAt))).toEqual([undefined, 1, 2, 2, 3]);
    expect(await procedures.inForceAt('unknown', '2026-01-01T00:00:00.000Z')).toBeUndefined();
  });
});

describe('refusing to load procedures', () => {
  it('says where YAML is broken', async () => {
    expect(await problemsOf(changed('series: GB/T\n', 'series: GB/T\nseries: GB\n'))).toMatchObject([{ file: 'gbt.v1.yaml', line: lineOf('series: GB/T') + 1, code: 'YAML_INVALID' }]);
  });

  it.each([
    ['a word that is none of its own', 'proposedBy: [', 'proposdBy: [', '/proposdBy', lineOf('proposedBy: [')],
    ['a number where a stage is meant', 'start: "00"', 'start: 00', '/start', lineOf('start: "00"')],
    ['a gate that is not in the vocabulary', '- patentsDeclared: {}', '- fullMoon: {}', /^\/moves\/\d+\/gates\/\d+\/fullMoon$/, lineOf('- patentsDeclared: {}')],
    ['an id with a colon in it', '  V-FL:\n', '  "V:FL":\n', '/rules/V:FL', lineOf('  V-FL:')],
    ['a rule in percent', '{ times: 3, of: members }', '{ times: 0.75, of: members }', '/rules/V-TC/holds/0/right/times', lineOf('{ times: 3, of: members }')],
  ])('says where its shape is wrong: %s', async (_, from, to, path, line) => {
    const problems = await problemsOf(changed(from, to));
    expect(problems).toContainEqual(expect.objectContaining({ code: 'SHAPE_INVALID', path: typeof path === 'string' ? path : expect.stringMatching(path), line }));
    for (const { because, remedy } of problems) expect([because, remedy]).toEqual([expect.stringMatching(/\S\.$/), expect.stringMatching(/\S\.$/)]);
  });

  it.each([
    ['a name in a language', 'NAME_MISSING', ', en: chair, pt: presidente', ', en: chair', '/roles/chair', lineOf('  chair:'), 'This has no name in Portuguese.'],
    ['the mark of a number', 'SOURCE_MISSING', '    mark: seen\n    months: 18', '    months: 18', '/clocks/plan', lineOf('  plan:'), 'Nobody says whether the numbers here were seen in their source.'],
    ['the source of a number', 'SOURCE_MISSING', '  V-FL:\n    source: ', '  V-FL:\n    sauce: ', '/rules/V-FL', lineOf('  V-FL:'), 'The numbers here have no source.'],
  ])('says what is missing: %s', async (_, code, from, to, path, line, because) => {
    expect(await problemsOf(changed(from, to))).toContainEqual(expect.objectContaining({ code, path, line, because }));
  });

  it('says what else could not work where only the shape of something else is wrong, in the order of the lines', async () => {
    const text = gbt.replace('question: proposal }', 'question: idea }').replace(', en: chair, pt: presidente', ', en: chair').replace('  secretary:', '  clerk: { zh-Hans: 文员, zh-Hant: 文員, en: clerk, pt: escriturário }\n  secretary:');
    expect(await problemsOf({ 'gbt.v1.yaml': text })).toMatchObject([{ code: 'ROLE_WITHOUT_HOLDERS', path: '/roles/clerk' }, { code: 'NAME_MISSING', path: '/roles/chair' }, { code: 'BALLOT_UNKNOWN' }]);
  });

  it('is not led astray by aliases that would grow without end', async () => {
    const bomb = `a: &a [x, x]\n${[...'bcdefghijklmnop'].map((one, i) => `${one}: &${one} [*${'abcdefghijklmnop'[i]}, *${'abcdefghijklmnop'[i]}, *${'abcdefghijklmnop'[i]}]`).join('\n')}\n`;
    expect(await problemsOf({ 'bomb.v1.yaml': bomb })).toMatchObject([{ code: 'YAML_INVALID' }]);
  });

  it('says where it could not work, and everything of it at once', async () => {
    const problems = await problemsOf({ 'gbt.v1.yaml': gbt.replace('question: proposal }', 'question: idea }').replace('Asia/Shanghai', 'Asia/Atlantis') });
    expect(problems).toMatchObject([
      { code: 'ZONE_UNKNOWN', line: lineOf('zone: ') },
      { code: 'BALLOT_UNKNOWN', line: lineOf('question: proposal }') },
    ]);
  });

  it('says when a file is called by another name than its procedure', async () => {
    expect(await problemsOf({ 'gbt.v2.yaml': gbt })).toMatchObject([{ code: 'FILE_MISNAMED', remedy: 'Call the file gbt.v1.yaml.' }]);
  });

  it('says when there is none', async () => {
    expect(await problemsOf({ 'notes.txt': 'nothing' })).toMatchObject([{ code: 'FOLDER_EMPTY' }]);
  });

  it('is a fault whose message a person can act on', async () => {
    const fault = await faultOf(changed('question: proposal }', 'question: idea }'));
    expect(fault.code).toBe('PROCEDURE_INVALID');
    expect(fault.message).toContain(`gbt.v1.yaml:${lineOf('question: proposal }')} /moves/0/gates/0/ballotPassed/question BALLOT_UNKNOWN: There is no ballot "idea". Use one of: proposal,`);
  });
});
