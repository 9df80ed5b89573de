import type { Arrow, Drawing, DrawnStage } from './graph.js';
import { LABEL_PX, LINE_PX, NAME_PX, type Placed, type PlacedArrow, type PlacedStage, SMALL_PX, placed } from './layout.js';
import { escaped, pixelsOf } from './text.js';
import { type DrawingLanguage, drawingWords } from './words.js';

const fonts: Readonly<Record<DrawingLanguage, string>> = {
  'zh-Hans': "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
  'zh-Hant': "'Noto Sans CJK TC', 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif",
  en: "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
  pt: "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
};

/** Told apart by colour and by line: not everyone sees both. */
const lines: Readonly<Record<Arrow['kind'], { readonly colour: string; readonly dash: string; readonly width: number }>> = {
  onward: { colour: '#1a4f8b', dash: '', width: 2.2 },
  aside: { colour: '#6b7280', dash: '', width: 1.1 },
  automatic: { colour: '#0f766e', dash: '2 4', width: 2.2 },
  failure: { colour: '#b42318', dash: '7 4', width: 1.6 },
};

const boxes: Readonly<Record<DrawnStage['kind'], { readonly fill: string; readonly stroke: string }>> = {
  start: { fill: '#e8f0fe', stroke: '#1a4f8b' },
  stage: { fill: '#ffffff', stroke: '#475467' },
  'in-force': { fill: '#e6f6f4', stroke: '#0f766e' },
  end: { fill: '#f2f4f7', stroke: '#98a2b3' },
};

const TOP = 92;

/** The whole procedure as one SVG picture, on a light ground, in the words of one language. */
export function svgOf(drawing: Drawing): string {
  const place = placed(drawing);
  const key = legend(drawing.language);
  const width = Math.ceil(Math.max(place.width, key.width, pixelsOf(drawing.title, 20)) + 48);
  const height = Math.ceil(place.height + TOP + 8);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="${drawing.language}" role="img" aria-label="${escaped(drawing.title)}" font-family="${fonts[drawing.language]}">
<title>${escaped(drawing.title)}</title>
<defs>${(Object.keys(lines) as Arrow['kind'][]).map(head).join('')}</defs>
<rect width="${width}" height="${height}" fill="#fbfcfe"/>
<text x="24" y="34" font-size="20" font-weight="600" fill="#101828">${escaped(drawing.title)}</text>
<text x="24" y="54" font-size="12" fill="#475467">${escaped(drawing.subtitle)}</text>
${key.svg}
<g transform="translate(${round((width - place.width) / 2)} ${TOP})">
${inOrder(place.arrows).map(path).join('\n')}
${place.stages.map(box).join('\n')}
${inOrder(place.arrows).map(label).join('\n')}
</g>
</svg>
`;
}

/** What matters most is drawn last, on top. */
const order: readonly Arrow['kind'][] = ['aside', 'failure', 'automatic', 'onward'];
const inOrder = (arrows: Placed['arrows']) => [...arrows].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));

const head = (kind: Arrow['kind']): string =>
  `<marker id="head-${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.8L10 5L0 9.2z" fill="${lines[kind].colour}"/></marker>`;

const round = (value: number): number => Math.round(value * 10) / 10;

function path({ kind, points, id, from, to }: PlacedArrow): string {
  const { colour, dash, width } = lines[kind];
  return `<path d="${curve(points)}" fill="none" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''} marker-end="url(#head-${kind})" data-arrow="${escaped(`${id} ${from} ${to}`)}"/>`;
}

/** Straight into the first and the last stretch, rounded where it turns. */
function curve(points: PlacedArrow['points']): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  if (!first || rest.length === 0) return '';
  const turns = rest.slice(0, -1).map((turn, i) => {
    const next = rest[i + 1]!;
    const end = i === rest.length - 2 ? next : { x: round((turn.x + next.x) / 2), y: round((turn.y + next.y) / 2) };
    return `Q${turn.x} ${turn.y} ${end.x} ${end.y}`;
  });
  return `M${first.x} ${first.y}${turns.length > 0 ? turns.join('') : `L${rest[0]!.x} ${rest[0]!.y}`}`;
}

function box({ x, y, width, height, kind, code, lines: names }: PlacedStage): string {
  const { fill, stroke } = boxes[kind];
  const left = round(x - width / 2);
  const top = round(y - height / 2);
  const text = names.map((line, i) => `<text x="${round(x)}" y="${round(top + 22 + i * (NAME_PX + 4))}" font-size="${NAME_PX}" font-weight="600" text-anchor="middle" fill="#101828">${escaped(line)}</text>`).join('');
  return `<g><rect x="${left}" y="${top}" width="${round(width)}" height="${round(height)}" rx="${kind === 'end' ? round(height / 2) : 8}" fill="${fill}" stroke="${stroke}" stroke-width="${kind === 'in-force' || kind === 'start' ? 2 : 1.2}"/>${text}<text x="${round(x)}" y="${round(top + height - 9)}" font-size="${SMALL_PX}" text-anchor="middle" fill="#475467">${escaped(code)}</text></g>`;
}

function label({ kind, label: { x, y, width, height, names, whos } }: PlacedArrow): string {
  const top = y - height / 2;
  const line = (text: string, i: number, size: number, colour: string, weight: number) => `<text x="${round(x)}" y="${round(top + 12 + i * LINE_PX)}" font-size="${size}" font-weight="${weight}" text-anchor="middle" fill="${colour}">${escaped(text)}</text>`;
  return `<g><rect x="${round(x - width / 2)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="4" fill="#fbfcfe" fill-opacity="0.92"/>${names.map((text, i) => line(text, i, LABEL_PX, lines[kind].colour, 500)).join('')}${whos.map((text, i) => line(text, names.length + i, SMALL_PX, '#475467', 400)).join('')}</g>`;
}

function legend(language: DrawingLanguage): { readonly svg: string; readonly width: number } {
  const words = drawingWords[language];
  const entries: readonly [Arrow['kind'], string][] = [['onward', words.onward], ['aside', words.back], ['automatic', words.automatic], ['failure', words.ifItFails]];
  let x = 24;
  const drawn = entries.map(([kind, text]) => {
    const { colour, dash, width } = lines[kind];
    const at = x;
    x += 42 + pixelsOf(text, 12) + 24;
    return `<path d="M${at} 76H${at + 32}" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''} marker-end="url(#head-${kind})"/><text x="${at + 40}" y="80" font-size="12" fill="#344054">${escaped(text)}</text>`;
  });
  return { svg: `<g>${drawn.join('')}</g>`, width: x };
}
