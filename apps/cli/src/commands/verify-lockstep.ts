import type { Command } from 'commander';
import { exitCodes, Refused } from '../exit-codes.js';
import type { Session } from '../remote/session.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { segment } from './change.js';
import { type Connection, connect, connecting } from './connection.js';
import { examples } from './help.js';
import { isExplained, type ReadUnit, type Standing, type UnitLine, unitLines } from './lockstep/unit-lines.js';
import { idOf } from './which-standard.js';

interface ReadStandard {
  readonly baseLanguage: string;
  readonly textRevision: number;
  readonly languageVersions: Readonly<Record<string, Standing & { readonly revision: number }>>;
}

export function verifyLockstepCommand(program: Command, terminal: Terminal): void {
  connecting(program.command('verify-lockstep').description('Account for every unit of every language version: the base wording it was made from and who signed it off, or the waiver it is behind under.'))
    .argument('<standard>', 'its identifier or number')
    .addHelpText('after', `${examples('npm run lockstep -- verify-lockstep <standard>', 'npm run lockstep -- verify-lockstep "GB/T 12345—2026" --json')}\n\nExit codes: 0 every unit is signed off, waived or planned for later; 1 at least one is not, or there is no text; 2 wrong words; 3 a breakage.`)
    .action((standard: string, options: Connection) => verify(standard, options, terminal));
}

async function verify(named: string, options: Connection, { print, endWith }: Terminal): Promise<void> {
  const session = await connect(options);
  const id = await idOf(session, named);
  const standard = await session.read<ReadStandard>(`/standards/${id}`);
  const { baseLanguage, textRevision, languageVersions } = standard;
  if (textRevision === 0) throw new Refused('There is no base text yet, so nothing can be in step with it.');
  const base = await unitsOf(session, id, baseLanguage);
  const units: UnitLine[] = [];
  for (const [language, standing] of Object.entries(languageVersions)) {
    units.push(...unitLines(base, standing.revision === 0 ? [] : await unitsOf(session, id, language), language, standing));
  }
  const unexplained = units.filter((line) => !isExplained(line));
  if (options.json) print(asJson({ standard: id, baseLanguage, baseRevision: textRevision, units, unexplained: unexplained.length }));
  else for (const line of linesOf(units, unexplained, Object.keys(languageVersions))) print(line);
  if (unexplained.length > 0) endWith(exitCodes.refused);
}

const unitsOf = async (session: Session, id: string, language: string): Promise<readonly ReadUnit[]> => (await session.read<{ units: readonly ReadUnit[] }>(`/standards/${id}/texts/${segment(language)}`)).units;

function linesOf(units: readonly UnitLine[], unexplained: readonly UnitLine[], languages: readonly string[]): readonly string[] {
  const rows = units.map((line) => [line.language, line.address ?? line.unit, String(line.baseRevision), line.baseHash?.slice(0, 12) ?? '', line.hash?.slice(0, 12) ?? '', line.state, line.state === 'waived' ? `${line.waiver!.reason}${line.waiver!.dueOn ? ` (due ${line.waiver!.dueOn})` : ''}` : (line.signOff ?? '')]);
  const counts = languages.map((language) => `${language}: ${units.filter((line) => line.language === language).length} units, ${unexplained.filter((line) => line.language === language).length} unexplained`);
  return [...(rows.length > 0 ? [...table(['language', 'unit', 'base revision', 'made from', 'hash', 'state', 'by'], rows), ''] : []), ...(counts.length > 0 ? counts : ['There is no language version beside the base text.'])];
}
