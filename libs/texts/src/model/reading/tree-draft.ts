import { referencesOf, mapRuns, tidy, type Asset, type Block, type Content, type Inline } from '../content.js';
import { snippetOf, type FindingCode, type ImportFinding, type Parsed, type ParsedUnit, type SourcePlace } from '../parsed.js';
import type { UnitKind } from '../unit.js';

/**
 * The units of a file whose format says itself what each block is (AsciiDoc, STS, HTML). References are kept as the file's anchors
 * while it is read, and led to units at the end, when every anchor is known.
 */
export class TreeDraft {
  readonly units: ParsedUnit[] = [];
  readonly findings: ImportFinding[] = [];
  private readonly counted = new Map<string, number>();
  private readonly anchors = new Map<string, number>();
  private readonly documents = new Map<string, string>();
  private readonly assets = new Map<string, Asset>();

  add(kind: UnitKind, parent: number | null, blocks: readonly Block[], place: SourcePlace, more: Omit<Content, 'blocks'> & { readonly sourceNumber?: string } = {}): number {
    const { sourceNumber, ...members } = more;
    this.units.push({ kind, parent, content: { blocks, ...members }, place, ...(sourceNumber ? { sourceNumber } : {}) });
    return this.units.length - 1;
  }

  /** A unit of one text block with its footnotes. */
  say(kind: UnitKind, parent: number | null, words: Words, place: SourcePlace, more: Omit<Content, 'blocks'> & { readonly sourceNumber?: string } = {}): number {
    return this.add(kind, parent, wordsBlocks(words), place, more);
  }

  /** Gives a unit already added its words: a note whose first paragraph comes after it was opened. */
  fill(index: number, words: Words): void {
    const unit = this.units[index]!;
    this.units[index] = { ...unit, content: { ...unit.content, blocks: [...unit.content.blocks.filter((block) => block.is !== 'text'), ...wordsBlocks(words)] } };
  }

  anchor(name: string | null | undefined, index: number): void {
    if (name && !this.anchors.has(name)) this.anchors.set(name, index);
  }
  /** An anchor that stands for another document, by its designation. */
  document(name: string, designation: string): void {
    this.documents.set(name, designation);
  }
  picture(asset: Asset): void {
    this.assets.set(asset.ref, asset);
  }

  report(code: FindingCode, place: SourcePlace, text: string): void {
    this.findings.push({ code, place, snippet: snippetOf(text) });
  }
  /** Findings with the same key are one with a count. */
  count(code: FindingCode, place: SourcePlace, text: string, key: string = code): void {
    const at = this.counted.get(key);
    if (at === undefined) {
      this.counted.set(key, this.findings.length);
      return this.report(code, place, text);
    }
    this.findings[at] = { ...this.findings[at]!, count: (this.findings[at]!.count ?? 1) + 1 };
  }

  finish(): Parsed {
    const units = this.units.map((unit) => (referencesOf(unit.content).length === 0 ? unit : { ...unit, content: mapRuns(unit.content, (run) => this.led(run, unit.place)) }));
    if (units.length > 0 && !units.some(({ kind }) => kind === 'title')) this.report('TITLE_NOT_FOUND', units[0]!.place, '');
    const spelled = units.map((unit) => ({ ...unit, content: { ...unit.content, blocks: unit.content.blocks.map(tidyBlock) } }));
    return { units: spelled, findings: this.findings, ...(this.assets.size > 0 ? { assets: [...this.assets.values()] } : {}) };
  }

  private led(run: Inline, place: SourcePlace): Inline {
    if (!run.ref || !('unit' in run.ref)) return run;
    const name = run.ref.unit;
    const { ref, ...plain } = run;
    const designation = this.documents.get(name);
    if (designation !== undefined) {
      const clause = clauseIn(run.text);
      const words = run.text === '' || clause?.isWritten ? designation + (clause ? `, ${clause.clause}` : '') : run.text;
      return { ...run, text: words, ref: { standard: designation, ...(clause ? { clause: clause.clause } : {}) } };
    }
    const at = this.anchors.get(name);
    if (at !== undefined) return { ...run, ref: { unit: String(at) } };
    this.report('REFERENCE_NOT_RESOLVED', place, `${name} ${run.text}`);
    return { ...plain, text: run.text || `[${name}]` };
  }
}

/** Runs and the footnotes they mark. */
export interface Words {
  readonly inlines: readonly Inline[];
  readonly footnotes: readonly (readonly Inline[])[];
}

export const noWords: Words = { inlines: [], footnotes: [] };

export const wordsBlocks = ({ inlines, footnotes }: Words): readonly Block[] => [
  { is: 'text', inlines },
  ...footnotes.map((note): Block => ({ is: 'footnote', inlines: note })),
];

/** The place in another document: `clause=4.2` as Metanorma writes it, or "clause 4.2", "Table 1" as words. */
function clauseIn(text: string): { readonly clause: string; readonly isWritten: boolean } | null {
  const written = /^(?:clause|section|annex|table|part|locality:[\w ]+|figure|formula|page|paragraph)\s*=\s*(.+)$/iu.exec(text.trim());
  if (written) return { clause: written[1]!.trim(), isWritten: true };
  const found = /(?:clause|section|subclause|annexe?|article|第)\s*([A-Z]?\d*(?:\.\d+)*)/iu.exec(text);
  return found?.[1] ? { clause: found[1], isWritten: false } : null;
}

const tidyBlock = (block: Block): Block => {
  if ('inlines' in block) return { ...block, inlines: tidy(block.inlines) };
  return block.is === 'table' ? { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, inlines: tidy(cell.inlines) }))) } : block;
};
