import { childOf, elementsOf, valueOf, type Element } from '../xml-tree.js';
import { figure } from './styles.js';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  readonly style?: string;
}

/** The numbers Word would print, by counting as Word counts: lists of one abstract definition share their counters. */
export class Numbering {
  private readonly levels = new Map<string, ReadonlyMap<number, Level>>();
  private readonly abstractOf = new Map<string, string>();
  private readonly counters = new Map<string, number[]>();

  constructor(root: Element | null) {
    for (const element of elementsOf(root ?? undefined)) {
      if (element.name === 'w:abstractNum') {
        const levels = elementsOf(element).filter((child) => child.name === 'w:lvl');
        this.levels.set(element.attributes['w:abstractNumId'] ?? '', new Map(levels.map((level) => [Number(level.attributes['w:ilvl'] ?? 0), levelOf(level)])));
      } else if (element.name === 'w:num') {
        this.abstractOf.set(element.attributes['w:numId'] ?? '', valueOf(element, 'w:abstractNumId') ?? '');
      }
    }
  }

  /** Level of a list that is tied to a paragraph style. */
  levelOfStyle(numId: string, style: string | undefined): number | undefined {
    const levels = this.levels.get(this.abstractOf.get(numId) ?? '');
    return [...(levels ?? [])].find(([, level]) => style !== undefined && level.style === style)?.[0];
  }

  /** Counts one paragraph and answers its label: "3.1.1", "a)", "Annex A", or "" for a bullet; null when it is in no list. */
  next(numId: string, at: number): string | null {
    const abstract = this.abstractOf.get(numId);
    const levels = this.levels.get(abstract ?? '');
    const level = levels?.get(at);
    if (abstract === undefined || !levels || !level) return null;
    const counters = this.counters.get(abstract) ?? [];
    this.counters.set(abstract, counters);
    counters[at] = (counters[at] ?? level.start - 1) + 1;
    counters.length = at + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.text.replace(/%(\d)/gu, (_, position: string) => {
      const index = Number(position) - 1;
      const shown = levels.get(index) ?? level;
      return inFormat(counters[index] ?? shown.start, shown.format);
    });
  }
}

function levelOf(element: Element): Level {
  const style = valueOf(element, 'w:pStyle');
  return {
    format: valueOf(element, 'w:numFmt') ?? 'decimal',
    text: childOf(element, 'w:lvlText')?.attributes['w:val'] ?? '',
    start: figure(valueOf(element, 'w:start')) ?? 1,
    ...(style === undefined ? {} : { style }),
  };
}

function inFormat(count: number, format: string): string {
  if (format === 'upperLetter') return String.fromCharCode(64 + count);
  if (format === 'lowerLetter') return String.fromCharCode(96 + count);
  if (format === 'upperRoman') return roman(count);
  if (format === 'lowerRoman') return roman(count).toLowerCase();
  return String(count);
}

function roman(count: number): string {
  const parts: readonly (readonly [number, string])[] = [[100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  const part = parts.find(([size]) => size <= count);
  return part ? part[1] + roman(count - part[0]) : '';
}
