import { Graph, layout } from '@dagrejs/dagre';
import type { Arrow, Drawing, DrawnStage } from './graph.js';
import { pixelsOf, wrapped } from './text.js';

export const NAME_PX = 15;
export const SMALL_PX = 11;
export const LABEL_PX = 13;
export const LINE_PX = 15;
const MOST_STAGE_PX = 180;
const MOST_LABEL_PX = 150;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedStage extends DrawnStage, Box {
  readonly lines: readonly string[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedArrow extends Arrow {
  readonly points: readonly Point[];
  readonly label: Box & { readonly names: readonly string[]; readonly whos: readonly string[] };
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly PlacedStage[];
  readonly arrows: readonly PlacedArrow[];
}

/**
 * Stages in layers from top to bottom, arrows around them with room for their labels. `x` and `y` are middles. What leads
 * back by the order of the codes is laid out as if it led forward, and turned round afterwards: so the start stays on top,
 * whichever circles a procedure has.
 */
export function placed({ stages, arrows }: Drawing): Placed {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 46, edgesep: 18, ranksep: 34, marginx: 24, marginy: 24 });
  graph.setDefaultEdgeLabel(() => ({}));
  const stageLines = new Map(stages.map(({ id, name }) => [id, wrapped(name, NAME_PX, MOST_STAGE_PX)]));
  const order = new Map(stages.map(({ id }, i) => [id, i]));
  for (const { id, code } of stages) {
    const lines = stageLines.get(id)!;
    graph.setNode(node(id), { width: Math.max(...lines.map((line) => pixelsOf(line, NAME_PX)), pixelsOf(code, SMALL_PX)) + 32, height: lines.length * (NAME_PX + 4) + SMALL_PX + 20 });
  }
  const labels = arrows.map(({ name, who }) => ({ names: wrapped(name, LABEL_PX, MOST_LABEL_PX), whos: wrapped(who, SMALL_PX, MOST_LABEL_PX) }));
  const ends = arrows.map((arrow, i) => {
    const turned = order.get(arrow.to)! < order.get(arrow.from)!;
    return { v: node(turned ? arrow.to : arrow.from), w: node(turned ? arrow.from : arrow.to), name: String(i), turned };
  });
  arrows.forEach(({ kind }, i) => {
    const { names, whos } = labels[i]!;
    const width = Math.max(...names.map((line) => pixelsOf(line, LABEL_PX)), ...whos.map((line) => pixelsOf(line, SMALL_PX))) + 10;
    const { v, w, name, turned } = ends[i]!;
    // The way on is kept straight and short; what leads back or out gives way to it.
    const weight = !turned && (kind === 'onward' || kind === 'automatic') ? 12 : 1;
    graph.setEdge(v, w, { width, height: (names.length + whos.length) * LINE_PX + 4, labelpos: 'c', weight, minlen: 1 }, name);
  });
  layout(graph);
  const boxOf = (id: string) => graph.node(node(id)) as unknown as Box;
  const placedArrows = arrows.map((arrow, i): PlacedArrow => {
    const { turned, ...edge } = ends[i]!;
    const { points, ...label } = graph.edge(edge) as unknown as Box & { points: readonly Point[] };
    const before = arrows.slice(0, i).filter(({ from, to }) => from === to && from === arrow.from).length;
    if (arrow.from === arrow.to) return { ...arrow, ...loop(boxOf(arrow.from), label, labels[i]!, before) };
    return { ...arrow, points: turned ? [...points].reverse() : points, label: { x: label.x, y: label.y, width: label.width, height: label.height, ...labels[i]! } };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.max(width, ...placedArrows.map(({ label }) => label.x + label.width / 2)),
    height,
    stages: stages.map((stage) => ({ ...stage, ...boxOf(stage.id), lines: stageLines.get(stage.id)! })),
    arrows: placedArrows,
  };
}

/** Ids that look like numbers would be put in the order of numbers. */
const node = (id: string): string => `stage ${id}`;

/** From a stage to itself: out of its right side and in again, the label beside it; a further one around those `before` it. */
function loop({ x, y, width }: Box, { width: labelWidth, height }: Box, said: Pick<PlacedArrow['label'], 'names' | 'whos'>, before: number): Pick<PlacedArrow, 'points' | 'label'> {
  const right = x + width / 2;
  const out = 26 + before * 10;
  const points = [{ x: right, y: y - 10 }, { x: right + out, y: y - 18 }, { x: right + out, y: y + 18 }, { x: right, y: y + 10 }];
  return { points, label: { x: right + out + labelWidth / 2, y: y + before * (height + 2), width: labelWidth, height, ...said } };
}
