import { isRefusal, refuse, type Refusal } from '#lib/kernel';
import type { ReturnedFile } from '../../application/exchange-files.js';
import type { Returned, ReturnedPiece } from '../../model/exchange/merge.js';
import { type ImportLimits, importLimits } from '../import/limits.js';
import { refusals } from '../import/refusals.js';
import { allOf, childOf, type Element, elementsOf, wordsOf, xmlTree } from '../import/xml-tree.js';
import { madeOfIn } from './xliff-words.js';

const notOurs = (why: string): Refusal<'NOT_AN_EXCHANGE_FILE'> =>
  refuse('NOT_AN_EXCHANGE_FILE', `The file is no XLIFF file of this system: ${why}.`, 'Export the language version, translate that file, and send it back as the XLIFF it was, 2 or 1.2.', { why });

/**
 * Reads an XLIFF file that was made by `writeXliff` or `writeXliff12` and worked on elsewhere. Names of elements count, not their prefixes; what is not
 * core is passed over. Refuses what is not XML, declares entities, is too large, names no revision of ours or names a segment twice.
 */
export function readXliff(bytes: Uint8Array, limits: ImportLimits = importLimits): ReturnedFile | Refusal {
  if (bytes.byteLength > limits.maxFileBytes) return refusals.tooLarge(bytes.byteLength, limits.maxFileBytes);
  const root = xmlTree(bytes, 'The XLIFF file', limits);
  if (isRefusal(root)) return root;
  if (root.name !== 'xliff') return notOurs(`its root element is ${root.name}`);
  const version = root.attributes['version'] ?? 'not given';
  if (version !== '1.2' && !version.startsWith('2.')) return notOurs(`its version is ${version}`);
  const file = childOf(root, 'file');
  const madeOf = madeOfIn(file?.attributes['original'] ?? '');
  if (!file || !madeOf) return notOurs('it does not say which standard, language and revisions it was made from (file/@original)');
  const segments = version === '1.2' ? allOf(file, 'trans-unit').map(transUnitOf) : allOf(file, 'unit').map(segmentOf);
  const seen = new Set<string>();
  for (const { id } of segments) {
    if (id === '' || seen.has(id)) return notOurs(id === '' ? 'a unit has no id' : `the unit ${id} is in it twice`);
    seen.add(id);
  }
  if (segments.length > limits.maxUnits * 10) return refusals.tooLong(segments.length, limits.maxUnits * 10);
  return { madeOf, segments };
}

/** A tool may have cut a unit into several segments: together they are the unit again. */
function segmentOf(unit: Element): Returned {
  const parts = elementsOf(unit).filter(({ name }) => name === 'segment' || name === 'ignorable');
  const segments = parts.filter(({ name }) => name === 'segment');
  const isEmpty = segments.every((segment) => childOf(segment, 'target') === undefined);
  // Between segments a tool may leave the white space of the source alone.
  const targets = parts.map((part) => childOf(part, 'target') ?? (part.name === 'ignorable' ? childOf(part, 'source') : undefined));
  const pieces = targets.flatMap((target) => (target ? piecesOf(target, []) : []));
  return {
    id: unit.attributes['id'] ?? '',
    target: isEmpty || pieces.length === 0 ? null : joined(pieces),
    done: segments.length > 0 && segments.every(({ attributes }) => ['translated', 'reviewed', 'final'].includes(attributes['state'] ?? 'initial')),
  };
}

/** In 1.2 a target that was cut into segments is still one target, with marks in it. */
function transUnitOf(unit: Element): Returned {
  const target = childOf(unit, 'target');
  const pieces = target ? joined(piecesOf(target, [])) : [];
  const isDone = unit.attributes['approved'] === 'yes' || ['translated', 'signed-off', 'final'].includes(target?.attributes['state'] ?? '');
  return { id: unit.attributes['id'] ?? '', target: pieces.length === 0 ? null : pieces, done: isDone };
}

/** Codes that stand alone, and those of 1.2 that hold a tool's own markup, which are no words. */
const alone = new Set(['ph', 'x', 'bx', 'ex', 'bpt', 'ept', 'it']);

function piecesOf(element: Element, codes: readonly number[]): readonly ReturnedPiece[] {
  return element.children.flatMap((child): readonly ReturnedPiece[] => {
    if (typeof child === 'string') return [{ text: child, codes }];
    if (child.name === 'cp') return [{ text: characterOf(child), codes }];
    if (child.name === 'pc' || child.name === 'g') return wordsOf(child) === '' && elementsOf(child).length === 0 ? [] : piecesOf(child, [...codes, numberOf(child)]);
    if (alone.has(child.name)) return [{ text: '', codes: [...codes, numberOf(child)] }];
    // Annotations (mrk) and whatever else stands around words: the words count.
    return piecesOf(child, codes);
  });
}

/** A character that XML cannot carry, by its number; a number that names none is shown as such. */
function characterOf({ attributes }: Element): string {
  const point = Number.parseInt(attributes['hex'] ?? '', 16);
  return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}

/** A copied code stands for what it was copied from; 0 stands for nothing. */
const numberOf = ({ attributes }: Element): number => Number(attributes['copyOf'] ?? attributes['id']) || 0;

function joined(pieces: readonly ReturnedPiece[]): readonly ReturnedPiece[] {
  const all: ReturnedPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last && last.text !== '' && piece.text !== '' && last.codes.join() === piece.codes.join()) all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}
