import { isMap, isNode, isPair, LineCounter, type Node, parseDocument } from 'yaml';

export type Path = readonly (string | number)[];

/** A YAML file as a value, and where in the file each part of it stands. */
export interface YamlFile {
  readonly value: unknown;
  /** The line (from 1) of the value at a path, or of the nearest thing above it that is there. */
  lineOf(path: Path): number;
  /** The line of a member's name: for a member that should not be there. */
  lineOfKey(path: Path, key: string): number;
}

export interface Malformed {
  readonly line: number;
  readonly message: string;
}

/** Reads YAML 1.2: dates stay text, and a name given twice is an error. */
export function readYaml(text: string): YamlFile | readonly Malformed[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) return document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: error.message }));
  const nodeAt = (path: Path): Node | undefined => {
    const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
    return isNode(node) ? node : undefined;
  };
  const lineOf = (path: Path): number => {
    const node = nodeAt(path);
    if (node?.range) return lineAt(node.range[0]);
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  const lineOfKey = (path: Path, key: string): number => {
    const map = nodeAt(path);
    const pair = isMap(map) ? map.items.find((item) => isPair(item) && String(item.key) === key) : undefined;
    return isNode(pair?.key) && pair.key.range ? lineAt(pair.key.range[0]) : lineOf(path);
  };
  return { value: document.toJS() as unknown, lineOf, lineOfKey };
}
