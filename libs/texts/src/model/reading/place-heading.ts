import { linesOf, textOf, tidy, unmarked, withoutStart, type Inline } from '../content.js';
import { depthOfNumber } from './outline.js';
import type { Draft } from './draft.js';
import type { Heading } from './headings.js';
import { trimZero } from './number-prefix.js';
import type { SourceBlock } from './source-block.js';
import { annexLabel, isTermsTitle, isUnnumberedTitle } from './vocabulary.js';

/** What the file as a whole tells about its headings. */
export interface OutlineFacts {
  /** The numbers form one outline, so they decide the depth. */
  readonly isOutline: boolean;
  /** Some heading has a number. */
  readonly isNumbered: boolean;
  readonly next: Heading | null;
}

/** Opens a clause or term, or keeps an unnumbered heading inside a numbered clause as the paragraph it amounts to. */
export function placeHeading(draft: Draft, block: SourceBlock, heading: Heading, facts: OutlineFacts): void {
  const inlines = tidy(unmarked(withoutStart(block.inlines, heading.length), 'bold'));
  const title = textOf(inlines);
  if (heading.number === undefined && annexLabel(title)) return placeAnnex(draft, block);
  if (heading.level === undefined) draft.report('PARAGRAPH_AS_HEADING', block);
  const level = heading.level ?? (draft.open.findLast((each) => Number.isInteger(each.level))?.level ?? 0) + 0.5;
  const depth = depthOf(draft, heading, level, facts);
  if (depth === null) {
    draft.report('HEADING_AS_PARAGRAPH', block);
    draft.closeTerm();
    draft.add('paragraph', draft.inner?.index ?? null, asBold(inlines), block);
    return;
  }
  const parent = draft.closeTo(depth);
  const isDeeper = facts.next?.number !== undefined && facts.isOutline && depthOfNumber(facts.next.number) > depth;
  const isTerm = draft.inner?.isTerms === true && heading.number !== undefined && !isDeeper;
  const isPlain = heading.number === undefined && (facts.isNumbered || isUnnumberedTitle(title));
  const number = heading.number === undefined ? undefined : trimZero(heading.number);
  const index = draft.add(isTerm ? 'term' : 'clause', parent, inlines, block, isPlain ? { numbering: 'none' } : {}, heading.number);
  draft.open.push({
    index,
    depth,
    level,
    ...(number === undefined ? {} : { number }),
    ...(isTerm ? { awaits: 'definition' as const } : {}),
    ...(!isTerm && (isTermsTitle(title) || draft.inner?.isTerms) ? { isTerms: true as const } : {}),
  });
}

/** Depth of a heading; null for an unnumbered one that stands inside a numbered clause. */
function depthOf(draft: Draft, heading: Heading, level: number, { isOutline, isNumbered }: OutlineFacts): number | null {
  if (isOutline && heading.number !== undefined) return depthOfNumber(heading.number);
  const peer = draft.open.find((each) => each.level >= level);
  if (peer) return peer.depth;
  if (heading.number === undefined && isNumbered && draft.open.some((each) => each.number !== undefined)) return null;
  return (draft.inner?.depth ?? 0) + 1;
}

const asBold = (inlines: readonly Inline[]): readonly Inline[] =>
  tidy(inlines.map((run) => ({ ...run, marks: [...(run.marks ?? []), 'bold' as const] })));

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

/** Opens an annex: "附录A / （资料性） / title" on lines of one paragraph, or "Annex A (informative) Title" on one. */
export function placeAnnex(draft: Draft, block: SourceBlock): void {
  const plain = unmarked(block.inlines, 'bold');
  const label = annexLabel(textOf(plain));
  const lines = linesOf(label ? withoutStart(plain, label.length) : plain).map((line) => tidy(line)).filter((line) => line.length > 0);
  const bracket = /^[（(]([^）)]*)[）)]\s*/u.exec(textOf(lines[0] ?? []));
  const title = tidy(lines.flatMap((line, at) => [...(at > 0 ? [{ text: ' ' }] : []), ...(at === 0 && bracket ? withoutStart(line, bracket[0].length) : line)]));
  const written = label?.letter || (annexLabel(block.label ?? '')?.letter ?? '');
  const place = draft.units.filter((unit) => unit.content.numbering === 'annex').length;
  const letter = written === romans[place] ? String.fromCharCode(65 + place) : written; // Appendix I is the first, as Annex A is
  if (title.length === 0) draft.report('ANNEX_WITHOUT_TITLE', block);
  draft.closeTo(0);
  const qualifier = bracket ? { qualifier: bracket[1]!.trim() } : {};
  const index = draft.add('clause', null, title, block, { numbering: 'annex', ...qualifier }, letter || undefined);
  draft.open.push({ index, depth: 1, level: block.level ?? 1, ...(letter ? { number: letter } : {}) });
}
