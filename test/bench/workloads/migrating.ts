import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal, type Refusal } from '#lib/kernel';
import { type BatchDone, LoadProcedureHandler, MigrateStandards } from '#lib/lifecycle';
import { must, prepareStandards, secretaryOf } from '../lifecycle/standards.js';
import { openEngine } from '../system/engine.js';
import { layGround } from '../system/ground.js';
import { procedures } from '../system/processes.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const STANDARDS = 10_000;
const BATCH = 500;

/**
 * M: 10,000 standards under way come under another version of their procedure, and back, while commands keep arriving;
 * over when all are there. Checked: every command that was answered is in the log, and every log has each change once.
 */
export async function migrating(circumstances: Circumstances): Promise<Figures> {
  const ground = await layGround();
  const engine = await openEngine({ databaseUrl: ground.url, redisUrl: redisOf(circumstances)?.url });
  const by = secretaryOf(ground);
  try {
    const standards = await prepareStandards(engine, ground, sized(STANDARDS, circumstances));
    const text = (await readFile(join(procedures, 'bench.v1.yaml'), 'utf8')).replace(/^version: 1$/m, 'version: 2');
    const loaded = await engine.get(LoadProcedureHandler).execute({ text, file: 'bench.v2.yaml', by });
    if (loaded.is === 'refused') throw new Error(JSON.stringify(loaded.problems));
    const service = engine.get(MigrateStandards);
    const rules = { from: { id: 'bench', version: 1 }, to: { id: 'bench', version: 2 }, stages: {}, clocks: 'keep' } as const;

    let [answered, over] = [0, false];
    const others = (async () => {
      for (; !over; answered += 1) {
        const id = standards[answered % standards.length]!;
        await must(engine.ask, id, { type: 'DisclosePatent', patent: `CN ${answered}`, holder: 'A holder', claims: 'Claim 1.', by });
      }
    })();
    const planned = performance.now();
    const plan = orThrow(await service.plan({ rules, muted: false, by }));
    const began = performance.now();
    const there = await inBatches((after) => service.carryOut(plan.id, { after, limit: BATCH, onlyUnchanged: true, by }));
    const turned = performance.now();
    const back = await inBatches((after) => service.rollBack(plan.id, { after, limit: BATCH, by }));
    const ended = performance.now();
    over = true;
    await others;

    if (there !== standards.length || back !== standards.length) throw new Error(`${there} moved and ${back} taken back, of ${standards.length}.`);
    const { rows } = await engine.database.query<{ changes: number; disclosed: number; once: boolean }>(
      `SELECT count(*) FILTER (WHERE type = 'ProcedureChanged')::int AS changes, count(*) FILTER (WHERE type = 'PatentDisclosed')::int AS disclosed,
              (SELECT bool_and(n = 2) FROM (SELECT count(*) AS n FROM standard_event WHERE type = 'ProcedureChanged' GROUP BY standard_id) AS each) AS once FROM standard_event`,
    );
    const { changes, disclosed, once } = rows[0]!;
    if (changes !== 2 * standards.length || disclosed !== answered || !once) throw new Error(`Changes, once, disclosures, answered: ${changes}, ${once}, ${disclosed}, ${answered}.`);
    const rate = (ms: number) => (standards.length * 1000) / ms;
    return { 'planned/s': rate(began - planned), 'moved/s': rate(turned - began), 'taken back/s': rate(ended - turned), 'commands meanwhile/s': (answered * 1000) / (ended - planned) };
  } finally {
    await engine.close();
    await ground.drop();
  }
}

async function inBatches(batch: (after: string | null) => Promise<BatchDone | Refusal>): Promise<number> {
  let done = 0;
  for (let after: string | null = null; ; ) {
    const one: BatchDone = orThrow(await batch(after));
    done += one.done;
    if (one.next === null) return done;
    after = one.next;
  }
}

function orThrow<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.because}`);
  return answer;
}
