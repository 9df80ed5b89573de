import { type Instant, instantFromMs, isRefusal, msOf, type Refusal } from '#lib/kernel';
import { waysOf } from '../../check/ways.js';
import type { Command } from '../../commands.js';
import { decide } from '../../decide.js';
import { SYSTEM } from '../../decide/entitled.js';
import { dueDates } from '../../due-dates.js';
import { evolve } from '../../evolve.js';
import { unmetBy } from '../../gates.js';
import { nextFor } from '../../next.js';
import { type Gate, gateKey, type Move, type Procedure } from '../../procedure.js';
import type { Standard, Underway } from '../../standard.js';
import { Asks } from './asks.js';
import { Random } from './random.js';

const STEPS_PER_STANDARD = 600;

/**
 * What there is to visit in a procedure: every move from every stage it starts from, both sides of every gate, every
 * failure of a ballot that leads somewhere. What nobody can bring about is not asked for: see `sidesOf`.
 */
export class Coverage {
  private readonly left: Set<string>;
  readonly all: readonly string[];

  constructor(readonly procedure: Procedure) {
    const failures = Object.entries(procedure.ballots).flatMap(([id, { onFail }]) => (onFail ? [`ballot ${id} fails`] : []));
    this.all = [...procedure.moves.flatMap((move) => [...move.from.map((from) => madeKey(move, from)), ...move.gates.flatMap((gate) => sidesOf(gate).map((side) => sideKey(move, gate, side)))]), ...failures];
    this.left = new Set(this.all);
  }

  /** In the order of the procedure. */
  get unvisited(): readonly string[] {
    return this.all.filter((one) => this.left.has(one));
  }

  visit(key: string): void {
    this.left.delete(key);
  }

  lacks(key: string): boolean {
    return this.left.has(key);
  }

  /** Gates of the moves that start here, as they stand. */
  look(standard: Underway): void {
    for (const move of this.procedure.moves) {
      if (!move.from.includes(standard.stage)) continue;
      for (const gate of move.gates) this.visit(sideKey(move, gate, unmetBy(gate, standard, this.procedure).length === 0 ? 'open' : 'shut'));
    }
  }

  lacksSomethingOf(move: Move, from: string): boolean {
    return this.lacks(madeKey(move, from)) || move.gates.some((gate) => sidesOf(gate).some((side) => this.lacks(sideKey(move, gate, side))));
  }
}

const madeKey = ({ id }: Move, from: string): string => `move ${id} from ${from}`;
const sideKey = ({ id }: Move, gate: Gate, side: 'open' | 'shut'): string => `gate ${gateKey(gate)} of ${id} ${side}`;

/** A gate that asks for no level of the language versions has nothing to shut it. */
const sidesOf = (gate: Gate): readonly ('open' | 'shut')[] => ('languagesInStep' in gate && gate.languagesInStep.level === 'none' ? ['open'] : ['open', 'shut']);

/** One standard, driven towards what has not been visited yet. What `next` says is open must be made when it is asked. */
export function explore(seed: number, coverage: Coverage): void {
  const { procedure } = coverage;
  const random = new Random(seed);
  const asks = new Asks(random, procedure);
  let standard: Standard = { is: 'unproposed' };
  const tired = new Tired();
  let at: Instant = '2024-02-06T02:00:00.000Z';
  for (let step = 0; step < STEPS_PER_STANDARD && coverage.unvisited.length > 0; step += 1) {
    const target = standard.is === 'unproposed' ? undefined : targetFrom(standard, coverage, tired, random);
    const command = standard.is === 'unproposed' ? asks.start(at) : (ripe(standard, at) ?? asks.towardsMove(target, standard, at));
    if (standard.is === 'underway' && target) tired.tries(standard, target);
    if (command) {
      if (command.at > at) at = command.at;
      const outcome = decide(standard, command, procedure);
      if (isRefusal(outcome)) {
        expectNotPromised(standard, command, outcome, procedure);
        if (standard.is === 'underway' && target && outcome.refused !== 'NOT_ENTITLED') tired.tries(standard, target, 8);
      } else {
        for (const event of outcome) {
          if (event.type === 'StageEntered') tired.made(event.move);
          if (event.type === 'StageEntered') coverage.visit(`move ${event.move} from ${event.from}`);
          if (event.type === 'StageReturned') coverage.visit(`ballot ${event.because.replace(/^ballot:/, '').replace(/:.*/, '')} fails`);
        }
        standard = outcome.reduce<Standard>(evolve, standard);
        if (standard.is === 'underway') coverage.look(standard);
      }
    }
    if (standard.is === 'underway' && (standard.endedOn || procedure.stages[standard.stage]?.terminal)) return;
    at = instantFromMs(msOf(at) + random.between(1, 40) * 3_600_000);
  }
}

/** A standard does not go the same way for ever: not for a move it has made twice, nor for one that stays shut however long it tries. */
class Tired {
  private readonly times = new Map<string, number>();
  private readonly tried = new Map<string, number>();

  made(move: string): void {
    this.times.set(move, (this.times.get(move) ?? 0) + 1);
  }

  tries(standard: Underway, move: Move, times = 1): void {
    const key = this.stay(standard, move);
    this.tried.set(key, (this.tried.get(key) ?? 0) + times);
  }

  of(standard: Underway, move: Move): boolean {
    return (this.times.get(move.id) ?? 0) >= 2 || (this.tried.get(this.stay(standard, move)) ?? 0) > 60;
  }

  private stay({ stage, rounds }: Underway, { id }: Move): string {
    return `${id} in ${stage}, round ${rounds[stage] ?? 1}`;
  }
}

/** Dates that have come take effect before anyone asks for anything. */
function ripe(standard: Underway, at: Instant): Command | undefined {
  const due = [...dueDates(standard)].filter((one) => one.at <= at).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  return due && { type: 'ReachDueDate', key: due.key, dueAt: due.at, by: SYSTEM, at };
}

/** The move from here that leads soonest to something unvisited; where nothing is left that way, any. */
function targetFrom(standard: Underway, coverage: Coverage, tired: Tired, random: Random): Move | undefined {
  const { procedure } = coverage;
  const here = procedure.moves.filter(({ from }) => from.includes(standard.stage));
  // Ways to an end are short; a standard that takes them in passing sees little.
  const lasting = here.filter(({ to }) => !procedure.stages[to]?.terminal);
  if (random.chance(0.1)) return random.of(lasting.length > 0 ? lasting : here);
  const steps = waysOf(procedure).flatMap(({ from, to, move }) => (move === null ? [] : [{ from, to, move: procedure.moves[move]! }]));
  const seen = new Set([standard.stage]);
  let paths = steps.filter(({ from, move }) => from === standard.stage && !tired.of(standard, move)).map((way) => ({ ...way, first: way.move }));
  while (paths.length > 0) {
    const found = paths.filter(({ move, from }) => coverage.lacksSomethingOf(move, from));
    if (found.length > 0) return random.of(found).first;
    const further: typeof paths = [];
    for (const { to, first } of paths) {
      if (seen.has(to)) continue;
      seen.add(to);
      for (const way of steps) if (way.from === to) further.push({ ...way, first });
    }
    paths = further;
  }
  return random.of(lasting.length > 0 ? lasting : here);
}

function expectNotPromised(standard: Standard, command: Command, { refused, because }: Refusal, procedure: Procedure): void {
  if (standard.is === 'unproposed' || command.type !== 'MakeMove') return;
  const possible = nextFor(standard, procedure).moves.find(({ move }) => move === command.move);
  // Who asks, and the days of a publication, are the asker's; everything else `next` has answered for.
  const isTheAskers = /^(NOT_ENTITLED|DATES_OUT_OF_ORDER|ANNOUNCEMENT_.*|IMPLEMENTATION_.*)$/.test(refused);
  if (possible?.open && !isTheAskers) throw new Error(`next says ${command.move} is open, and it is refused: ${refused}, ${because}`);
}
