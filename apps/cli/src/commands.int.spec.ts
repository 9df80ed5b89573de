import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './program.js';
import { sessionFile } from './remote/stored-session.js';
import { type OwnSystem, startOwnSystem } from './scenario/system/own-system.js';

/** The everyday commands against a real system: a proposal, its documents, its vote, its comments. */
describe('changing a standard from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-cli-spec-'));
  let system: OwnSystem;
  let standard: string;
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
  const proposal = ['procedure: gbt', 'committee: LS/TC 1', 'title: { zh-Hans: 标准, en: A standard }', 'baseLanguage: zh-Hans', 'languages: [{ language: en, mode: parallel }]'];

  it('is done by somebody in particular: nobody is signed in at first', async () => {
    const { code, stderr } = await lockstep('moves', 'do', 'GB/T 1—2025', 'file');
    expect({ code, stderr }).toEqual({ code: 2, stderr: `Nobody is signed in at ${system.url}. Sign in: npm run lockstep -- sign-in --email you@example.org\n` });
  });

  it('signs in, and keeps the session where only its owner reads it', async () => {
    const { code, stdout } = await lockstep('sign-in', ...as('proposer'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^Signed in at http:.+ as .+, until \d{4}-/) as unknown });
    expect(statSync(sessionFile(folder)).mode & 0o777).toBe(0o600);
    expect(await lockstep('sign-in', ...as('proposer'), '--password', 'guessed')).toMatchObject({ code: 1, stderr: expect.stringContaining('SIGN_IN_REFUSED') as unknown });
  });

  it.each(['/proc/nope/home', join(import.meta.filename, 'home')])('says where it cannot keep a session: %s', async (home) => {
    process.env['LOCKSTEP_HOME'] = home;
    const { code, stderr } = await lockstep('sign-in', ...as('proposer'));
    process.env['LOCKSTEP_HOME'] = folder;
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^LOCKSTEP_HOME is \/.+, where no session can be kept \(ENO\w+\)\. Name a folder .+\n$/) as unknown });
  });

  it('proposes from a file, once however often it is asked under one key', async () => {
    const words = ['standards', 'propose', file('proposal.yaml', proposal.join('\n')), '--idempotency-key', 'proposal-of-today', '--json'];
    const first = await lockstep(...words);
    const again = await lockstep(...words);
    expect({ first: first.code, again: again.code }).toEqual({ first: 0, again: 0 });
    expect(again.stdout).toBe(first.stdout.replace('"replayed": false', '"replayed": true'));
    standard = (JSON.parse(first.stdout) as { id: string }).id;
  });

  it('names file and line of what it cannot propose', async () => {
    const { code, stderr } = await lockstep('standards', 'propose', file('wrong.yaml', [...proposal.slice(0, 3), 'langauges: []'].join('\n')));
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${folder}/wrong.yaml:4: langauges is not known here; use procedure, committee, title, baseLanguage, languages, adoption, replaces.\n${folder}/wrong.yaml:1: baseLanguage is missing.\n` });
    expect(await lockstep('standards', 'propose', file('other.yaml', proposal.join('\n').replace('LS/TC 1', 'LS/TC 9')))).toMatchObject({ code: 2, stderr: 'There is no committee LS/TC 9. There is LS/TC 1.\n' });
  });

  it('prints a refusal with every condition that is not met and what to do, and ends with 1', async () => {
    const { code, stdout, stderr } = await lockstep('moves', 'do', standard, 'file', ...as('secretary'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^GATES_SHUT: .+\n( {2}- [A-Z_]+: .+\n){2,}/);
    const json = await lockstep('moves', 'do', standard, 'file', ...as('secretary'), '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ code: 'GATES_SHUT', unmet: expect.arrayContaining([expect.objectContaining({ remedy: expect.any(String) as unknown })]) as unknown });
  });

  it('attaches, opens a ballot, votes and closes it, and moves on', async () => {
    const draft = file('draft.md', '# 标准\n\n## 1 范围\n\n本文件规定要求。\n');
    for (const kind of ['PROPOSAL', 'DRAFT']) expect(await lockstep('documents', 'attach', standard, kind, draft)).toMatchObject({ code: 0 });
    expect((await lockstep('documents', 'list', standard)).stdout).toMatch(/PROPOSAL .*draft\.md/);
    expect(await lockstep('text', 'import', draft, '--standard', standard, ...as('secretary'))).toMatchObject({ code: 0, stdout: expect.stringContaining('TextRevised') as unknown });
    expect(await lockstep('documents', 'attach', standard, 'FL_PROPOSAL', draft, '--language', 'en')).toMatchObject({ code: 0 });
    expect(await lockstep('ballots', 'open', standard, 'proposal', ...as('secretary'))).toMatchObject({ code: 0, stdout: expect.stringContaining('ballot: proposal') as unknown });
    for (let n = 1; n <= 31; n += 1) expect(await lockstep('ballots', 'vote', standard, 'proposal', 'approve', ...as(`member-${String(n).padStart(2, '0')}`))).toMatchObject({ code: 0 });
    expect((await lockstep('ballots', 'list', standard)).stdout).toMatch(/proposal +\S+ +by hand +31 of 41 +open/);
    expect(await lockstep('ballots', 'close', standard, 'proposal', ...as('secretary'))).toMatchObject({ code: 0 });
    expect((await lockstep('ballots', 'list', standard)).stdout).toMatch(/31 : 0 : 0, passed/);
    expect(await lockstep('moves', 'do', standard, 'file', ...as('secretary'))).toMatchObject({ code: 0, stdout: expect.stringContaining('StageEntered') as unknown });
    expect(await lockstep('tasks', 'list', ...as('assessor'))).toMatchObject({ code: 0, stdout: expect.stringContaining(standard) as unknown });
  }, 60_000);

  it('shows people by their names, and identifiers in JSON, which the hash chain is made of', async () => {
    const { stdout } = await lockstep('standards', 'events', standard);
    expect(stdout).toMatch(/VoteCast +Member 01/);
    expect(stdout).not.toMatch(/VoteCast +[0-9a-f]{8}-/);
    expect((JSON.parse((await lockstep('standards', 'events', standard, '--json')).stdout) as { actor: string }[])[0]!.actor).toMatch(/^[0-9a-f]{8}-/);
  });

  it.each([
    ['an answer that is none', '- { comments: 1, disposition: perhaps }', ':1: disposition is "perhaps"; use one of accepted'],
    ['a range that is none', '- { comments: 3-1, disposition: accepted }', ':1: comments must be numbers and ranges'],
  ])('disposes from a file, and names the line of %s', async (_, text, said) => {
    expect(await lockstep('comments', 'dispose', standard, file('answers.yaml', text))).toMatchObject({ code: 2, stderr: expect.stringContaining(said) as unknown });
  });

  it.each([
    ['a stage nobody knows', ['standards', 'list', '--stage', '77'], /^--stage is 77, and no procedure has such a stage\. There are: .*00, 10, .+ \(gbt\)/],
    ['half an identifier', ['standards', 'show', '0198c9a4-5b1e'], /"0198c9a4-5b1e" is no whole identifier: that has 32 hexadecimal digits as 8-4-4-4-12/],
    ['a language nobody speaks', ['text', 'import', 'draft.md', '--language', 'xx'], /^--language is "xx", which names no language/],
    ['a verdict that is none', ['tasks', 'decide', 'x', 'y', '--verdict', 'maybe'], /argument 'maybe' is invalid. Allowed choices are pass, return/],
    ['half a publication', ['publish', 'x', '--announced-on', '2026-05-30'], /^--implements-on is missing/],
    ['a key that is too short', ['moves', 'do', 'x', 'y', '--idempotency-key', 'short'], /^--idempotency-key is "short"; 8 to 200/],
  ])('ends with 2 for %s', async (_, words, said) => {
    const { code, stderr } = await lockstep(...words);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(said) as unknown });
  });

  it('signs out: the session has ended, and nobody is signed in', async () => {
    const { token } = JSON.parse(readFileSync(sessionFile(folder), 'utf8')) as { token: string };
    expect(await lockstep('sign-out')).toMatchObject({ code: 0 });
    expect(await lockstep('moves', 'do', standard, 'file')).toMatchObject({ code: 2 });
    process.env['LOCKSTEP_TOKEN'] = token;
    expect(await lockstep('moves', 'do', standard, 'file')).toMatchObject({ code: 1 });
  });
});
