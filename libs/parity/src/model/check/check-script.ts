import type { Found } from '../finding.js';
import type { Passage } from '../said.js';
import { regionalWords } from '../words/hong-kong-macao.js';
import { isChinese, isTraditional } from '../words/words-of.js';
import { excerptOf } from './excerpt.js';

/** Which Chinese characters belong to which script, and what the same words are in the other one. Answered by OpenCC's tables. */
export interface ChineseScripts {
  /** Whether this character is not used in the script the text is in. */
  readonly isForeign: (character: string, traditional: boolean) => boolean;
  /** The words in that script; a proposal, for a person. */
  readonly proposal: (words: string, traditional: boolean) => string;
}

/** Characters of the other Chinese script, in stretches, each with what OpenCC proposes; in zh-Hant words of the mainland's as notes. */
export function checkScript(other: Passage, language: string, scripts: ChineseScripts): readonly Found[] {
  if (!isChinese(language)) return [];
  const traditional = isTraditional(language);
  const findings: Found[] = [];
  for (const stretch of other.text.matchAll(/\p{Script=Han}+/gu)) {
    const foreign = [...stretch[0]].flatMap((character, at, all) => (scripts.isForeign(character, traditional) ? [{ character, at: all.slice(0, at).join('').length }] : []));
    if (foreign.length === 0) continue;
    const [from, to] = [foreign[0]!.at, foreign.at(-1)!.at + foreign.at(-1)!.character.length];
    const text = stretch[0].slice(from, to);
    const found = { text, from: stretch.index + from, to: stretch.index + to };
    findings.push({ code: 'WRONG_SCRIPT', base: null, other: excerptOf(other, found), facts: { other: foreign.map(({ character }) => character).join(''), proposal: withRegion(scripts.proposal(text, traditional), traditional) } });
  }
  return traditional ? [...findings, ...regional(other)] : findings;
}

function regional(other: Passage): readonly Found[] {
  return regionalWords.flatMap(([word, proposal]) =>
    [...other.text.matchAll(new RegExp(word, 'gu'))].map((match): Found => ({
      code: 'REGIONAL_WORD',
      base: null,
      other: excerptOf(other, { text: match[0], from: match.index, to: match.index + match[0].length }),
      facts: { other: match[0], proposal },
    })),
  );
}

const withRegion = (text: string, traditional: boolean): string => (traditional ? regionalWords.reduce((said, [word, proposal]) => said.replace(new RegExp(word, 'gu'), proposal), text) : text);
