import { inlinesOf, plainText, type Content } from './content.js';

/**
 * What a unit says that survives translation: addresses, figures, Latin words and names, and - between languages that write them -
 * Chinese characters. Only what both texts use counts as evidence (see `shared`).
 */
export function tokensOf(content: Content): ReadonlySet<string> {
  const tokens = new Set<string>();
  const text = plainText(content);
  for (const { href } of inlinesOf(content)) if (href) tokens.add(`@${bareAddress(href)}`);
  for (const [address] of text.matchAll(/(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:\/[\w./-]*)?/giu)) {
    if (/[a-z]/iu.test(address) && /\.[a-z]{2,}/iu.test(address)) tokens.add(`@${bareAddress(address)}`);
  }
  for (const [figure] of text.matchAll(/\d+(?:\.\d+)*/gu)) tokens.add(figure);
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(/[a-zà-ɏ]{2,}/gu)) tokens.add(word);
  for (const [character] of text.matchAll(/\p{Script=Han}/gu)) tokens.add(character);
  return tokens;
}

const bareAddress = (address: string): string =>
  address.toLowerCase().replace(/^mailto:|^https?:\/\/|^(?:https?:\/\/)?www\./gu, '').replace(/^www\./u, '').replace(/[/.]+$/u, '');

export interface Corpus {
  /** Log-odds from the words: above 0 when the two share what few other units have, below 0 when one has it and the other lacks it. */
  readonly shared: (base: ReadonlySet<string>, other: ReadonlySet<string>) => number;
  /** Log-odds from the lengths in characters, at most 0. */
  readonly length: (base: number, other: number) => number;
}

/** Learns from two whole texts which words they share, how rare each is, and how their lengths compare. */
export function corpusOf(base: readonly Content[], other: readonly Content[]): Corpus {
  const inBase = frequencies(base);
  const inOther = frequencies(other);
  const weights = new Map<string, number>();
  for (const [token, count] of inBase) {
    const twin = inOther.get(token);
    if (twin === undefined) continue;
    const rarity = Math.log(1 + (base.length + other.length) / (count + twin));
    weights.set(token, rarity * (Math.min(count, twin) / Math.max(count, twin)) ** 2); // a word used very unequally is not one word
  }
  const ratio = (total(other) + 1) / (total(base) + 1);
  return {
    shared: (left, right) => {
      let both = 0;
      let one = 0;
      for (const token of left) {
        const weight = weights.get(token) ?? 0;
        if (right.has(token)) both += weight;
        else one += weight;
      }
      for (const token of right) if (!left.has(token)) one += weights.get(token) ?? 0;
      // absence is weak evidence: translators rephrase
      return both + one === 0 ? 0 : Math.max(-1.5, Math.min(6, both - one / 2));
    },
    length: (left, right) => {
      const off = Math.log((right + 6) / (left * ratio + 6)) / 0.5;
      return Math.max(-3, -(off * off) / 2);
    },
  };
}

const total = (contents: readonly Content[]): number => contents.reduce((sum, content) => sum + plainText(content).length, 0);

function frequencies(contents: readonly Content[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const content of contents) for (const token of tokensOf(content)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
