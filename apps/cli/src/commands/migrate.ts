import type { Command } from 'commander';
import { migrate } from '#lib/platform';
import { asJson, type Terminal } from '../terminal.js';
import { databaseOption, onDatabase } from './database.js';
import { examples } from './help.js';

export function migrateCommand(program: Command, { print }: Terminal): void {
  program
    .command('migrate')
    .description('Bring the database up to this version. Forward only; running it again changes nothing.')
    .addOption(databaseOption())
    .option('--json', 'the names of the migrations that were applied, as JSON')
    .addHelpText('after', examples('DATABASE_URL=postgres://… npm run lockstep -- migrate', 'npm run lockstep -- migrate --json'))
    .action(async (options: { databaseUrl?: string; json?: boolean }) => {
      const applied = await onDatabase(options.databaseUrl, migrate);
      if (options.json) return print(asJson({ applied }));
      print(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length}: ${applied.join(', ')}`);
    });
}
