import type { Found } from '../finding.js';
import type { Said } from '../said.js';

/** Kind, table, formulas, figures, footnotes and marker of a unit. */
export function checkShape(base: Said, other: Said): readonly Found[] {
  const findings: Found[] = [];
  const differ = (code: Found['code'], left: string | number, right: string | number): void => void findings.push({ code, base: null, other: null, facts: { base: String(left), other: String(right) } });
  if (base.kind !== other.kind) differ('KIND_DIFFERS', base.kind, other.kind);
  const tables = { base: base.tables.map(shapeOf).join(', '), other: other.tables.map(shapeOf).join(', ') };
  if (JSON.stringify(base.tables) !== JSON.stringify(other.tables)) differ('TABLE_DIFFERS', tables.base || '0 × 0', tables.other || '0 × 0');
  if (base.figures !== other.figures) differ('FIGURES_DIFFER', base.figures, other.figures);
  if (base.footnotes !== other.footnotes) differ('FOOTNOTES_DIFFER', base.footnotes, other.footnotes);
  if (base.kind === other.kind && base.marker !== other.marker) differ('LIST_MARKER_DIFFERS', base.marker ?? 'nothing', other.marker ?? 'nothing');
  const gone = without(base.references, other.references);
  const come = without(other.references, base.references);
  if (gone.length + come.length > 0) findings.push({ code: gone.length === 0 ? 'REFERENCE_ADDED' : come.length === 0 ? 'REFERENCE_MISSING' : 'REFERENCE_DIFFERS', base: null, other: null, facts: { base: gone.join(', '), other: come.join(', ') } });
  return [...findings, ...checkFormulas(base.formulas, other.formulas)];
}

/** What the second list lacks of the first, each as often as it lacks it. */
function without(all: readonly string[], these: readonly string[]): readonly string[] {
  const spare = [...these];
  return all.filter((each) => {
    const at = spare.indexOf(each);
    if (at >= 0) spare.splice(at, 1);
    return at < 0;
  });
}

const shapeOf = (rows: readonly number[]): string => {
  const columns = [...new Set(rows)];
  return `${rows.length} × ${columns.length === 1 ? columns[0] : columns.join('/')}`;
};

/** Formulas say the same in every language but for the decimal sign and the words set upright in them. */
function checkFormulas(base: readonly string[], other: readonly string[]): readonly Found[] {
  const left = [...base];
  const right = [...other];
  for (let at = 0; at < left.length; ) {
    const twin = right.findIndex((each) => bare(each) === bare(left[at]!));
    if (twin < 0) at += 1;
    else {
      left.splice(at, 1);
      right.splice(twin, 1);
    }
  }
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at): Found => {
    const facts = { base: left[at] ?? '–', other: right[at] ?? '–' };
    const excerpt = (text: string | undefined) => (text === undefined ? null : { text, from: 0, to: text.length });
    return { code: 'FORMULA_DIFFERS', base: excerpt(left[at]), other: excerpt(right[at]), facts };
  });
}

const bare = (formula: string): string =>
  formula
    .replace(/\\(?:text|mathrm|operatorname|mbox)\{[^{}]*\}|"[^"]*"|text\([^()]*\)/gu, '"')
    .replace(/\{,\}|(?<=\d),(?=\d)/gu, '.')
    .replace(/\\[,;:! ]|\\(?:left|right|displaystyle|quad|qquad)\b|[\s~{}]/gu, '')
    .replace(/\\(?:times|cdot)\b|×|⋅/gu, '·')
    .replace(/−/gu, '-');
