import type { Passage, Said } from '#lib/parity';
import { type Block, type Content, formulasOf, type Inline, linearOf, referencesOf, textOf } from './content.js';
import type { UnitKind } from './unit.js';

/** What a unit says, as parity compares it: cells and footnotes apart, figures raised and lowered as they look. */
export function saidBy(kind: UnitKind, content: Content): Said {
  const tables = content.blocks.filter((block) => block.is === 'table');
  return {
    kind,
    passages: passagesOf(content),
    tables: tables.map(({ rows }) => rows.map((row) => row.reduce((sum, { columns }) => sum + (columns ?? 1), 0))),
    formulas: formulasOf(content).map(linearOf),
    references: referencesOf(content).flatMap(({ ref, text }) => (text === '' ? ['unit' in ref ? ref.unit : `${ref.standard} ${ref.clause ?? ''}`.trim()] : [])),
    figures: content.blocks.filter((block) => block.is === 'figure').length,
    footnotes: content.blocks.filter((block) => block.is === 'footnote').length,
    ...(kind === 'item' ? { marker: content.marker ?? 'dash' } : {}),
  };
}

function passagesOf({ blocks }: Content): readonly Passage[] {
  const words = blocks.flatMap((block) => (block.is === 'text' || block.is === 'designation' ? [looks(block.inlines)] : block.is === 'figure' && block.alt ? [block.alt] : []));
  const footnotes = blocks.filter((block) => block.is === 'footnote');
  return [
    ...(words.length > 0 ? [{ text: words.join('\n') }] : []),
    ...blocks.flatMap((block, at) => (block.is === 'table' ? cellsOf(block, blocks.slice(0, at).filter(({ is }) => is === 'table').length) : [])),
    ...footnotes.map(({ inlines }, at) => ({ text: looks(inlines), at: `footnote ${at + 1}` })),
  ];
}

const cellsOf = ({ rows }: Block & { readonly is: 'table' }, before: number): readonly Passage[] =>
  rows.flatMap((row, down) => row.map(({ inlines }, across) => ({ text: looks(inlines), at: `${before > 0 ? `table ${before + 1}, ` : ''}row ${down + 1}, column ${across + 1}` })));

/** Formulas in the line are compared as formulas, and leave a sign that no word runs across. */
const looks = (inlines: readonly Inline[]): string => textOf(inlines.map((run) => ({ ...run, text: run.formula ? '¤' : run.marks?.includes('sup') ? raised(run.text) : run.text })));

const above: Readonly<Record<string, string>> = { '-': '⁻', '−': '⁻', '+': '⁺', ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((figure, at) => [String(at), figure])) };

/** 10 with a raised 23 is not 1023. A raised word stays as it is. */
const raised = (text: string): string => (/^[-−+]?\d+$/u.test(text) ? [...text].map((char) => above[char] ?? char).join('') : text);
