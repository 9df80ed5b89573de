import { type Actor, type Instant, type Refusal, written } from '#lib/kernel';
import type { StandardEvent } from '../events.js';
import { today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Became, Underway } from '../standard.js';
import { opening, type Opened, unfinished } from './open-from.js';
import { replacedBy } from './replaced.js';
import { unlessTurn } from './turn.js';

export interface SplitStandard {
  readonly parts: readonly Opened[];
  readonly sourceEnds: boolean;
  /** Addresses of units that would go into no part. */
  readonly leftBehind: readonly string[];
  readonly reason: string;
  readonly by: Actor;
  readonly at: Instant;
}

export interface Divided {
  readonly source: readonly StandardEvent[];
  readonly parts: readonly (readonly StandardEvent[])[];
}

/** One standard becomes several parts; it ends, with every unit in one of them, or goes on as it is beside them. */
export function splitStandard(standard: Underway, { parts, sourceEnds, leftBehind, reason, by, at }: SplitStandard, procedure: Procedure): Divided | Refusal {
  const law = procedure.turns?.split;
  const refused = unlessTurn('split', law, by, standard, procedure);
  if (refused || !law) return refused ?? refusals.turnUnknown('split');
  if (standard.publication) return refusals.itemPublished(standard.publication.number);
  const least = sourceEnds ? 2 : 1;
  if (parts.length < least) return refusals.partsTooFew(least, parts.length);
  if (parts.some(({ title }) => !title[standard.text.language]?.trim())) return refusals.titleMissing(standard.text.language);
  const there = openedAlready(standard, parts);
  if (there.length > 0) return refusals.partOpened(there, standard.text.language);
  const said = written(reason);
  if (!said) return refusals.reasonMissing('SplitStandard');
  if (sourceEnds && leftBehind.length > 0) return refusals.unitsLeftBehind(leftBehind);
  const unmet = sourceEnds ? unfinished(standard) : [];
  if (unmet.length > 0) return refusals.gatesShut('split', unmet);
  const cameFrom = { turn: 'split', standards: [{ id: standard.id, title: standard.title }] } as const;
  const on = today(at, procedure.zone);
  const split: StandardEvent = { type: 'StandardSplit', parts: parts.map(({ id, title }) => ({ id, title })), stage: sourceEnds ? law.sourceEndsAt : null, on, reason: said, by: by.id, at };
  const opened = parts.map((part, i) => {
    // What it was going to replace is replaced once: by the source where that goes on, else by the first part.
    const replaced = sourceEnds && i === 0 ? replacedBy(standard) : null;
    return opening([standard], { cameFrom, stage: law.partsAt ?? standard.stage, replaced, on }, part, by, at);
  });
  return { source: [split], parts: opened };
}

/** Parts of an earlier split that go by the same titles. Another part may be split off later; the same one is not opened again. */
const openedAlready = ({ became }: Underway, parts: readonly Opened[]): NonNullable<Became['parts']> => (became?.parts ?? []).filter((known) => parts.some(({ title }) => isSameTitle(title, known.title)));

/** In every language that both are named in: a part that is asked for again may be named in one more. */
function isSameTitle(one: Opened['title'], other: Opened['title']): boolean {
  const both = Object.keys(one).filter((language) => Object.hasOwn(other, language));
  return both.length > 0 && both.every((language) => one[language]!.trim() === other[language]!.trim());
}
