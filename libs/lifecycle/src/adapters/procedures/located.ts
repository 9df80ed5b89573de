import { isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import type { LocatedProblem as Located } from '../../application/procedures.js';

export type { LocatedProblem as Located } from '../../application/procedures.js';

export const inWords = ({ file, line, path, code, because, remedy }: Located): string => `${file}:${line} ${path || '/'} ${code}: ${because} ${remedy}`;

/** The line a JSON Pointer points to; of the nearest thing around it, where it points to what is not there. */
export function lineOf(path: string, contents: Node | null, lines: LineCounter): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const step of path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!node) break;
      offset = (node as Node).range?.[0] ?? offset;
    } else break;
  }
  return lines.linePos(offset).line || 1;
}
