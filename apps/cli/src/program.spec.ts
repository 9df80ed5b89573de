import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { programFor, run } from './program.js';
import { FakeSystem } from './scenario/play/fake-system.fixture.js';

describe('the command line tool', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-cli-spec-'));
  const system = new FakeSystem();
  let url: string;
  beforeAll(async () => {
    // A home where nothing runs.
    Object.assign(process.env, { LOCKSTEP_HOME: folder, LOCKSTEP_PASSWORD: 'right', DATABASE_URL: '' });
    url = await system.listen();
    await lockstep('--help'); // loads every command, which takes its time the first time
  }, 60_000);
  afterAll(async () => {
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const lockstep = async (...words: readonly string[]) => {
    const ended = { code: 0, stdout: '', stderr: '' };
    await run(words, {
      print: (line) => void (ended.stdout += `${line}\n`),
      tell: (line) => void (ended.stderr += `${line}\n`),
      endWith: (code) => void (ended.code = code),
    });
    return ended;
  };
  const file = (name: string, ...steps: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `scenario: s\nprocedure: gbt\nsteps:\n${steps.map((step) => `  - ${step}`).join('\n')}\n`);
    return path;
  };
  const proposed = '{ at: 2023-02-06, as: proposer, do: propose, title: { en: A } }';

  it('ends with 0 when it was only asked how it works, with examples for each command', async () => {
    const { code, stdout } = await lockstep('scenario', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
  });

  it('ends with 0 when everything is as expected: results on stdout, progress on stderr', async () => {
    const { code, stdout, stderr } = await lockstep('scenario', file('well.yaml', proposed), '--url', url);
    expect({ code, last: stdout.trim().split('\n').at(-1) }).toEqual({ code: 0, last: '1 passed, 0 failed' });
    expect(stderr).toMatch(/^✓ 2023-02-06 09:00 {2}proposer: propose {2}\d+ ms$/m);
  });

  it('ends with 1 when something is not as expected, with a table that says what', async () => {
    const { code, stdout } = await lockstep('scenario', file('wrong.yaml', proposed, '{ do: move, move: file }'), '--url', url);
    expect(code).toBe(1);
    expect(stdout).toMatch(/wrong\.yaml:5 .*outcome +done +refused: GATES_SHUT/);
    expect(stdout).toMatch(/^1 passed, 1 failed$/m);
  });

  it('reports as JSON, and nothing else, when asked to', async () => {
    const { code, stdout, stderr } = await lockstep('scenario', file('json.yaml', proposed, '{ do: move, move: file }'), '--url', url, '--json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ passed: 1, failed: 1, fault: null, scenarios: [{ steps: [{ line: 4, passed: true }, { line: 5, passed: false, mismatches: [{ what: 'outcome' }] }] }] });
  });

  it.each([
    ['a command nobody knows', ['dance'], "unknown command 'dance'"],
    ['an option nobody knows', ['migrate', '--backwards'], "unknown option '--backwards'"],
    ['no file', ['scenario'], 'No file was named'],
    ['no database', ['migrate'], 'No database is known'],
    ['no system', ['standards', 'list'], 'No system is known'],
  ])('ends with 2 for %s', async (_, words, said) => {
    const { code, stderr } = await lockstep(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('ends with 2 for a file that cannot be used, naming file, line and field', async () => {
    const path = file('bad.yaml', '{ at: 2023-02-06, do: vot }');
    const { code, stderr } = await lockstep('scenario', path, '--url', url);
    expect(code).toBe(2);
    expect(stderr).toContain(`${path}:4: steps[0].do: "vot" is nothing a step can do. Did you mean "vote"?`);
  });

  it.each(['migrate', 'seed', 'queues'])('ends with 3 when no database answers, naming the variable and no password: %s', async (command) => {
    const { code, stderr } = await lockstep(command, '--database-url', 'postgres://me:hunter2@127.0.0.1:9/standards');
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'DATABASE_URL is postgres://me:…@127.0.0.1:9/standards: PostgreSQL does not answer there (ECONNREFUSED). Check host and port, and that the server is up.\n' });
  });

  it('ends with 2 for a name that nothing in the law answers to, before anything is started', async () => {
    const path = file('unlawful.yaml', proposed, '{ do: move, move: issue-paln }', '{ do: attach, document: PROPOSALS }', '{ check: { next: { holders: [secretery] } } }');
    const { code, stdout, stderr } = await lockstep('scenario', path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      `${path}:5: steps[1].move: "issue-paln" is no move of gbt. Did you mean "issue-plan"?`,
      `${path}:6: steps[2].document: "PROPOSALS" is no kind of document of gbt. Did you mean "PROPOSAL"?`,
      `${path}:7: steps[3].check.next.holders[0]: "secretery" is no role of gbt. Did you mean "secretary"?`,
      '3 things in the files cannot be used; nothing was played.',
      '',
    ]);
  });

  it('holds a scenario against the procedure it brings along, and names what is wrong with that one first', async () => {
    writeFileSync(join(folder, 'own.v1.yaml'), 'id: own\n');
    const path = file('brings.yaml', proposed);
    writeFileSync(path, readFileSync(path, 'utf8').replace('procedure: gbt', 'procedure: own.v1.yaml'));
    const { code, stderr } = await lockstep('scenario', path);
    expect(code).toBe(2);
    expect(stderr).toContain(join(folder, 'own.v1.yaml'));
    expect(stderr).toContain(`${path} brings a procedure along that could not work; nothing was played.`);
  });

  it('ends with 3 when the system breaks, or does not answer', async () => {
    const broken = await lockstep('scenario', file('broken.yaml', proposed, '{ do: move, move: break }'), '--url', url);
    expect({ code: broken.code, sum: /^\d+ passed.*$/m.exec(broken.stdout)?.[0] }).toEqual({ code: 3, sum: '1 passed, 1 failed' });
    const nobody = await lockstep('scenario', file('well.yaml', proposed), '--url', 'http://127.0.0.1:9');
    expect(nobody.code).toBe(3);
    expect(nobody.stderr).toContain('does not answer');
  });

  it('works a hash chain out anew from a file, without any system: 0 when it holds, 1 when it does not', async () => {
    const [[id, log] = ['', []]] = system.logs;
    const path = join(folder, 'events.json');
    writeFileSync(path, JSON.stringify(log));
    expect(await lockstep('standards', 'verify', id, '--from', path)).toMatchObject({ code: 0, stdout: expect.stringContaining('Intact: 1 events') as unknown });
    writeFileSync(path, JSON.stringify(log.map((event) => ({ ...event, actor: 'someone else' }))));
    expect(await lockstep('standards', 'verify', id, '--from', path)).toMatchObject({ code: 1, stdout: expect.stringContaining('Broken at event 1') as unknown });
  });

  it('checks procedures: 0 when all could work, 1 when one could not, 2 when one cannot be read', async () => {
    expect(await lockstep('procedure', 'check', 'all')).toMatchObject({ code: 0, stdout: expect.stringContaining('gbt.v1.yaml: it could work') as unknown });
    const path = join(folder, 'gbt.v9.yaml');
    writeFileSync(path, 'id: gbt\n');
    const both = await lockstep('procedure', 'check', path, 'all');
    expect(both).toMatchObject({ code: 1, stdout: expect.stringMatching(/gbt\.v9\.yaml:1 \/ SHAPE_INVALID: "version" is missing\. Add it\.\n[^]*it could not work[^]*gbt\.v1\.yaml: it could work/) as unknown });
    const { code, stdout } = await lockstep('procedure', 'check', path, join(folder, 'none.yaml'), '--json');
    expect({ code, files: JSON.parse(stdout) as unknown }).toMatchObject({ code: 2, files: [{ file: path, problems: expect.any(Array) as unknown }, { problems: [{ code: 'FILE_UNREADABLE' }], warnings: [] }] });
  });

  it('draws a procedure: as a picture, as tables, as data', async () => {
    const { code, stdout } = await lockstep('procedure', 'draw', 'gbt', '--language', 'zh-Hans');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^<svg [^]*报批批准[^]*<\/svg>\n$/) as unknown });
    const path = join(folder, 'gbt.svg');
    expect(await lockstep('procedure', 'draw', 'gbt.v1', '-o', path)).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('13 stages') as unknown });
    expect(readFileSync(path, 'utf8')).toContain('Submission and approval');
    expect((await lockstep('procedure', 'draw', 'gbt', '--format', 'table', '--language', 'pt')).stdout).toMatch(/^40 +submit +onward +Submeter para aprovação +secretário da comissão +50 Submissão e aprovação$/m);
    expect(JSON.parse((await lockstep('procedure', 'draw', 'gbt', '--format', 'json')).stdout)).toMatchObject({ language: 'en', stages: expect.any(Array) as unknown, arrows: expect.any(Array) as unknown });
    for (const words of [['none'], ['gbt', '--language', 'la'], ['gbt', '--format', 'gif'], ['gbt', '-o', join(folder, 'no', 'gbt.svg')]]) expect(await lockstep('procedure', 'draw', ...words)).toMatchObject({ code: 2 });
  });

  it('reads a text without changing anything', async () => {
    const path = join(folder, 'draft.md');
    writeFileSync(path, '# Title\n\n## 1 Scope\n\nThis document says something.\n');
    const { code, stdout } = await lockstep('text', 'import', path, '--language', 'en', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ units: expect.arrayContaining([expect.objectContaining({ address: '1', kind: 'clause', text: 'Scope' })]) as unknown });
  });
});

describe('every command', () => {
  const silent = { print: () => {}, tell: () => {}, endWith: () => {} };
  /** What a command says for --help, with what was added after it. */
  const helpOf = (command: Command): string => {
    let said = '';
    command.configureOutput({ writeOut: (text) => void (said += text) }).outputHelp();
    return said;
  };
  const below = (command: Command): readonly Command[] => command.commands.flatMap((one) => [one, ...below(one)]);
  const nameOf = (command: Command): string => (command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name());

  it('and every group of them shows examples', async () => {
    const program = await programFor([], silent);
    expect(below(program).filter((command) => !helpOf(command).includes('Examples:')).map(nameOf)).toEqual([]);
  });

  it('that answers something answers it as JSON too', async () => {
    const leaves = below(await programFor([], silent)).filter(({ commands }) => commands.length === 0);
    expect(leaves.filter(({ options }) => !options.some(({ long }) => long === '--json')).map(nameOf)).toEqual([]);
  });
});
