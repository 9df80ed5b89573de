import type { Content } from '../content.js';
import { plainText } from '../content.js';
import type { LanguageEdit, LanguageText } from '../edit-language.js';
import type { Inline } from '../run.js';
import { tidy } from '../tidy.js';
import { contentHash, type TextTree, type Unit, unitsById } from '../unit.js';
import { type Code, runOf } from './codes.js';
import { exchangeOf, placeOf, type ExchangedUnit, type Segment, type Standing } from './exchange.js';
import { slotsOf, withSlots } from './slots.js';

/** A piece as it came back: words, with the numbers of the codes they stand in, from the outermost in; or a code by itself. */
export interface ReturnedPiece {
  readonly text: string;
  readonly codes: readonly number[];
}

/** A segment as it came back; `target` null: nothing was written. `done`: the translator says it is translated. */
export interface Returned {
  readonly id: string;
  readonly target: readonly ReturnedPiece[] | null;
  readonly done: boolean;
}

export const conflictCodes = ['UNIT_UNKNOWN', 'UNIT_REMOVED', 'CHANGED_MEANWHILE', 'CODE_UNKNOWN', 'PARTLY_TRANSLATED'] as const;

/** What was not taken, and why, with both wordings. */
export interface Conflict {
  readonly code: (typeof conflictCodes)[number];
  readonly unit: string;
  readonly address: string | null;
  /** What the file says. */
  readonly theirs: string;
  /** What the language version says now; null when it says nothing. */
  readonly ours: string | null;
}

export interface Merged {
  readonly edits: readonly LanguageEdit[];
  /** Units whose wording was taken, whose wording was said to stand, and that came back as they went. */
  readonly taken: number;
  readonly confirmed: number;
  readonly unchanged: number;
  readonly conflicts: readonly Conflict[];
}

export interface MergeInput {
  /** What the file was made from. */
  readonly base: TextTree;
  readonly version: LanguageText | undefined;
  /** What there is now. */
  readonly baseNow: TextTree;
  readonly versionNow: LanguageText | undefined;
  readonly returned: readonly Returned[];
}

/**
 * Lays a file that comes back over what there is now, unit by unit. Only what a translator changed is taken, pinned to the base wording
 * it was made from; what somebody else changed meanwhile is never overwritten: both wordings are listed instead.
 */
export function mergeExchange({ base, version, baseNow, versionNow, returned }: MergeInput): Merged {
  const sent = new Map(exchangeOf(base, version).map((unit) => [unit.unit, unit]));
  const [before, now, there] = [unitsOf(version), unitsOf(versionNow), unitsById(baseNow)];
  const bases = unitsById(base);
  const edits: LanguageEdit[] = [];
  const conflicts: Conflict[] = [];
  const counts = { taken: 0, confirmed: 0, unchanged: 0 };
  for (const [id, segments] of byUnit(returned)) {
    const unit = sent.get(id);
    const ours = now.get(id);
    const conflict = (code: Conflict['code']): void =>
      void conflicts.push({ code, unit: id, address: unit?.address ?? null, theirs: segments.flatMap(({ target }) => target ?? []).map(({ text }) => text).join(''), ours: ours ? plainText(ours.content) : null });
    if (!unit) {
      conflict('UNIT_UNKNOWN');
      continue;
    }
    const was = before.get(id);
    const read = contentFrom(unit, bases.get(id)!, was, segments);
    const baseHash = bases.get(id)!.hash;
    if (typeof read === 'string') conflict(read);
    else if (read === null || isSame(bases.get(id)!, read, was)) {
      if (read === null || !isSaidToStand(unit.standing, segments)) counts.unchanged += 1;
      else if (!there.has(id)) conflict('UNIT_REMOVED');
      else if (!isSame(there.get(id)!, read, ours)) conflict('CHANGED_MEANWHILE');
      else if (isPinned(versionNow, id, baseHash)) counts.unchanged += 1;
      else {
        counts.confirmed += 1;
        edits.push({ unit: id, stands: true, madeFrom: baseHash });
      }
    } else if (!there.has(id)) conflict('UNIT_REMOVED');
    else if (isSame(there.get(id)!, read, ours)) counts.unchanged += 1;
    else if (hashOf(was) !== hashOf(ours)) conflict('CHANGED_MEANWHILE');
    else {
      counts.taken += 1;
      edits.push({ unit: id, content: read, madeFrom: baseHash });
    }
  }
  return { edits, ...counts, conflicts };
}

const unitsOf = (text: LanguageText | undefined): ReadonlyMap<string, Unit> => (text ? unitsById(text.tree) : new Map());
const hashOf = (unit: Unit | undefined): string | undefined => unit?.hash;
const isSame = ({ kind }: Unit, content: Content, unit: Unit | undefined): boolean => unit !== undefined && contentHash(kind, content) === unit.hash;
const isPinned = (text: LanguageText | undefined, unit: string, baseHash: string): boolean => text?.pins.some((pin) => pin.unit === unit && pin.baseHash === baseHash) ?? false;

/** A stale unit goes out as not yet translated: who sends it back as translated, unchanged, says that its wording still stands. */
const isSaidToStand = (standing: Standing, segments: readonly Returned[]): boolean => standing === 'stale' && segments.every(({ done }) => done);

function byUnit(returned: readonly Returned[]): ReadonlyMap<string, readonly Returned[]> {
  const units = new Map<string, Returned[]>();
  for (const segment of returned) {
    const id = segment.id.split('..')[0]!;
    const segments = units.get(id);
    if (segments) segments.push(segment);
    else units.set(id, [segment]);
  }
  return units;
}

/** What the file makes the unit say: null when nothing was written, or why it cannot be taken. */
function contentFrom(unit: ExchangedUnit, base: Unit, was: Unit | undefined, returned: readonly Returned[]): Content | Conflict['code'] | null {
  const given = new Map(returned.map((segment) => [segment.id, segment]));
  // What came back as it went is what it was, however it is kept.
  if (unit.segments.every((segment) => isUntouched(segment, given.get(segment.id)?.target ?? null))) return was?.content ?? null;
  const own = new Map((was ? slotsOf(was.content) : []).map(({ key, runs }) => [key, runs]));
  const said = new Map<string, readonly Inline[]>();
  let isUnknown = false;
  for (const segment of unit.segments) {
    const target = given.get(segment.id)?.target ?? null;
    const runs = target === null ? undefined : isUntouched(segment, target) ? own.get(placeOf(segment.id)) : runsOf(target, segment);
    if (runs === null) isUnknown = true;
    else if (runs !== undefined && (runs.length > 0 || segment.source.length === 0)) said.set(placeOf(segment.id), runs);
  }
  if (isUnknown) return 'CODE_UNKNOWN';
  if (said.size === 0) return null;
  if (said.size < unit.segments.filter(({ source }) => source.length > 0).length) return 'PARTLY_TRANSLATED';
  const isShapedAlike = was && slotsOf(was.content).map(({ key }) => key).join() === slotsOf(base.content).map(({ key }) => key).join();
  return withSlots(was && (isShapedAlike || unit.segments.some(({ source }) => source.length === 0)) ? was.content : base.content, said);
}

/** A segment without a target, and one with an empty one, say the same: nothing. */
function isUntouched({ target }: Segment, returned: readonly ReturnedPiece[] | null): boolean {
  const sent = (target ?? []).map((piece) => ('id' in piece ? `${piece.id}:${'text' in piece ? piece.text : ''}` : `:${piece.text}`));
  const came = (returned ?? []).map(({ text, codes }) => `${codes.join(',')}:${text}`);
  return sent.join('\u0000') === came.join('\u0000');
}

function runsOf(target: readonly ReturnedPiece[], { codes }: Segment): readonly Inline[] | null {
  const runs = target.map(({ text, codes: ids }): Inline | null => {
    const found = ids.map((id) => codes.code(id));
    return found.includes(undefined) ? null : runOf(text, found as readonly Code[]);
  });
  return runs.includes(null) ? null : tidy(runs as readonly Inline[]);
}
