/**
 * A formula and the notation it is written in. The source is what the file said: `mathml` a whole <math> element of presentation MathML,
 * `latex` and `asciimath` their own spelling, `linear` plain characters (E = mc²).
 */
export const notations = ['mathml', 'latex', 'asciimath', 'linear'] as const;
export type Notation = (typeof notations)[number];

export interface Formula {
  readonly notation: Notation;
  readonly source: string;
}

/** A formula as one line of characters, for comparing, searching and counting: MathML without its tags, anything else as it is. */
export function linearOf({ notation, source }: Formula): string {
  const bare = notation === 'mathml' ? unescaped(source.replace(/<annotation[\s\S]*?<\/annotation>|<[^>]*>/gu, (tag) => (tag.startsWith('<mtr') ? ' ' : ''))) : source;
  return bare.replace(/\s+/gu, ' ').trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => entities[name]!);

const elements = new Set(
  (
    'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup munder mover ' +
    'munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd maligngroup malignmark semantics annotation'
  ).split(' '),
);
const attributes = new Set(
  (
    'xmlns display mathvariant mathsize dir fence form separator stretchy symmetric largeop movablelimits accent accentunder lspace rspace ' +
    'minsize maxsize width height depth linethickness numalign denomalign bevelled open close separators notation rowspan columnspan ' +
    'rowalign columnalign rowspacing columnspacing rowlines columnlines frame displaystyle scriptlevel encoding alttext voffset'
  ).split(' '),
);

/**
 * What keeps a source from being shown as MathML; null when nothing does. Only presentation elements and attributes that do nothing but
 * lay out; no links, styles, scripts, comments, entities beyond XML's five, at most 64 deep.
 */
export function mathmlProblem(source: string): string | null {
  const open: string[] = [];
  let isDone = false;
  for (let at = 0; at < source.length; ) {
    if (source[at] !== '<') {
      const end = source.indexOf('<', at) < 0 ? source.length : source.indexOf('<', at);
      const text = source.slice(at, end);
      if (/&(?!(?:amp|lt|gt|quot|apos);)|>/u.test(text)) return 'it has an unescaped character or an entity';
      if (open.length === 0 && text.trim() !== '') return 'it has words outside <math>';
      at = end;
      continue;
    }
    const tag = /^<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+="[^"<&]*")*)\s*(\/?)>/u.exec(source.slice(at, at + 2000));
    if (!tag) return 'it is not well-formed MathML';
    const [whole, closes, name, given, isSingle] = tag as unknown as [string, string, string, string, string];
    if (!elements.has(name)) return `<${name}> is not presentation MathML`;
    if (closes ? open.pop() !== name : isDone || (open.length === 0) !== (name === 'math')) return 'it is not one <math> element, well nested';
    for (const [, attribute, value] of given.matchAll(/([A-Za-z]+)="([^"]*)"/gu)) {
      if (!attributes.has(attribute!) || (attribute === 'xmlns' && value !== 'http://www.w3.org/1998/Math/MathML')) return `the attribute ${attribute} is not kept`;
    }
    if (!closes && !isSingle) open.push(name);
    if (open.length > 64) return 'it is nested more than 64 deep';
    isDone = open.length === 0;
    at += whole.length;
  }
  return isDone ? null : 'it is not one whole <math> element';
}
