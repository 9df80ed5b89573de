import { plainText } from '../content.js';
import { numbersOf } from '../numbers.js';
import { snippetOf, treeOf, type ImportFinding, type ParsedUnit } from '../parsed.js';
import { trimZero } from './number-prefix.js';

/**
 * Numbers in the file that differ from those the places give. In a file whose numbers start again inside a clause every one may differ:
 * then one finding says so for all.
 */
export function checkNumbers(units: readonly ParsedUnit[], isOutline: boolean): readonly ImportFinding[] {
  const derived = numbersOf(treeOf('und', { units, findings: [] }, String));
  const wrong = units.flatMap((unit, index): ImportFinding[] => {
    const { sourceNumber, place } = unit;
    if (sourceNumber === undefined || trimZero(sourceNumber) === derived.get(String(index))) return [];
    return [{ code: 'NUMBER_OUT_OF_STEP', place, snippet: snippetOf(`${sourceNumber} ${plainText(unit.content)}`) }];
  });
  return isOutline || wrong.length < 2 ? wrong : [{ ...wrong[0]!, count: wrong.length }];
}
