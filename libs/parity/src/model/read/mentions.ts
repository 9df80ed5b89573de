/** What a passage names that must be the same in every language. Positions count UTF-16 units of the passage. */
export interface Mention {
  readonly is: 'number' | 'date' | 'reference' | 'standard';
  /** The value in one spelling; a figure that may be read in two ways has both. */
  readonly values: readonly string[];
  /** What is referred to: clause, table, figure; for a number its unit of measurement. */
  readonly of?: string;
  /** The unit stands as a symbol, or as a word that other languages may leave to the reader. */
  readonly bySymbol?: boolean;
  /** ±, ≤, ≥, <, > before it; `inWords` when it is said with words. */
  readonly sign?: string;
  readonly signInWords?: boolean;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** One character for one, so that positions stay: full-width forms become ASCII, all spaces one, all minus signs one. */
export function evened(text: string): string {
  let even = '';
  for (const unit of text.split('')) even += evenChar(unit);
  return even;
}

const single: Readonly<Record<string, string>> = { '−': '-', '‐': '-', '‑': '-', '﹣': '-', '～': '~', '〜': '~', '∼': '~', '’': '’', 'ʼ': '’', "'": '’', 'μ': 'µ', 'Ω': 'Ω', '・': '·', '⋅': '·', '∙': '·', '﹪': '%', '⩽': '≤', '≦': '≤', '⩾': '≥', '≧': '≥', '×': '×', '。': '。' };

function evenChar(char: string): string {
  const known = single[char];
  if (known !== undefined) return known;
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return evenChar(String.fromCharCode(code - 0xfee0));
  if (/\s/u.test(char) && char !== '\n') return ' ';
  return char;
}

/** A passage in which what has been understood is taken out, so that no figure counts twice. */
export class Reading {
  private rest: string;
  readonly mentions: Mention[] = [];

  constructor(readonly text: string) {
    this.rest = evened(text);
  }

  get left(): string {
    return this.rest;
  }

  /** Every fit of the pattern: what `made` makes of it is mentioned, null takes it out unmentioned, undefined leaves it. */
  take(pattern: RegExp, made: (match: RegExpExecArray, rest: string) => Omit<Mention, 'text' | 'from' | 'to'> | null | undefined): void {
    for (const match of this.rest.matchAll(pattern)) {
      const mention = made(match, this.rest);
      if (mention === undefined) continue;
      const lead = match[0].length - match[0].trimStart().length;
      const from = match.index + lead;
      const to = match.index + match[0].trimEnd().length;
      if (mention) this.mentions.push({ ...mention, text: this.text.slice(from, to), from, to });
      this.rest = this.rest.slice(0, from) + '¤'.repeat(to - from) + this.rest.slice(to);
    }
  }
}
