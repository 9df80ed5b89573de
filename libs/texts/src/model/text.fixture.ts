import { contentOf, type Content } from './content.js';
import type { Parsed, ParsedUnit } from './parsed.js';
import type { UnitKind } from './unit.js';

/**
 * Writes a parsed text as lines: indentation is depth, then the kind's sign, then words.
 *   `# clause`, `#A annex`, `#- unnumbered clause`, `@ term`, `* item`, `+ item continuing the clause's number`, `! note`, `= title`;
 * anything else is a paragraph. `{3.1}` before the words gives the number the file shows.
 */
export function parsedOf(...lines: readonly string[]): Parsed {
  const above: { depth: number; index: number }[] = [];
  const units = lines.map((line, index): ParsedUnit => {
    const depth = line.length - line.trimStart().length;
    const [, sign = '', number, text = ''] = /^(#A|#-|[#@*+!=])? ?(?:\{([^}]*)\} ?)?(.*)$/u.exec(line.trimStart())!;
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop();
    const parent = above.at(-1)?.index ?? null;
    above.push({ depth, index });
    const more = extras[sign] ?? {};
    return { kind: kinds[sign] ?? 'paragraph', parent, content: contentOf(text, more), place: { line: index + 1 }, ...(number ? { sourceNumber: number } : {}) };
  });
  return { units, findings: [] };
}

const kinds: Readonly<Record<string, UnitKind>> = { '#': 'clause', '#A': 'clause', '#-': 'clause', '@': 'term', '*': 'item', '+': 'item', '!': 'note', '=': 'title' };
const extras: Readonly<Record<string, Omit<Content, 'blocks'>>> = { '#A': { numbering: 'annex' }, '#-': { numbering: 'none' }, '+': { marker: 'clause' } };
