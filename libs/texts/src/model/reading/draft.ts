import { tidy, type Block, type Content, type Inline } from '../content.js';
import { snippetOf, type FindingCode, type ImportFinding, type ParsedUnit } from '../parsed.js';
import { textOf } from '../content.js';
import type { UnitKind } from '../unit.js';
import type { SourceBlock } from './source-block.js';

/** An open clause or term: what follows belongs to it until another takes its depth. */
export interface Open {
  readonly index: number;
  readonly depth: number;
  readonly level: number;
  readonly number?: string;
  readonly isTerms?: true;
  /** Set for terms: what the entry still waits for. */
  awaits?: 'designation' | 'definition' | 'nothing';
}

/** The units read so far, and where the next one goes. */
export class Draft {
  readonly units: ParsedUnit[] = [];
  readonly findings: ImportFinding[] = [];
  readonly open: Open[] = [];
  private readonly items: { index: number; level: number; isTyped: boolean }[] = [];
  private readonly continued = new Map<number, number>();

  get inner(): Open | undefined {
    return this.open.at(-1);
  }
  /** The clause we are in, terms aside. */
  get clause(): Open | undefined {
    return this.open.findLast((each) => each.awaits === undefined);
  }
  get term(): Open | undefined {
    return this.inner?.awaits === undefined ? undefined : this.inner;
  }

  add(kind: UnitKind, parent: number | null, inlines: readonly Inline[], block: SourceBlock, more: Omit<Content, 'blocks'> = {}, sourceNumber?: string): number {
    const body = blocksOf(kind, inlines, block);
    this.units.push({ kind, parent, content: { blocks: body, ...more }, ...(sourceNumber ? { sourceNumber } : {}), place: block.place });
    if (kind !== 'item') this.items.length = 0;
    return this.units.length - 1;
  }

  /** Puts words into a unit already there (the designation of a term that came a paragraph later). */
  fill(index: number, inlines: readonly Inline[]): void {
    const unit = this.units[index]!;
    this.units[index] = { ...unit, content: { ...unit.content, blocks: [{ is: 'text', inlines }] } };
  }

  addItem(inlines: readonly Inline[], block: SourceBlock, level: number, marker?: 'letter' | 'number', isTyped = false): void {
    while (this.items.length > 0 && this.items.at(-1)!.level >= level) this.items.pop();
    const parent = this.items.at(-1)?.index ?? this.inner?.index ?? null;
    this.items.push({ index: this.add('item', parent, inlines, block, marker ? { marker } : {}), level, isTyped });
  }

  /** Level of an item whose dash was typed: inside a list that the format itself numbers it is one deeper. */
  typedLevel(): number {
    return this.items.some((each) => each.level === 1 && !each.isTyped) ? 2 : 1;
  }

  /** An item that continues the number of its clause. */
  addContinued(inlines: readonly Inline[], block: SourceBlock, number: string): void {
    const clause = this.clause!;
    this.closeTerm();
    this.continued.set(clause.index, Number(number.split('.').at(-1)));
    this.items.length = 0;
    this.items.push({ index: this.add('item', clause.index, inlines, block, { marker: 'clause' }, number), level: 0, isTyped: true });
  }

  /** Ordinal the next continued item of this clause should have. */
  nextContinued(): number {
    return (this.continued.get(this.clause?.index ?? -1) ?? 0) + 1;
  }

  closeTo(depth: number): number | null {
    while (this.open.length > 0 && this.inner!.depth >= depth) this.open.pop();
    return this.inner?.index ?? null;
  }

  closeTerm(): void {
    if (this.term) this.open.pop();
  }

  report(code: FindingCode, block: SourceBlock, snippet = textOf(block.inlines)): void {
    this.findings.push({ code, place: block.place, snippet: snippetOf(snippet) });
  }
}

function blocksOf(kind: UnitKind, inlines: readonly Inline[], block: SourceBlock): readonly Block[] {
  const footnotes = (block.footnotes ?? []).map((note): Block => ({ is: 'footnote', inlines: tidy(note) }));
  const caption: readonly Block[] = block.caption ? [{ is: 'text', inlines: tidy(block.caption) }] : [];
  if (kind === 'table') return [{ is: 'table', rows: block.rows ?? [] }, ...caption, ...footnotes];
  if (kind === 'figure') return [{ is: 'figure', ref: block.figure?.ref ?? '', alt: block.figure?.alt ?? '', ...(block.figure?.mediaType ? { mediaType: block.figure.mediaType } : {}) }, ...caption, ...footnotes];
  if (kind === 'formula') {
    const { notation, source } = block.formula ?? { notation: 'linear', source: textOf(tidy(inlines)) };
    return [{ is: 'formula', source, ...(notation === 'linear' ? {} : { notation }) }];
  }
  return [{ is: 'text', inlines: tidy(inlines) }, ...footnotes];
}
