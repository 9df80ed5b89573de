import type { Command } from 'commander';
import { table } from '../../table.js';
import { asJson, type Terminal } from '../../terminal.js';
import { type Connection, connect, connecting } from '../connection.js';
import { examples } from '../help.js';
import { idOf } from '../which-standard.js';

interface Standing {
  readonly missing: number;
  readonly stale: number;
  readonly inStep: number;
  readonly level: string;
}

interface Lockstep {
  readonly baseLanguage: string;
  readonly baseRevision: number;
  readonly units: number;
  readonly languages: readonly (Standing & { readonly language: string; readonly surplus: number; readonly waiver: { readonly reason: string; readonly dueOn: string | null } | null })[];
  readonly clauses: readonly { readonly number: string | null; readonly address: string | null; readonly heading: string; readonly units: number; readonly languages: Readonly<Record<string, Standing>> }[];
  readonly within?: readonly { readonly address: string | null; readonly unit: string; readonly kind: string; readonly languages: Readonly<Record<string, string>> }[];
}

interface Options extends Connection {
  readonly clause?: string;
}

const commands = ['npm run lockstep -- text staleness <standard>', 'npm run lockstep -- text staleness <standard> --clause 3.1', 'npm run lockstep -- text staleness <standard> --json'];

export function stalenessCommand(text: Command, terminal: Terminal): void {
  connecting(text.command('staleness').description('Where every language version stands against the base text, clause by clause; with --clause, unit by unit.'))
    .argument('<standard>', 'its identifier or number')
    .option('--clause <address>', 'a clause, by its number or unit')
    .addHelpText('after', examples(...commands))
    .action((standard: string, options: Options) => staleness(standard, options, terminal));
}

async function staleness(named: string, { clause, json, ...connection }: Options, { print }: Terminal): Promise<void> {
  const session = await connect(connection);
  const found = await session.read<Lockstep>(`/standards/${await idOf(session, named)}/lockstep${clause ? `?clause=${encodeURIComponent(clause)}` : ''}`);
  if (json) return print(asJson(found));
  for (const line of linesOf(found)) print(line);
}

function linesOf({ baseLanguage, baseRevision, units, languages, clauses, within }: Lockstep): readonly string[] {
  if (baseRevision === 0) return ['There is no base text yet.'];
  const tags = languages.map(({ language }) => language);
  const texts = languages.map((each) => [each.language, each.level, ...[each.inStep, each.stale, each.missing, each.surplus].map(String), each.waiver ? `${each.waiver.reason}${each.waiver.dueOn ? ` (due ${each.waiver.dueOn})` : ''}` : '']);
  const rows = within
    ? table(['unit', 'kind', ...tags], within.map((unit) => [unit.address ?? unit.unit, unit.kind, ...tags.map((tag) => unit.languages[tag] ?? '')]))
    : table(['clause', 'heading', 'units', ...tags], clauses.map((each) => [each.address ?? '', each.heading, String(each.units), ...tags.map((tag) => shown(each.languages[tag]))]));
  return [`${baseLanguage}, revision ${baseRevision}: ${units} units`, '', ...table(['language', 'level', 'in step', 'stale', 'missing', 'surplus', 'waiver'], texts), '', ...rows];
}

const shown = (standing: Standing | undefined): string =>
  standing === undefined ? '' : standing.stale + standing.missing === 0 ? standing.level : [standing.stale > 0 ? `${standing.stale} stale` : '', standing.missing > 0 ? `${standing.missing} missing` : ''].filter(Boolean).join(', ');
