import { formulaProblems, inlineProblems, isObject, isText, strangers } from './check-run.js';
import { designationStatuses, inlinesOf, plainText, type Block, type Content } from './content.js';
import type { UnitKind } from './unit.js';

/** What is wrong with a content given from outside, in words; empty when it may be kept. */
export function contentProblems(kind: UnitKind, content: unknown): readonly string[] {
  if (!isObject(content) || !Array.isArray(content['blocks'])) return ['It has no list of blocks.'];
  const problems = content['blocks'].flatMap((block: unknown, at): string[] => blockProblems(block).map((problem) => `Block ${at + 1}: ${problem}`));
  if (problems.length > 0) return problems;
  const whole = content as unknown as Content;
  const { blocks } = whole;
  const needs: Partial<Record<UnitKind, Block['is']>> = { table: 'table', figure: 'figure', formula: 'formula' };
  const footnotes = blocks.filter((block) => block.is === 'footnote').length;
  const marksBeyond = inlinesOf(whole).some(({ footnote }) => footnote !== undefined && footnote > footnotes);
  const designations = blocks.filter((block) => block.is === 'designation');
  return [
    ...strangers(content, ['blocks', 'numbering', 'qualifier', 'marker', 'role']).map((key) => `It has an unknown member ${key}.`),
    ...memberProblems(kind, whole),
    ...(needs[kind] && !blocks.some((block) => block.is === needs[kind]) ? [`A ${kind} needs a block of its kind.`] : []),
    ...(marksBeyond ? ['A footnote mark points to no footnote.'] : []),
    ...(designations.some(({ status }) => (status === undefined ? kind !== 'item' : kind !== 'term')) ? ['Only a term has other designations, with their status, and only an item one without.'] : []),
  ];
}

const counted: Partial<Record<UnitKind, readonly string[]>> = { clause: ['annex', 'none'], formula: ['counted'], table: ['none'], figure: ['none'], note: ['none'], example: ['none'] };

function memberProblems(kind: UnitKind, { numbering, marker, qualifier, role }: Content): readonly string[] {
  const isNumberingFine = numbering === undefined || counted[kind]?.includes(numbering);
  return [
    ...(isNumberingFine ? [] : [counted[kind] && kind !== 'clause' ? `The numbering of a ${kind} is ${counted[kind].join(' or ')}.` : 'Only a clause has a numbering: annex or none.']),
    ...(marker !== undefined && (kind !== 'item' || !['letter', 'number', 'roman', 'clause'].includes(marker)) ? ['Only an item has a marker: letter, number, roman or clause.'] : []),
    ...(qualifier !== undefined && (numbering !== 'annex' || !isText(qualifier)) ? ['Only an annex has a qualifier.'] : []),
    ...(role !== undefined && (kind !== 'paragraph' || !['source', 'reference'].includes(role)) ? ['Only a paragraph has a role: source or reference.'] : []),
  ];
}

export const isEmpty = (content: Content): boolean => plainText(content).trim() === '' && !content.blocks.some((block) => block.is === 'figure');

const members: Readonly<Record<Block['is'], readonly string[]>> = {
  text: ['is', 'inlines'],
  footnote: ['is', 'inlines'],
  designation: ['is', 'inlines', 'status'],
  table: ['is', 'rows'],
  figure: ['is', 'ref', 'alt', 'mediaType'],
  formula: ['is', 'source', 'notation'],
};

function blockProblems(block: unknown): readonly string[] {
  if (!isObject(block)) return ['it is not an object.'];
  const known = members[block['is'] as Block['is']];
  if (!known || !Object.hasOwn(members, String(block['is']))) return ['it is not a text, footnote, designation, table, figure or formula.'];
  return [...strangers(block, known).map((key) => `it has an unknown member ${key}.`), ...bodyProblems(block)];
}

function bodyProblems(block: Record<string, unknown>): readonly string[] {
  switch (block['is']) {
    case 'designation':
      return [...inlineProblems(block['inlines']), ...([undefined, ...designationStatuses] as unknown[]).includes(block['status']) ? [] : [`the status of a designation is ${designationStatuses.join(', ')}.`]];
    case 'figure':
      return isText(block['ref']) && isText(block['alt']) && (block['mediaType'] === undefined || isMediaType(block['mediaType'])) ? [] : ['a figure has a ref and an alt.'];
    case 'formula':
      return formulaProblems(block);
    case 'table':
      return Array.isArray(block['rows']) && block['rows'].every((row) => Array.isArray(row)) ? tableProblems(block['rows'] as unknown[][]) : ['a table has rows of cells.'];
    default:
      return inlineProblems(block['inlines']);
  }
}

const isMediaType = (value: unknown): boolean => typeof value === 'string' && /^[a-z]+\/[a-z0-9.+-]{1,80}$/u.test(value);

function tableProblems(rows: readonly (readonly unknown[])[]): readonly string[] {
  const problems = rows.flat().flatMap(cellProblems);
  const isBeyond = rows.some((row, at) => row.some((cell) => isObject(cell) && typeof cell['rows'] === 'number' && at + cell['rows'] > rows.length));
  return problems.length === 0 && isBeyond ? ['a cell spans more rows than there are.'] : problems;
}

function cellProblems(cell: unknown): readonly string[] {
  if (!isObject(cell)) return ['a cell is not an object.'];
  const spans = [cell['columns'], cell['rows']].filter((span) => span !== undefined);
  const isFine = spans.every((span) => Number.isInteger(span) && (span as number) >= 1 && (span as number) <= 1000);
  return [
    ...strangers(cell, ['inlines', 'header', 'columns', 'rows']).map((key) => `a cell has an unknown member ${key}.`),
    ...inlineProblems(cell['inlines']),
    ...(cell['header'] === undefined || cell['header'] === true ? [] : ['a header cell says true.']),
    ...(isFine ? [] : ['a cell spans 1 to 1000 rows or columns.']),
  ];
}
