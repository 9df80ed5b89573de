import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryFolder } from '#lib/platform';
import { run } from './program.js';
import { type OwnSystem, startOwnSystem } from './scenario/system/own-system.js';

const data = join(repositoryFolder(), 'libs', 'histories', 'data');

describe('histories from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-cli-spec-'));
  let system: OwnSystem;
  const before = { ...process.env };

  beforeAll(async () => {
    system = await startOwnSystem(new AbortController().signal);
    Object.assign(process.env, { LOCKSTEP_HOME: folder, LOCKSTEP_URL: system.url, LOCKSTEP_PASSWORD: system.password });
    delete process.env['LOCKSTEP_TOKEN'];
  }, 120_000);
  afterAll(async () => {
    await system.stop(false);
    process.env = before;
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const lockstep = async (...words: readonly string[]) => {
    const ended = { code: 0, stdout: '', stderr: '' };
    await run(words, { print: (line) => void (ended.stdout += `${line}\n`), tell: (line) => void (ended.stderr += `${line}\n`), endWith: (code) => void (ended.code = code) });
    return ended;
  };
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const as = (account: string) => ['--email', `${account}@demo.lockstep.example`];
  const entry = (first_seen: string, label: string, designation: string) => ({ first_seen, label, status: label, designation });
  const record = (...history: readonly object[]) => `${JSON.stringify({ iso_id: 1, title_en: 'Picture coding', publication_month: '2020-01', history })}\n`;
  const short = [entry('2019-04-12', 'damd', 'ISO 1/DAmd 1'), entry('2020-01-20', 'published', 'ISO 1:2020')];

  it('are checked: 0 when all is accounted for, or enough of it; 1 when not; 2 when the file is of another kind', async () => {
    const check = (...words: readonly string[]) => lockstep('histories', 'check', ...words);
    expect(await check(join(data, 'iso-sc29.jsonl'), '--format', 'iso-sc29')).toMatchObject({ code: 0, stdout: expect.stringMatching(/Explained 100\.00 %/) as unknown });
    expect(await check(join(data, 'iso-transitions.csv'), '--format', 'iso-transitions')).toMatchObject({ code: 1, stdout: expect.stringMatching(/exception: a cancelled project was reinstated +30 /) as unknown });
    expect(await check(join(data, 'iso-transitions.csv'), '--format', 'iso-transitions', '--at-least', '99')).toMatchObject({ code: 0 });
    expect(await check(join(data, 'iso-transitions.csv'), '--format', 'iso-transitions', '--at-least', '99.9')).toMatchObject({ code: 1 });
    expect(await check(file('broken.csv', 'from,to,count\n40.60,50.00,3\n40.60,50.00\n'), '--format', 'iso-transitions')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^3 +It has 2 fields where the heading has 3\.$/m) as unknown });
    expect(await check(join(data, 'w3c.jsonl'), '--format', 'iso-transitions')).toMatchObject({ code: 2, stderr: expect.stringMatching(/has no record of the kind iso-transitions/) as unknown });
    expect(await check(join(folder, 'nowhere'), '--format', 'w3c')).toMatchObject({ code: 2 });
  });

  it('are checked for programs, too', async () => {
    const { stdout } = await lockstep('histories', 'check', join(data, 'iso-transitions.csv'), '--format', 'iso-transitions', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ format: 'iso-transitions', records: 177, transitions: 29_587, unknownStages: [], malformed: { total: 0, rows: [] } });
  });

  it('are recorded once: a dry run changes nothing, a second one neither, a longer one adds what is new', async () => {
    const take = async (path: string, ...words: readonly string[]) => {
      const { code, stdout, stderr } = await lockstep('histories', 'import', path, '--format', 'iso-sc29', '--json', ...words);
      return { code, stderr, ...(stdout ? (JSON.parse(stdout) as object) : {}) };
    };
    const there = ['--committee', 'LS/TC 1', ...as('authority')];
    const path = file('short.jsonl', record(...short));
    expect(await take(path, '--dry-run')).toMatchObject({ code: 0, standards: 1, entries: 2 });
    expect((await lockstep('standards', 'list', '--json')).stdout).toBe('[]\n');
    expect(await take(path)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^--committee is missing/) as unknown });
    expect(await take(path, ...there)).toMatchObject({ code: 0, standards: 1, entries: 2, unchanged: 0 });
    expect(await take(path, ...there)).toMatchObject({ code: 0, standards: 1, entries: 0, unchanged: 1 });
    const longer = file('longer.jsonl', record(...short, entry('2024-06-21', 'withdrawn', 'ISO 1:2020')));
    expect(await take(longer, ...there)).toMatchObject({ code: 0, entries: 1 });

    const [standard] = JSON.parse((await lockstep('standards', 'list', '--json')).stdout) as [{ id: string }];
    expect(standard).toMatchObject({ stage: '95.99', condition: 'withdrawn', number: 'ISO 1:2020', title: { en: 'Picture coding' }, openTasks: 0, procedure: { id: 'iso-is', version: 2 } });
    const events = JSON.parse((await lockstep('standards', 'events', standard.id, '--json')).stdout) as { type: string; body: { stage: string; on: string; said: string; source: string } }[];
    expect(events.map(({ type, body: { stage, on, said, source } }) => [type, stage, on, said, source])).toEqual([
      ['StageObserved', '40.00', '2019-04-12', 'damd', 'short.jsonl (iso-sc29)'],
      ['StageObserved', '60.60', '2020-01-20', 'published', 'short.jsonl (iso-sc29)'],
      ['StageObserved', '95.99', '2024-06-21', 'withdrawn', 'longer.jsonl (iso-sc29)'],
    ]);
    expect(await lockstep('standards', 'verify', standard.id)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Intact: 3 events/) as unknown });
  }, 60_000);

  it('are recorded by the authority only, and what is malformed is reported', async () => {
    const { code, stdout } = await lockstep('histories', 'import', file('bad.jsonl', `${record(...short)}{"iso_id":2}\n`), '--format', 'iso-sc29', '--committee', 'LS/TC 1', ...as('secretary'), '--json');
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 1, standards: 0, refused: { total: 1, listed: [{ line: 1, record: 'iso 1', code: 'NOT_ENTITLED' }] }, malformed: { total: 1, rows: [{ line: 2, because: 'It has no history.' }] } });
  });
});
