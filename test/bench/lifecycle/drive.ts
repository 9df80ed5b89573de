import { detailsOf, moveAt } from './standards.js';

/** Makes one move of one standard; resolves with the version it then has. `step` counts the standard's moves from 0. */
export type MakeMove = (standardId: string, move: string, details: Record<string, string>, step: number) => Promise<number>;

export interface Load {
  readonly standards: readonly string[];
  /** Version each has before its first move of this load. */
  readonly from: number;
  readonly inFlight: number;
  /** Moves per standard before this load, so that the circle goes on where it stood. */
  readonly after?: number;
  /** Ends after so many moves of each standard ... */
  readonly moves?: number;
  /** ... or when the next round would begin after so many ms. */
  readonly forMs?: number;
}

export interface Driven {
  readonly transitions: number;
  /** Moves each standard has made. */
  readonly moves: number;
  readonly tookMs: number;
  /** Of each command, from the call to the answer, in ms, in no order. */
  readonly latencies: Float64Array;
}

/**
 * Moves all standards on, each strictly in order, `inFlight` of them at a time. A standard's next move is asked for only
 * when the one before has been answered, and the answer must be the very next version.
 */
export async function drive({ standards, from, inFlight, after = 0, moves = Infinity, forMs = Infinity }: Load, move: MakeMove): Promise<Driven> {
  const began = performance.now();
  const latencies: number[] = [];
  let round = 0;
  let next = 0;
  const lane = async () => {
    for (;;) {
      if (next === standards.length) {
        // All of a round are on their way. A round is whole: the counts can then be checked.
        if (round + 1 >= moves || performance.now() - began >= forMs) return;
        round += 1;
        next = 0;
      }
      const at = next++;
      const made = round;
      turns[at] = turns[at]!.then(() => one(standards[at]!, after + made, from + made + 1));
      await turns[at];
    }
  };
  const one = async (id: string, step: number, expected: number) => {
    const name = moveAt(step);
    const asked = performance.now();
    const version = await move(id, name, detailsOf(name), step);
    latencies.push(performance.now() - asked);
    if (version !== expected) throw new Error(`${id}: move ${step + 1} led to version ${version}, not ${expected}.`);
  };
  const turns: Promise<void>[] = standards.map(() => Promise.resolve());
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { transitions: latencies.length, moves: round + 1, tookMs: performance.now() - began, latencies: Float64Array.from(latencies) };
}
