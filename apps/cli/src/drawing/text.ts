import { widthOf } from '../table.js';

/** How wide a text is drawn, in pixels: a Chinese character takes its whole square, other letters about 0.56 of it. */
export const pixelsOf = (text: string, size: number): number => [...text].reduce((sum, char) => sum + (widthOf(char) === 2 ? size : /[A-ZMW@%mw—…]/.test(char) ? size * 0.72 : /[il.,:;'|jtfr ()]/.test(char) ? size * 0.34 : size * 0.56), 0);

/** Lines of at most so many pixels. Chinese breaks anywhere but before a mark that closes; other languages between words. */
export function wrapped(text: string, size: number, most: number): readonly string[] {
  const pieces = text.match(/[⺀-鿿豈-﫿]|[^\s⺀-鿿豈-﫿]+\s*|\s+/gu) ?? [];
  const lines: string[] = [''];
  for (const piece of pieces) {
    const line = lines.at(-1)!;
    if (line && pixelsOf((line + piece).trimEnd(), size) > most && !/^[，。、；：）」』”]/u.test(piece)) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
