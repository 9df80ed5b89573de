import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { align, readDocx, readMarkdown, saidInBoth, treeOf, addressesOf } from '#lib/texts';
import { isRefusal } from '#lib/kernel';
import type { Said, SaidPair } from '../model/said.js';

/** Real texts with their counterparts, as parity sees them. */
export interface RealPairs {
  readonly name: string;
  readonly baseLanguage: string;
  readonly language: string;
  readonly pairs: readonly SaidPair[];
}

function folder(...names: readonly string[]): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json'))) at = dirname(at);
  return join(at, 'libs', ...names);
}

const tags = { en: 'en', 'zh-Hans': 'zh-hans', 'zh-Hant': 'zh-hant' } as const;

interface Block {
  readonly section: string;
  readonly seq: number;
  readonly kind: string;
  readonly text: Readonly<Record<string, string>>;
}

/** W3C clreq: the groups that have both languages. */
export function clreq(baseLanguage: keyof typeof tags, language: keyof typeof tags): RealPairs {
  const blocks = readFileSync(folder('parity', 'data', 'clreq', 'aligned-blocks.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Block);
  const said = ({ kind, text }: Block, tag: string): Said => ({ kind: /^h\d$/u.test(kind) ? 'clause' : 'paragraph', passages: [{ text: text[tag]!.replace(/\[\[\[#[\w.-]+\]\]\]/gu, '[…]') }], tables: [], formulas: [], references: [], figures: 0, footnotes: 0 });
  const pairs = blocks
    .filter(({ text }) => text[tags[baseLanguage]] && text[tags[language]])
    .map((block) => ({ unit: `${block.section}/${block.seq}`, address: `${block.section}/${block.seq}`, base: said(block, tags[baseLanguage]), other: said(block, tags[language]) }));
  return { name: `clreq ${baseLanguage} – ${language}`, baseLanguage, language, pairs };
}

/** OpenChain 2.1, aligned as the command line does it; pairs only. */
export async function openChain(baseLanguage: string, language: string): Promise<RealPairs> {
  const read = async (tag: string) => {
    const bytes = readFileSync(folder('texts', 'data', 'iso5230', '2.1', tag === 'en' ? 'en.md' : `${tag}.docx`));
    const parsed = tag === 'en' ? readMarkdown(bytes) : await readDocx(bytes);
    if (isRefusal(parsed)) throw new Error(parsed.because);
    return parsed;
  };
  const base = treeOf(baseLanguage, await read(baseLanguage), (index) => `b${index}`);
  let made = 0;
  const { tree } = align(base, await read(language), language, () => `n${(made += 1)}`);
  const addresses = addressesOf(base);
  const said = saidInBoth(base, tree);
  const pairs = base.units.flatMap(({ id }): readonly SaidPair[] => {
    const both = said(id);
    return both ? [{ unit: id, address: addresses.get(id)!, ...both }] : [];
  });
  return { name: `OpenChain 2.1 ${baseLanguage} – ${language}`, baseLanguage, language, pairs };
}
