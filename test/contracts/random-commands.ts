import { type Actor, type Instant, instantFromMs, isRefusal, msOf, sha256 } from '#lib/kernel';
import { type Command, decide, evolve, type Standard } from '#lib/lifecycle';
import { SYSTEM } from '../../libs/lifecycle/src/model/decide/entitled.js';
import { Asks } from '../../libs/lifecycle/src/model/spec/walk/asks.js';
import { Random } from '../../libs/lifecycle/src/model/spec/walk/random.js';
import { type Asking, asking, gbt } from './gbt-commands.js';

/** A store asks for identifiers where the model is content with names. */
const idOf = (name: string): string => sha256(name).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
const withId = (actor: Actor): Actor => (actor.id === SYSTEM.id ? actor : { ...actor, id: idOf(actor.id) });

function withIds(command: Command, standard: string): Command {
  const by = withId(command.by);
  switch (command.type) {
    case 'ProposeStandard':
    case 'ObserveStandard':
      return { ...command, by, id: standard, committee: idOf(command.committee) };
    case 'OpenBallot':
      return { ...command, by, holders: Object.fromEntries(Object.entries(command.holders).map(([role, people]) => [role, people.map(idOf)])) };
    default:
      return { ...command, by };
  }
}

export interface Walk {
  readonly id: string;
  readonly steps: readonly { readonly asking: Asking; readonly expected: string | readonly string[] }[];
  readonly ends: Standard;
}

/**
 * Commands as they may come in over some years, most of them helpful, with what the model alone answers to each: the code
 * of its refusal, or the types of its events. The same seed gives the same walk.
 */
export function walkOf(seed: number, length: number): Walk {
  const random = new Random(seed);
  const asks = new Asks(random, gbt);
  const id = idOf(`walk ${seed} ${process.pid} ${performance.now()}`);
  const steps: { asking: Asking; expected: string | readonly string[] }[] = [];
  let at: Instant = '2023-02-06T02:00:00.000Z';
  // Asks chooses among names, so one state is kept with names and one with identifiers.
  let named: Standard = { is: 'unproposed' };
  let kept: Standard = { is: 'unproposed' };
  while (steps.length < length) {
    const command = named.is === 'unproposed' ? asks.start(at) : asks.next(named, at);
    const sent = withUniqueNumber(withIds(command, id), id);
    const [change, ask] = asking(id, sent);
    const outcome = decide(kept, sent, gbt);
    steps.push({ asking: [{ ...change, procedure: gbt }, ask], expected: isRefusal(outcome) ? outcome.refused : outcome.map(({ type }) => type) });
    if (!isRefusal(outcome)) {
      kept = outcome.reduce(evolve, kept);
      const meant = decide(named, command, gbt);
      if (!isRefusal(meant)) named = meant.reduce(evolve, named);
    }
    at = instantFromMs(msOf(at) + (random.chance(0.9) ? random.between(0, 600) : random.between(0, 20 * 1440)) * 60_000);
  }
  return { id, steps, ends: kept };
}

/** Walks share a store, where no number is given twice. */
function withUniqueNumber(command: Command, id: string): Command {
  if (command.type === 'ObserveStandard') return { ...command, number: `${command.number} ${id}` };
  if (command.type === 'MakeMove' && command.publication) return { ...command, publication: { ...command.publication, number: `${command.publication.number} ${id}` } };
  return command;
}
