import { marks, plainText, type Block, type Content, type Inline } from './content.js';
import { safeHref } from './safe-href.js';
import type { UnitKind } from './unit.js';

/** What is wrong with a content given from outside, in words; empty when it may be kept. */
export function contentProblems(kind: UnitKind, content: unknown): readonly string[] {
  if (!isObject(content) || !Array.isArray(content['blocks'])) return ['It has no list of blocks.'];
  const problems = content['blocks'].flatMap((block: unknown, at): string[] => blockProblems(block).map((problem) => `Block ${at + 1}: ${problem}`));
  if (problems.length > 0) return problems;
  const { numbering, marker, qualifier, blocks, ...unknown } = content as unknown as Content;
  const needs: Partial<Record<UnitKind, Block['is']>> = { table: 'table', figure: 'figure', formula: 'formula' };
  const footnotes = blocks.filter((block) => block.is === 'footnote').length;
  const runs = blocks.flatMap((block) => ('inlines' in block ? block.inlines : []));
  const marksBeyond = runs.some(({ footnote }) => footnote !== undefined && footnote > footnotes);
  return [
    ...Object.keys(unknown).map((key) => `It has an unknown member ${key}.`),
    ...(numbering !== undefined && (kind !== 'clause' || !['annex', 'none'].includes(numbering)) ? ['Only a clause has a numbering: annex or none.'] : []),
    ...(marker !== undefined && (kind !== 'item' || !['letter', 'number', 'clause'].includes(marker)) ? ['Only an item has a marker: letter, number or clause.'] : []),
    ...(qualifier !== undefined && (numbering !== 'annex' || typeof qualifier !== 'string') ? ['Only an annex has a qualifier.'] : []),
    ...(needs[kind] && !blocks.some((block) => block.is === needs[kind]) ? [`A ${kind} needs a block of its kind.`] : []),
    ...(marksBeyond ? ['A footnote mark points to no footnote.'] : []),
  ];
}

export const isEmpty = (content: Content): boolean => plainText(content).trim() === '' && !content.blocks.some((block) => block.is === 'figure');

function blockProblems(block: unknown): readonly string[] {
  if (!isObject(block)) return ['it is not an object.'];
  switch (block['is']) {
    case 'text':
    case 'footnote':
      return inlineProblems(block['inlines']);
    case 'figure':
      return typeof block['ref'] === 'string' && typeof block['alt'] === 'string' ? [] : ['a figure has a ref and an alt.'];
    case 'formula':
      return typeof block['source'] === 'string' ? [] : ['a formula has a source.'];
    case 'table':
      return Array.isArray(block['rows']) && block['rows'].every((row) => Array.isArray(row))
        ? block['rows'].flat().flatMap((cell: unknown) => cellProblems(cell))
        : ['a table has rows of cells.'];
    default:
      return ['it is not a text, footnote, table, figure or formula.'];
  }
}

function cellProblems(cell: unknown): readonly string[] {
  if (!isObject(cell)) return ['a cell is not an object.'];
  const spans = [cell['columns'], cell['rows']].filter((span) => span !== undefined);
  const isFine = spans.every((span) => Number.isInteger(span) && (span as number) >= 1 && (span as number) <= 1000);
  return [...inlineProblems(cell['inlines']), ...(isFine ? [] : ['a cell spans 1 to 1000 rows or columns.'])];
}

function inlineProblems(inlines: unknown): readonly string[] {
  if (!Array.isArray(inlines)) return ['it has no list of runs.'];
  return inlines.flatMap((run: unknown): string[] => {
    if (!isObject(run) || typeof run['text'] !== 'string') return ['a run has no text.'];
    const { href, marks: given, footnote } = run as unknown as Inline;
    return [
      ...(href !== undefined && (typeof href !== 'string' || safeHref(href) === null) ? ['a link is not http, https or mailto.'] : []),
      ...(given !== undefined && !(Array.isArray(given) && given.every((mark) => marks.includes(mark))) ? [`marks are ${marks.join(', ')}.`] : []),
      ...(footnote !== undefined && !(Number.isInteger(footnote) && footnote >= 1) ? ['a footnote mark is a number from 1.'] : []),
    ];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
