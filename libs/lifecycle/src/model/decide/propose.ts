import { isRefusal, joined, type Outcome, type Refusal, startOfDay } from '#lib/kernel';
import type { ObserveStandard, ProposeStandard } from '../commands.js';
import type { StandardEvent } from '../events.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Standard } from '../standard.js';
import { normalNumber, readNumber, writeNumber } from '../standard-number.js';
import { unlessEntitled } from './entitled.js';
import { datesOutOfOrder, reviewScheduled } from './publish.js';

/** Starts an item under the procedure; adopted texts may not plan parallel language versions (notice of 2019-11-26). */
export function proposeStandard(standard: Standard, command: ProposeStandard, procedure: Procedure): Outcome<StandardEvent> {
  if (standard.is === 'underway') return refusals.standardExists(standard.id);
  const refused = unlessEntitled(command.by, procedure.proposedBy, 'ProposeStandard');
  if (refused) return refused;
  const { adoption, languages } = command;
  if (procedure.languages.parallelExcludes.adoptions.includes(adoption) && languages.some(({ mode }) => mode === 'parallel')) {
    return refusals.adoptionOutsideParallel(adoption);
  }
  const named = [command.baseLanguage, ...languages.map(({ language }) => language)];
  const twice = named.find((language, i) => named.indexOf(language) < i);
  if (twice) return refusals.languagePlannedTwice(twice);
  if (!command.title[command.baseLanguage]?.trim()) return refusals.titleMissing(command.baseLanguage);
  const { type: _type, by, replaced, ...asked } = command;
  const old = replaced && replacing(replaced, command.replaces, procedure);
  if (isRefusal(old)) return old;
  return [{ type: 'StandardProposed', ...asked, ...old, procedure: { id: procedure.id, version: procedure.version }, proposer: by.id, stage: procedure.start }];
}

/** What is replaced is in force, where it is kept here; a number from elsewhere is taken as given, and said to be. */
function replacing({ number, inForce }: NonNullable<ProposeStandard['replaced']>, kept: string | null, { series }: Procedure): { readonly replacedNumber: string; readonly replacedElsewhere?: true } | Refusal {
  const read = readNumber(number, series);
  if (kept === null && !read) return refusals.numberMalformed(number, series);
  const replacedNumber = read ? writeNumber(read) : number;
  if (inForce === false) return refusals.replacedNotInForce(replacedNumber);
  return { replacedNumber, ...(kept === null ? { replacedElsewhere: true as const } : {}) };
}

/** Takes in what was published elsewhere and before: an observed fact, recorded as such, with where it was read. */
export function observeStandard(standard: Standard, command: ObserveStandard, procedure: Procedure): Outcome<StandardEvent> {
  if (standard.is === 'underway') return refusals.standardExists(standard.id);
  const refused = unlessEntitled(command.by, ['authority'], 'ObserveStandard');
  if (refused) return refused;
  const { announcedOn, implementsOn, by, at } = command;
  const number = normalNumber(command.number);
  if (!number) return refusals.numberMalformed(command.number, procedure.series);
  if (datesOutOfOrder(announcedOn, implementsOn, procedure)) return refusals.datesOutOfOrder(announcedOn, implementsOn);
  const takesEffectAt = startOfDay(implementsOn, procedure.zone);
  const inForce = Object.entries(procedure.stages).find(([, stage]) => stage.inForce)![0];
  const published = procedure.moves.find((move) => move.publishes === 'edition')!.to;
  const observed: StandardEvent = {
      type: 'StandardObserved',
      id: command.id,
      procedure: { id: procedure.id, version: procedure.version },
      committee: command.committee,
      title: command.title,
      baseLanguage: command.baseLanguage,
      stage: takesEffectAt <= at ? inForce : published,
      publication: { number, announcedOn, implementsOn, takesEffectAt, inForce: takesEffectAt <= at, amendment: 0, revision: 0 },
      source: command.source,
      proposer: by.id,
      at,
    };
  return joined<StandardEvent>([observed], reviewScheduled(announcedOn, procedure, at));
}
