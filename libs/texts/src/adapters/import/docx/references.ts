import { mapRuns, type Inline } from '../../../model/content.js';
import { shownNumbersOf } from '../../../model/numbers.js';
import { snippetOf, treeOf, type ImportFinding, type Parsed, type ParsedUnit } from '../../../model/parsed.js';

/**
 * Leads the cross-references of a document, which are kept as names of bookmarks while it is read, to the units where those stand. What
 * a reference showed is left out where it is the number of the unit, which is derived; other words stay. A bookmark that is not there,
 * or stands where no unit is, is reported, and its words stay as words.
 */
export function ledReferences(parsed: Parsed, bookmarks: ReadonlyMap<string, number>): Parsed {
  const findings: ImportFinding[] = [];
  const tree = treeOf('und', { units: parsed.units, findings: [] }, String);
  const numbers = shownNumbersOf(tree);
  const at = placesOf(parsed.units);
  const led = (run: Inline, { place }: ParsedUnit): Inline => {
    if (!run.ref || !('unit' in run.ref)) return run;
    const { ref, ...plain } = run;
    const unit = at(bookmarks.get(run.ref.unit));
    if (unit === undefined) {
      findings.push({ code: 'REFERENCE_AS_TEXT', place, snippet: snippetOf(run.text) });
      return plain;
    }
    return { ...run, text: run.text.trim() === numbers.get(String(unit)) ? '' : run.text, ref: { unit: String(unit) } };
  };
  const units = parsed.units.map((unit) => ({ ...unit, content: mapRuns(unit.content, (run) => led(run, unit)) }));
  return { ...parsed, units, findings: [...parsed.findings, ...findings] };
}


/** The first unit of a paragraph; of a paragraph that became part of another unit, the unit it went into. */
function placesOf(units: readonly ParsedUnit[]): (paragraph: number | undefined) => number | undefined {
  const starts = units.map(({ place }) => ('paragraph' in place ? place.paragraph : 0));
  return (paragraph) => {
    if (paragraph === undefined) return undefined;
    const exact = starts.indexOf(paragraph);
    if (exact >= 0) return exact;
    const before = starts.findLastIndex((start) => start > 0 && start < paragraph);
    return before < 0 ? undefined : before;
  };
}
