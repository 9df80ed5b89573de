import type { Command } from 'commander';
import { demonstrationAccounts, demonstrationCommittee, seedDemonstration, type Seeded } from '#lib/participants';
import { dataSourceFor } from '#lib/platform';
import { demonstrationStandard } from '../demonstration/demonstration-standard.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { databaseOption, onDatabase } from './database.js';
import { examples } from './help.js';

interface Options {
  readonly databaseUrl?: string;
  readonly password?: string;
  readonly resetPasswords?: boolean;
  readonly withStandard?: boolean;
  readonly json?: boolean;
}

export function seedCommand(program: Command, terminal: Terminal): void {
  program
    .command('seed')
    .description('Put the demonstration committee and its accounts into a migrated database. Running it again changes nothing.')
    .addOption(databaseOption())
    .option('--password <password>', 'one password for all of them (or LOCKSTEP_PASSWORD); otherwise one is made up and shown now')
    .option('--reset-passwords', 'give accounts that exist the password too, and end their sessions')
    .option('--with-standard', 'propose one real standard too (ISO/IEC 5230 in Chinese and English), where none is kept yet')
    .option('--json', 'committee and accounts as JSON; a password is null where it is not known')
    .addHelpText('after', examples('npm run lockstep -- seed', 'npm run lockstep -- seed --reset-passwords', 'npm run lockstep -- seed --json > accounts.json'))
    .action(async (options: Options) => {
      const password = options.password ?? process.env['LOCKSTEP_PASSWORD'];
      const seeded = await onDatabase(options.databaseUrl, async (databaseUrl) => {
        const done = await seed(databaseUrl, { ...(password ? { password } : {}), resetPasswords: options.resetPasswords === true });
        if (options.withStandard) await demonstrationStandard({ ...process.env, DATABASE_URL: databaseUrl });
        return done;
      });
      const known = seeded.password.is === 'generated' ? seeded.password.value : seeded.password.is === 'given' ? password! : null;
      if (options.json) terminal.print(asJson({ committee: demonstrationCommittee, added: seeded.added, accounts: accountsWith(known) }));
      else for (const line of lines(seeded, known)) terminal.print(line);
    });
}

async function seed(databaseUrl: string, asked: { readonly password?: string; readonly resetPasswords: boolean }): Promise<Seeded> {
  const source = await dataSourceFor(databaseUrl).initialize();
  try {
    return await seedDemonstration(source, asked);
  } finally {
    await source.destroy();
  }
}

const accountsWith = (password: string | null) =>
  demonstrationAccounts.map(({ email, role, language, languages }) => ({ email, password, role: languages.length > 0 ? `${role} (${languages.join(', ')})` : role, language }));

function lines({ password }: Seeded, known: string | null): string[] {
  const rows = accountsWith(known).map(({ email, role, language }) => [email, role, language]);
  return [...table(['account', 'role', 'reads'], rows), '', passwordLine(password.is, known)];
}

function passwordLine(is: Seeded['password']['is'], known: string | null): string {
  if (known !== null) return `Password of every account: ${known}`;
  return is === 'different' ? 'The accounts keep another password than the one given; use --reset-passwords to change it.' : 'Their password is the one of the first seed; use --reset-passwords for a new one.';
}
