import { type Actor, type Instant, isRefusal, type Refusal, written } from '#lib/kernel';
import type { StandardEvent } from '../events.js';
import { today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { opening, type Opened, unfinished } from './open-from.js';
import { replacedByAll } from './replaced.js';
import { unlessTurn } from './turn.js';

export interface MergeStandards {
  readonly into: Opened;
  readonly reason: string;
  readonly by: Actor;
  readonly at: Instant;
}

export interface Joined {
  readonly sources: readonly (readonly StandardEvent[])[];
  readonly into: readonly StandardEvent[];
}

/** Several standards become one, with every unit of each. They are of one kind: same law, committee, language and, unless the law names where it begins, stage. */
export function mergeStandards(sources: readonly Underway[], { into, reason, by, at }: MergeStandards, procedure: Procedure): Joined | Refusal {
  const law = procedure.turns?.merge;
  const [first] = sources;
  if (!law) return refusals.turnUnknown('merge');
  if (!first || new Set(sources.map(({ id }) => id)).size < Math.max(2, sources.length)) return refusals.mergeTooFew();
  const differs = differing(sources, law.at === undefined);
  if (differs) return differs;
  for (const source of sources) {
    const refused = unlessTurn('merge', law, by, source, procedure) ?? (source.publication ? refusals.itemPublished(source.publication.number) : undefined);
    if (refused) return refused;
  }
  const replaced = replacedByAll(sources);
  if (isRefusal(replaced)) return replaced;
  const unmet = sources.flatMap(unfinished);
  if (unmet.length > 0) return refusals.gatesShut('merge', unmet);
  if (!into.title[first.text.language]?.trim()) return refusals.titleMissing(first.text.language);
  const said = written(reason);
  if (!said) return refusals.reasonMissing('MergeStandards');
  const cameFrom = { turn: 'merge', standards: sources.map(({ id, title }) => ({ id, title })) } as const;
  const on = today(at, procedure.zone);
  const merged: StandardEvent = { type: 'StandardMerged', into: into.id, title: into.title, stage: law.sourcesEndAt, on, reason: said, by: by.id, at };
  return { sources: sources.map(() => [merged]), into: opening(sources, { cameFrom, stage: law.at ?? first.stage, replaced, on }, into, by, at) };
}

function differing(sources: readonly Underway[], sameStage: boolean): Refusal | undefined {
  const asked = {
    procedure: ({ procedure: { id, version } }: Underway) => `${id} ${version}`,
    committee: ({ committee }: Underway) => committee,
    language: ({ text }: Underway) => text.language,
    ...(sameStage ? { stage: ({ stage }: Underway) => stage } : {}),
  };
  for (const [what, of] of Object.entries(asked)) {
    const values = [...new Set(sources.map(of))];
    if (values.length > 1) return refusals.mergeDiffers(what, values);
  }
  return undefined;
}
