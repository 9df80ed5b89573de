import { posix } from 'node:path';
import type { ImportLimits } from '../limits.js';

/** Files that may stand beside the one that is read, by their path from its folder; null when there is none. */
export type Siblings = (path: string) => Uint8Array | null;

/** Whether an include leads out of the folder of the file, or over the network. */
export function leadsOutside(target: string): boolean {
  const path = posix.normalize(target.replace(/\\/gu, '/'));
  return /^[a-z][a-z0-9+.-]*:/iu.test(target) || path.startsWith('/') || path === '..' || path.startsWith('../') || /\0|^~/u.test(target);
}

/** Words of an AsciiDoc file, or null when its bytes are not UTF-8. */
export function decoded(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

export interface Prepared {
  readonly text: string;
  readonly comments: number;
  readonly ranges: number;
  readonly strange: number;
}

/**
 * What Metanorma adds to AsciiDoc's index, said in AsciiDoc's own way, line by line so that places stay true: a range of pages becomes the
 * entry where it begins, `index:see[a,b]` the entry "a, see b". The noncharacters the reader itself uses are taken out.
 */
export function prepared(source: string): Prepared {
  let ranges = 0;
  const strange = [...source.matchAll(/[\ufdd0-\ufdef]/gu)].length;
  const comments = source.split('\n').filter((line) => /^\/\/(?!\/\/)/u.test(line)).length;
  const lines = source.replace(/[\ufdd0-\ufdef]/gu, '\ufffd').split('\n').map((given) => {
    const line = given.includes(':[') || given.includes('{{') ? inItsOwnWay(given) : given;
    if (!line.includes('index')) return line;
    const plain = withoutRanges(line, () => (ranges += 1));
    return plain.replace(/index:(see|also)\[((?:"[^"\]]*"|[^",\]])+),\s*((?:"[^"\]]*"|[^"\]])+)\]/gu, (_, how: string, from: string, to: string) => {
      const see = how === 'see' ? 'see' : 'see also';
      return `(((${from.trim()},"${see} ${to.trim().replace(/"/gu, '')}")))`;
    });
  });
  return { text: lines.join('\n'), comments, ranges, strange };
}

/** `{{term}}` mentions a term, `smallcap:[x]` and its like are looks. */
const inItsOwnWay = (line: string): string =>
  line
    .replace(/(?<![\w.])(smallcap|underline|strike):\[([^\][]{0,500})\]/gu, '[.$1]##$2##')
    .replace(/\{\{(?:<<[^<>]{0,200}>>,)?([^{}<>,]{1,200})(?:,([^{}<>,]{1,200}))?[^{}]{0,200}\}\}/gu, (_, term: string, words?: string) => `<<term:${term.trim()},${(words ?? term).trim()}>>`);

/** `index-range:name[(((entry)))]` -> `(((entry)))`; brackets inside are counted. */
function withoutRanges(line: string, found: () => void): string {
  let out = '';
  let at = 0;
  for (const each of line.matchAll(/index-range:[\w-]{1,100}\[/gu)) {
    if (each.index < at) continue;
    const start = each.index + each[0].length;
    let end = start;
    for (let depth = 1; end < line.length; end += 1) {
      if (line[end] === '[') depth += 1;
      if (line[end] === ']' && (depth -= 1) === 0) break;
    }
    if (end >= line.length) break;
    out += line.slice(at, each.index) + line.slice(start, end);
    at = end + 1;
    found();
  }
  return out + line.slice(at);
}

/**
 * Attributes name text that is put in wherever they are used: a few lines can grow without end. How much at most, by the longest value
 * and the number of uses; values themselves are cut at 4096 bytes by Asciidoctor in its secure mode.
 */
export function growsBeyond(texts: readonly string[], limits: ImportLimits): boolean {
  let longest = 0;
  let uses = 0;
  for (const text of texts) {
    for (const [, value] of text.matchAll(/^:[\w-]+:[ \t]+(.*)$/gmu)) longest = Math.max(longest, value!.includes('{') ? 4096 : value!.length);
    uses += text.split('{').length - 1;
  }
  return longest * uses > limits.maxUnpackedBytes;
}
