import { type Command, Option } from 'commander';
import { align, type Alignment, knownLanguages, openccScripts, parityOf, type TextFinding, treeOf, undecidedIn } from '#lib/texts';
import { exitCodes, Unusable } from '../../exit-codes.js';
import { table } from '../../table.js';
import { asJson, type Terminal } from '../../terminal.js';
import { examples } from '../help.js';
import { known, read } from './text-file.js';

interface Options {
  readonly baseLanguage: string;
  readonly language?: string;
  readonly least: 'error' | 'warning' | 'note';
  readonly json?: boolean;
}

const lines = ['npm run lockstep -- text parity base.zh-Hans.docx version.en.docx --base-language zh-Hans --language en', 'npm run lockstep -- text parity libs/texts/data/iso5230/2.1/en.md libs/texts/data/iso5230/2.1/zh-Hant.docx --json'];

export const parityCommand = (text: Command, terminal: Terminal): Command =>
  text
    .command('parity')
    .description('Say where a language version is not true to its base: units, numbers, measures, references, obligations, words left in the other language. Needs no server.')
    .argument('<base>', 'the file of the base text')
    .argument('<other>', 'the file of the language version')
    .option('--base-language <tag>', 'language of the base; when absent, the tag in the file name, or zh-Hans', '')
    .option('--language <tag>', 'language of the version; when absent, the tag in the file name')
    .addOption(new Option('--least <severity>', 'the least grave findings to show').choices(['error', 'warning', 'note']).default('note'))
    .option('--json', 'every finding with its words and their places')
    .addHelpText('after', `${examples(...lines)}\n\nExit codes: 0 no error found; 1 at least one finding is an error; 2 wrong words or an unusable file; 3 a breakage.`)
    .action((base: string, other: string, options: Options) => check(base, other, options, terminal));

const severities = ['error', 'warning', 'note'] as const;

async function check(base: string, other: string, { baseLanguage, language = '', least, json }: Options, { print, tell, endWith }: Terminal): Promise<void> {
  const [from, into] = [baseLanguage || tagIn(base) || 'zh-Hans', language || tagIn(other)];
  known(from);
  if (!into) throw new Unusable(`The language of ${other} is not said by its name. Write --language with its BCP 47 tag, e.g. en.`);
  known(into);
  const tree = treeOf(from, await read(base), (index) => `base-${index + 1}`);
  let made = 0;
  const alignment = align(tree, await read(other), into, () => `own-${(made += 1)}`);
  const all = parityOf(tree, alignment.tree, openccScripts(), undecidedIn(alignment));
  const findings = all.filter(({ severity }) => severities.indexOf(severity) <= severities.indexOf(least));
  const count = (severity: TextFinding['severity']): number => all.filter((each) => each.severity === severity).length;
  const summary = { units: tree.units.length, aligned: alignment.matches.length, doubtful: alignment.doubtful.length, errors: count('error'), warnings: count('warning'), notes: count('note') };
  if (json) print(asJson({ base, other, baseLanguage: from, language: into, summary, doubtful: doubtfulOf(alignment), findings }));
  else {
    if (findings.length > 0) for (const line of [...table(['unit', 'severity', 'finding', 'base', 'here', 'mend'], findings.map(rowOf)), '']) print(line);
    print(`${summary.units} units, ${summary.aligned} aligned, ${summary.doubtful} doubtful: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.notes} notes`);
  }
  for (const tag of [from, into]) if (!knownLanguages.includes(tag.split('-')[0]!)) tell(`The words of ${tag} are not known: figures, references and shapes were compared, obligations and leftovers were not.`);
  if (summary.errors > 0) endWith(exitCodes.refused);
}

const rowOf = ({ address, severity, code, base, other, remedy }: TextFinding): readonly string[] => [address, severity, code, short(base?.text), short(other?.text), remedy];

const doubtfulOf = ({ doubtful }: Alignment) => doubtful.map(({ unit, candidates }) => ({ unit, candidates: candidates.length }));

function short(text = ''): string {
  const line = text.replace(/\s+/gu, ' ');
  return [...line].length > 30 ? `${[...line].slice(0, 29).join('')}…` : line;
}

/** zh-Hant of draft.zh-Hant.docx, en of en.md, fr of si-brochure-fr.adoc; nothing where the name says nothing. */
function tagIn(file: string): string {
  const name = file.split(/[/\\]/u).at(-1)!.replace(/\.[^.]+$/u, '');
  const tag = /(?:^|[._-])([a-z]{2}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)$/u.exec(name)?.[1] ?? '';
  return tag !== '' && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined ? tag : '';
}
