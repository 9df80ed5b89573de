import type { Command } from 'commander';
import { addressesOf, align, type AlignedPair, type Alignment, confidenceThreshold, plainText, treeOf } from '#lib/texts';
import { table } from '../../table.js';
import { asJson, type Terminal } from '../../terminal.js';
import { examples } from '../help.js';
import { known, read } from './text-file.js';

interface Options {
  readonly baseLanguage: string;
  readonly language: string;
  readonly json?: boolean;
}

const lines = ['npm run lockstep -- text align base.zh-Hans.docx version.en.docx --language en', 'npm run lockstep -- text align libs/texts/data/iso5230/2.1/en.md libs/texts/data/iso5230/2.1/fr.docx --base-language en --language fr --json'];

export const alignCommand = (text: Command, terminal: Terminal): Command =>
  text
    .command('align')
    .description('Lay a language version beside its base, unit by unit: what is paired and how surely, what a person has to decide, what has no counterpart. Needs no server.')
    .argument('<base>', 'the file of the base text')
    .argument('<other>', 'the file of the language version')
    .option('--base-language <tag>', 'language of the base', 'zh-Hans')
    .option('--language <tag>', 'language of the version', 'en')
    .option('--json', 'every pair with its confidence and reasons')
    .addHelpText('after', examples(...lines))
    .action((base: string, other: string, options: Options) => lay(base, other, options, terminal));

async function lay(base: string, other: string, { baseLanguage, language, json }: Options, { print }: Terminal): Promise<void> {
  known(baseLanguage);
  known(language);
  const tree = treeOf(baseLanguage, await read(base), (index) => `base-${index + 1}`);
  const parsed = await read(other);
  let made = 0;
  const shown = shownOf(align(tree, parsed, language, () => `own-${(made += 1)}`), sidesOf(tree), sidesOf(treeOf(language, parsed, String)));
  if (json) return print(asJson({ base, other, baseLanguage, language, threshold: confidenceThreshold, ...shown }));
  for (const line of linesOf(shown)) print(line);
}

interface ShownUnit {
  readonly address: string;
  readonly text: string;
}

function sidesOf(tree: ReturnType<typeof treeOf>): ReadonlyMap<string, ShownUnit> {
  const addresses = addressesOf(tree);
  return new Map(tree.units.map(({ id, content }) => [id, { address: addresses.get(id)!, text: plainText(content) }]));
}

function shownOf({ matches, doubtful, missing, extra }: Alignment, bases: ReadonlyMap<string, ShownUnit>, others: ReadonlyMap<string, ShownUnit>) {
  const beside = ({ at, confidence, why }: AlignedPair) => ({ other: others.get(String(at))!, confidence, why });
  return {
    summary: { base: bases.size, other: others.size, aligned: matches.length, doubtful: doubtful.length, missing: missing.length, extra: extra.length },
    pairs: matches.map((pair) => ({ base: bases.get(pair.unit)!, ...beside(pair) })),
    doubtful: doubtful.map(({ unit, candidates }) => ({ base: bases.get(unit)!, candidates: candidates.map(beside) })),
    missing: missing.map((unit) => bases.get(unit)!),
    extra: extra.map(({ at }) => others.get(String(at))!),
  };
}

function linesOf({ summary, pairs, doubtful, missing, extra }: ReturnType<typeof shownOf>): readonly string[] {
  const rows = [
    ...pairs.map(({ base, other, confidence, why }) => [base.address, other.address, String(confidence), why.join(', '), short(base.text), short(other.text)]),
    ...doubtful.flatMap(({ base, candidates }) => candidates.map(({ other, confidence, why }) => [base.address, `${other.address} ?`, String(confidence), why.join(', '), short(base.text), short(other.text)])),
    ...missing.map(({ address, text }) => [address, '', '', 'no counterpart', short(text), '']),
    ...extra.map(({ address, text }) => ['', address, '', 'not in the base', '', short(text)]),
  ];
  return [...table(['base', 'other', 'sure', 'why', 'base says', 'other says'], rows), '', `${summary.aligned} aligned, ${summary.doubtful} doubtful (marked ?), ${summary.missing} of the base without a counterpart, ${summary.extra} the base does not have`];
}

function short(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return [...line].length > 32 ? `${[...line].slice(0, 31).join('')}…` : line;
}
