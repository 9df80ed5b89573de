import { type Instant, instantFromMs, isRefusal, msOf, plusDays } from '#lib/kernel';
import type { Command } from '../../commands.js';
import { decide } from '../../decide.js';
import { SYSTEM } from '../../decide/entitled.js';
import type { StandardEvent } from '../../events.js';
import { evolve } from '../../evolve.js';
import { nextFor, tasksOf } from '../../next.js';
import { today } from '../../periods.js';
import { gbt } from '../gbt.js';
import { actors, Asks } from './asks.js';
import { Random } from './random.js';
import { Watch } from './watch.js';
import type { Standard, Underway } from '../../standard.js';

const STEPS_PER_STANDARD = 700;

/** What was met on the way, so that a walk that went nowhere is not taken for one that found nothing. */
export interface Met {
  readonly events: Map<string, number>;
  readonly done: Map<string, number>;
  readonly refused: Map<string, number>;
  readonly stages: Set<string>;
}
const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

/** One standard, asked whatever comes to mind by whoever is there, for years; a little longer when it has ended. Returns the steps. */
export function walk(seed: number, met: Met): number {
  const random = new Random(seed);
  const asks = new Asks(random, gbt);
  const watch = new Watch(gbt);
  const log: StandardEvent[] = [];
  let standard: Standard = { is: 'unproposed' };
  let at: Instant = '2023-02-06T02:00:00.000Z';
  let step = 0;
  for (let last = STEPS_PER_STANDARD; step < last; step += 1) {
    const command = standard.is === 'unproposed' ? asks.start(at) : asks.next(standard, at);
    try {
      const outcome = decide(standard, command, gbt);
      if (isRefusal(outcome)) {
        count(met.refused, outcome.refused);
        expectExplained(outcome);
      } else if (outcome.length > 0) {
        const before: Standard = standard;
        const after: Underway = frozenDeep(outcome.reduce(evolve, before)) as Underway;
        count(met.done, command.type);
        for (const { type } of outcome) count(met.events, type);
        met.stages.add(after.stage);
        if (command.by.roles.length === 0 && !['LodgeComment', 'DisclosePatent'].includes(command.type)) throw new Error(`${command.by.id} could ${command.type}`);
        watch.see(before, command, outcome, after);
        expectQuietTwice(after, command);
        log.push(...outcome);
        if (after.endedOn && !(before.is === 'underway' && before.endedOn)) last = step + 20;
        standard = after;
      }
      if (standard.is === 'underway' && step % 8 === 0) expectExplainedAsDecided(standard, at);
    } catch (error) {
      throw new Error(`Seed ${seed}, step ${step}, at ${at}, ${JSON.stringify(command)}: ${(error as Error).message}`, { cause: error });
    }
    at = later(at, random, standard);
  }
  const rebuilt = (JSON.parse(JSON.stringify(log)) as StandardEvent[]).reduce<Standard>(evolve, { is: 'unproposed' });
  if (JSON.stringify(rebuilt) !== JSON.stringify(standard)) throw new Error(`Seed ${seed}: the log tells another story than the state.`);
  return step;
}

function later(at: Instant, random: Random, standard: Standard): Instant {
  const minutes = random.chance(0.85) ? random.between(0, 300) : random.chance(0.9) ? random.between(0, 12 * 1440) : random.between(0, 70 * 1440);
  const days = standard.is === 'unproposed' ? 0 : waitsLong(standard) && random.chance(0.1) ? random.between(1, 40) : standard.stage === 'in-force' && random.chance(0.05) ? 400 : isTimed(standard) && random.chance(0.002) ? 500 : 0;
  return instantFromMs(msOf(at) + minutes * 60_000 + days * 86_400_000);
}

const isTimed = ({ clocks }: Underway) => Object.values(clocks).some(({ state }) => state === 'running');
const waitsLong = ({ consultations }: Underway) => Object.values(consultations).some(({ closed }) => !closed);

function expectExplained({ because, remedy, unmet }: Exclude<ReturnType<typeof decide>, readonly unknown[]>): void {
  const explained = [{ because, remedy }, ...unmet].every((one) => /\S/.test(one.because) && /\S/.test(one.remedy) && !/undefined|NaN|\[object/.test(one.because + one.remedy));
  if (!explained) throw new Error(`a refusal that explains nothing: ${because} ${remedy} ${JSON.stringify(unmet)}`);
}

/** Asked twice, done once. A comment may well be made twice: whether it is the same one is not for the model to say. */
function expectQuietTwice(after: Standard, command: Command): void {
  const again = decide(after, command, gbt);
  if (!isRefusal(again) && again.length > 0 && command.type !== 'LodgeComment') throw new Error(`asked twice, it was done twice: ${JSON.stringify(again)}`);
}

/** What `next` says of a move is what comes of it. */
function expectExplainedAsDecided(standard: Underway, at: Instant): void {
  const next = nextFor(standard, gbt);
  for (const law of gbt.moves) {
    const possible = next.moves.find(({ move }) => move === law.id);
    const by = actors.find(({ roles }) => roles.some((role) => law.by.includes(role))) ?? SYSTEM;
    const details = Object.fromEntries((law.details ?? []).map((name) => [name, 'given']));
    const outcome = decide(standard, { type: 'MakeMove', move: law.id, details, publication: { number: 'GB/T 1', announcedOn: today(at, gbt.zone), implementsOn: plusDays(today(at, gbt.zone), 30) }, by, at }, gbt);
    const made = !isRefusal(outcome) && outcome.length > 0;
    if (made !== (possible?.open ?? false)) throw new Error(`next says ${law.id} is ${possible?.open ? 'open' : 'shut'}, but it was ${made ? 'made' : `not made: ${JSON.stringify(outcome)}`}`);
    if (isRefusal(outcome) && possible && !standard.frozen && !law.automatic && JSON.stringify(outcome.unmet) !== JSON.stringify(possible.unmet)) throw new Error(`next explains ${law.id} otherwise than the refusal does`);
  }
  const keys = tasksOf(standard, gbt).map(({ key }) => key);
  if (new Set(keys).size < keys.length) throw new Error(`two tasks have one key: ${keys.join()}`);
  if (next.ended && keys.length > 0) throw new Error('something is left to do for a standard that has ended');
}

/** Neither deciding nor evolving changes what it was given: what does, throws. */
function frozenDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozenDeep);
  }
  return value;
}
