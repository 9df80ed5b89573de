import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { plantedTree } from './planted-tree.js';
import { repository } from './repository.js';

/** A file that breaks exactly the rules it is listed under. */
interface Plant {
  readonly breaks: string;
  readonly file: string;
  readonly imports: string;
}

const plants: readonly Plant[] = [
  { breaks: 'the-model-is-pure', file: 'libs/lifecycle/src/model/planted.ts', imports: 'node:fs' },
  { breaks: 'the-model-is-pure', file: 'libs/notices/src/model/planted.ts', imports: '../application/inbox.js' },
  { breaks: 'the-model-is-pure', file: 'libs/texts/src/model/planted.ts', imports: '#lib/participants' },
  { breaks: 'the-model-is-pure', file: 'libs/ballots/src/planted.module.ts', imports: '@nestjs/common' },
  { breaks: 'handlers-know-no-engine', file: 'libs/lifecycle/src/application/planted-platform.ts', imports: '#lib/platform' },
  { breaks: 'handlers-know-no-engine', file: 'libs/lifecycle/src/application/planted-adapter.ts', imports: '../adapters/postgres-standards.js' },
  { breaks: 'handlers-know-no-engine', file: 'libs/lifecycle/src/application/planted-engine.ts', imports: 'pg' },
  { breaks: 'nouns-meet-at-the-front-door', file: 'libs/notices/src/adapters/planted-visit.ts', imports: '../../../lifecycle/src/model/decide.js' },
  { breaks: 'apps-use-the-front-door', file: 'apps/worker/src/planted.ts', imports: '../../../libs/lifecycle/src/model/decide.js' },
  { breaks: 'typeorm-stays-in-adapters', file: 'apps/api/src/planted.ts', imports: 'typeorm' },
  { breaks: 'typeorm-stays-in-adapters', file: 'libs/platform/src/queues/planted-orm.ts', imports: '@nestjs/typeorm' },
  { breaks: 'bullmq-stays-in-the-worker', file: 'libs/lifecycle/src/adapters/planted-queue.ts', imports: 'bullmq' },
  { breaks: 'bullmq-stays-in-the-worker', file: 'apps/api/src/planted-queue.ts', imports: '@nestjs/bullmq' },
  { breaks: 'platform-knows-no-nouns', file: 'libs/platform/src/planted.ts', imports: '#lib/lifecycle' },
  { breaks: 'kernel-knows-nothing', file: 'libs/kernel/src/planted.ts', imports: 'pino' },
  { breaks: 'kernel-knows-nothing', file: 'libs/kernel/src/planted-noun.ts', imports: '#lib/ballots' },
  { breaks: 'libs-never-import-apps', file: 'libs/notices/src/adapters/planted-app.ts', imports: '../../../../apps/api/src/api.module.js' },
  { breaks: 'apps-never-import-apps', file: 'apps/api/src/planted-app.ts', imports: '../../worker/src/one-per-queue.js' },
  { breaks: 'features-meet-in-routes', file: 'apps/web/src/features/planted/screen.tsx', imports: '../planted-too/screen' },
  { breaks: 'spec-kits-stay-in-specs', file: 'libs/lifecycle/src/adapters/planted-kit.ts', imports: '../spec/planted-kit.js' },
  { breaks: 'spec-kits-stay-in-specs', file: 'apps/worker/src/planted-test.ts', imports: '../../../test/servers/redis.js' },
  { breaks: 'imports-are-found', file: 'libs/lifecycle/src/adapters/planted-lost.ts', imports: 'no-such-package' },
  { breaks: 'no-circles', file: 'libs/lifecycle/src/adapters/planted-circle/there.ts', imports: './back.js' },
  { breaks: 'no-circles', file: 'libs/lifecycle/src/adapters/planted-circle/back.ts', imports: './there.js' },
];
/** What the plants lean on. */
const innocent = { 'apps/web/src/features/planted-too/screen.tsx': 'export const nothing = 0;\n', 'libs/lifecycle/src/spec/planted-kit.ts': 'export const nothing = 0;\n' };

/** A type is imported: it binds as firmly as a value, so the fences must see it as well. */
const planted = Object.fromEntries(plants.map(({ file, imports }) => [file, `import type * as planted from '${imports}';\nexport type Planted = typeof planted;\n`]));

let broken: readonly { readonly rule: string; readonly from: string; readonly to: string; readonly circle: readonly string[] }[];

beforeAll(() => {
  const tree = plantedTree({ ...planted, ...innocent });
  try {
    const cruise = join(repository, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const { stdout, stderr } = spawnSync(process.execPath, [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'], {
      cwd: tree.folder,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    if (!stdout.startsWith('{')) throw new Error(stderr || stdout);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }[] } };
    broken = summary.violations.map(({ rule, from, to, cycle = [] }) => ({ rule: rule.name, from, to, circle: cycle.map(({ name }) => name) }));
  } finally {
    tree.remove();
  }
}, 60_000);

describe('the fences', () => {
  it.each(plants.map(({ breaks, file, imports }) => [breaks, file, imports] as const))('%s: %s must not import %s', (rule, file) => {
    expect(broken.filter(({ from, circle }) => from === file || circle.includes(file)).map((violation) => violation.rule)).toEqual([rule]);
  });

  it('have each been seen to fail', () => {
    const { forbidden } = createRequire(import.meta.url)(join(repository, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };
    expect([...new Set(plants.map(({ breaks }) => breaks))].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it('find nothing else in the tree as it is', () => {
    expect(broken.filter(({ from }) => planted[from] === undefined)).toEqual([]);
  });
});
