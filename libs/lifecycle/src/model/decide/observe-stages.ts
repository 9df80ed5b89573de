import { type Instant, type LocalDate, type Outcome, startOfDay } from '#lib/kernel';
import type { ObserveStages } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { observedKey } from '../evolve.js';
import { today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Standard, Underway } from '../standard.js';
import { unlessEntitled } from './entitled.js';

/**
 * Records what a source saw, entry by entry, as observed stages: no gate is asked, and nobody is held to them. Entries that
 * are recorded already are left out, so a longer record adds what is new. A standard that goes its own way here is never
 * overwritten: what happened to it stands in its log.
 */
export function observeStages(standard: Standard, command: ObserveStages, procedure: Procedure): Outcome<StandardEvent> {
  const { id, committee, title, baseLanguage, source, seen, by, at } = command;
  const refused = unlessEntitled(by, ['authority'], 'ObserveStages');
  if (refused) return refused;
  if (standard.is === 'underway' && (!standard.observed || standard.arrivedBy !== null)) return refusals.notObserved(standard.stage);
  const unknown = seen.find(({ stage }) => !Object.hasOwn(procedure.stages, stage));
  if (unknown) return refusals.stageUnknown(unknown.stage, Object.keys(procedure.stages));
  const known = new Set(standard.is === 'underway' ? standard.observed : []);
  const fresh = seen.filter((entry) => !known.has(observedKey(entry)));
  return fresh.map((entry, i): StandardEvent => ({
    type: 'StageObserved',
    id,
    opens: standard.is === 'unproposed' && i === 0 ? { procedure: { id: procedure.id, version: procedure.version }, committee, title, baseLanguage } : null,
    from: i > 0 ? fresh[i - 1]!.stage : standard.is === 'underway' ? standard.stage : null,
    ...entry,
    source,
    by: by.id,
    since: sinceWhen(entry.on, at, procedure),
    publication: isOut(entry.stage, procedure) ? publicationOf(command, procedure) : null,
    ends: procedure.stages[entry.stage]!.terminal ? (entry.on ?? today(at, procedure.zone)) : null,
    at,
  }));
}

/** A day to come is no day on which anything was seen. */
function sinceWhen(on: LocalDate | null, at: Instant, { zone }: Procedure): Instant {
  const day = on === null ? at : startOfDay(on, zone);
  return day < at ? day : at;
}

function publicationOf({ published }: ObserveStages, { zone }: Procedure): Underway['publication'] {
  if (!published) return null;
  const { number, on } = published;
  return { number, announcedOn: on, implementsOn: on, takesEffectAt: startOfDay(on, zone), inForce: true, amendment: 0, revision: 0 };
}

/** By its code, not before the stage an edition leads to. */
function isOut(stage: string, { stages, moves }: Procedure): boolean {
  const edition = moves.find(({ publishes }) => publishes === 'edition')!.to;
  return stages[stage]!.code >= stages[edition]!.code;
}
