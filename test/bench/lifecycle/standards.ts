import { randomUUID } from 'node:crypto';
import { type Actor, sha256 } from '#lib/kernel';
import type { Asked, AskStandard } from '#lib/lifecycle';
import type { Engine } from '../system/engine.js';
import type { Ground } from '../system/ground.js';

/** The circle of the bench procedure: each move stands before gates that are asked, and leads to the next one's stage. */
export const circle = ['circulate', 'examine', 'rework'] as const;
export const moveAt = (step: number): string => circle[step % circle.length]!;
/** What the move needs beside its name. */
export const detailsOf = (move: string): Record<string, string> => (move === 'rework' ? { reason: 'Two clauses contradict each other.' } : {});

const AT_ONCE = 64;

export const secretaryOf = ({ secretary }: Ground): Actor => ({ id: secretary, roles: ['secretary', 'authority'], languages: [] });

/** Brings `count` standards, by commands, to the first stage of the circle, with all that its gates ask for. Nobody is told. */
export function prepareStandards(engine: Engine, ground: Ground, count: number): Promise<string[]> {
  return inParallel(count, async () => {
    const id = await propose(engine, ground);
    for (const step of firstSteps(id, ground)) await must(engine.ask, id, step);
    return id;
  });
}

export async function propose(engine: Engine, ground: Ground): Promise<string> {
  const { id, settled } = await engine.propose.execute({
    type: 'ProposeStandard',
    procedure: 'bench',
    committee: ground.committee,
    title: { 'zh-Hans': '丝苗米 第一部分：总则', en: 'Simiao rice, part 1: general' },
    baseLanguage: 'zh-Hans',
    languages: [
      { language: 'en', mode: 'parallel', required: true },
      { language: 'pt', mode: 'later', required: false },
    ],
    adoption: 'none',
    replaces: null,
    by: secretaryOf(ground),
  });
  if (settled.is === 'refused') throw new Error(settled.refusal.because);
  return id;
}

/** Runs `make` so many times, at most 64 at once. */
export async function inParallel<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) made[index] = await make(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return made;
}

/** Asks, and takes no for a fault. Resolves with the version reached. */
export async function must(ask: AskStandard, id: string, asked: Asked): Promise<number> {
  const settled = await ask.ask(id, asked);
  if (settled.is === 'refused') throw new Error(`${asked.type}: ${settled.refusal.because}`);
  return settled.version;
}

function firstSteps(id: string, ground: Ground): readonly Asked[] {
  const secretary = secretaryOf(ground);
  const drafter: Actor = { id: ground.members[0]!, roles: ['drafter'], languages: [] };
  const document = (kind: string, by: Actor): Asked => ({ type: 'AttachDocument', document: randomUUID(), kind, language: null, title: `${kind} of this standard`, sha256: sha256(`${kind} ${id}`), counters: {}, by });
  const lag = { missing: 0, stale: 0, titlesBehind: 0 };
  return [
    document('PROPOSAL', secretary),
    { type: 'DecideTask', task: 'patent-call', language: null, verdict: 'pass', note: null, by: secretary },
    { type: 'MakeMove', move: 'start', details: {}, by: secretary },
    document('EXPLANATION', drafter),
    { type: 'ReviseText', revision: 1, hash: sha256(id), label: 'CD', changeClass: 'substantive', units: { added: 40, changed: 0, removed: 0 }, lags: { en: { missing: 40, stale: 0, titlesBehind: 8 } }, by: secretary },
    { type: 'ReviseLanguage', language: 'en', revision: 1, hash: sha256(`en ${id}`), baseRevision: 1, label: null, changeClass: 'substantive', lag, by: secretary },
  ];
}
