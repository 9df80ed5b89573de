import type { Law, Step } from './law.js';

/** How a document can have come from one stage to another. */
export interface Way {
  /** The steps, one after the other; a single one when nothing passed unseen. */
  readonly by: readonly string[];
  /** Stages that passed unseen. */
  readonly through: readonly string[];
  /** The days this takes at the least, because stages with a period of their own passed unseen. */
  readonly atLeastDays: number;
}

export interface Ways {
  /** One legal step, when there is one. */
  step(from: string, to: string): Way | undefined;
  /**
   * The quickest legal way with stages that passed unseen. Bounded by what the procedure allows: every step is legal; at
   * most one of them is not the way its stage exists for (a skip, a return, a way out); and a stage that has a period of its
   * own takes its days.
   */
  path(from: string, to: string): Way | undefined;
}

export function waysUnder(law: Law): Ways {
  const out = new Map<string, Step[]>();
  for (const step of law.steps) out.set(step.from, [...(out.get(step.from) ?? []), step]);
  const paths = new Map<string, Way | null>();
  return {
    step(from, to) {
      const steps = out.get(from)?.filter((step) => step.to === to) ?? [];
      const step = steps.find(({ onward }) => onward) ?? steps[0];
      return step && { by: [step.by], through: [], atLeastDays: 0 };
    },
    path(from, to) {
      const key = `${from} ${to}`;
      let known = paths.get(key);
      if (known === undefined) paths.set(key, (known = shortest(from, to, law, out) ?? null));
      return known ?? undefined;
    },
  };
}

interface Reached {
  readonly at: string;
  readonly astray: boolean;
  readonly days: number;
  readonly way: readonly Step[];
}

/** Fewest days first, then fewest steps. The graph has a few dozen stages: a list is queue enough. */
function shortest(from: string, to: string, law: Law, out: ReadonlyMap<string, readonly Step[]>): Way | undefined {
  const done = new Set<string>();
  const queue: Reached[] = [{ at: from, astray: false, days: 0, way: [] }];
  while (queue.length > 0) {
    const here = queue.reduce((best, one) => (one.days < best.days || (one.days === best.days && one.way.length < best.way.length) ? one : best));
    queue.splice(queue.indexOf(here), 1);
    if (here.at === to && here.way.length > 0) {
      return { by: here.way.map(({ by }) => by), through: here.way.slice(0, -1).map((step) => step.to), atLeastDays: here.days };
    }
    const mark = `${here.at} ${here.astray}`;
    // Where it began is looked at once more as a place to arrive at: a round leads there.
    if (here.way.length > 0 && done.has(mark)) continue;
    if (here.way.length > 0) done.add(mark);
    for (const step of out.get(here.at) ?? []) {
      if (here.astray && !step.onward) continue;
      const days = here.days + (step.to === to ? 0 : (law.unseenDays.get(step.to) ?? 0));
      queue.push({ at: step.to, astray: here.astray || !step.onward, days, way: [...here.way, step] });
    }
  }
  return undefined;
}
