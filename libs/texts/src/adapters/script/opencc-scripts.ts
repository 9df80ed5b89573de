import { Converter } from 'opencc-js';
import type { ChineseScripts } from '#lib/parity';

/**
 * Which Chinese characters belong to which script. A character is foreign when OpenCC writes it otherwise in the text's script and the
 * character set that script was printed with does not have it: 里, 后 and 台 are simplified forms and traditional characters as well.
 */
const charset = (encoding: 'big5' | 'gb2312', leads: readonly (readonly [number, number])[], trails: readonly (readonly [number, number])[]): ReadonlySet<string> => {
  const pairs = leads.flatMap(([from, to]) => range(from, to).flatMap((lead) => trails.flatMap(([low, high]) => range(low, high).flatMap((trail) => [lead, trail]))));
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(pairs)));
};

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

let made: { readonly scripts: ChineseScripts } | undefined;

/** OpenCC's tables take a moment to load: made when first asked for. */
export function openccScripts(): ChineseScripts {
  made ??= { scripts: make() };
  return made.scripts;
}

function make(): ChineseScripts {
  // Big5 without the Hong Kong supplement, whose first rows hold simplified forms; GB 2312 without what GBK added.
  const big5 = charset('big5', [[0xa4, 0xc5], [0xc9, 0xf8]], [[0x40, 0x7e], [0xa1, 0xfe]]);
  const gb2312 = charset('gb2312', [[0xb0, 0xf7]], [[0xa1, 0xfe]]);
  const toTraditional = Converter({ from: 'cn', to: 'hk' });
  const toSimplified = Converter({ from: 'hk', to: 'cn' });
  return {
    isForeign: (character, traditional) => (traditional ? !big5.has(character) && toTraditional(character) !== character : !gb2312.has(character) && toSimplified(character) !== character),
    proposal: (words, traditional) => (traditional ? toTraditional(words) : toSimplified(words)),
  };
}
