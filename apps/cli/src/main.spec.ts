import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeSystem } from './scenario/play/fake-system.fixture.js';

const main = join(import.meta.dirname, 'main.js');

/** What scripts rely on: the process itself, as a shell sees it. */
describe('the exit code of the process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-cli-spec-'));
  const system = new FakeSystem();
  let url: string;
  beforeAll(async () => void (url = await system.listen()));
  afterAll(async () => {
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const play = (...steps: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    const file = join(folder, 'a.yaml');
    writeFileSync(file, `scenario: s\nprocedure: gbt\nsteps:\n${steps.map((step) => `  - ${step}`).join('\n')}\n`);
    return new Promise((resolve) => {
      execFile(process.execPath, [main, 'scenario', file, '--url', url], { env: { ...process.env, LOCKSTEP_PASSWORD: 'right', NODE_OPTIONS: '' } }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
      );
    });
  };
  const proposed = '{ at: 2023-02-06, as: proposer, do: propose, title: { en: A } }';

  it('is 0 when everything is as expected', async () => {
    expect(await play(proposed)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 passed, 0 failed\n$/m) as unknown, stderr: expect.stringMatching(/^✓ 2023-02-06 09:00 {2}proposer: propose {2}\d+ ms\n$/) as unknown });
  }, 60_000);
  it('is 1 when something is not', async () => expect(await play(proposed, '{ do: move, move: file }')).toMatchObject({ code: 1 }), 60_000);
  it('is 2 for a file that cannot be used', async () => expect(await play('{ do: vot }')).toMatchObject({ code: 2, stdout: '' }), 60_000);
  it('is 3 when the system breaks', async () => expect(await play(proposed, '{ do: move, move: break }')).toMatchObject({ code: 3 }), 60_000);
});
