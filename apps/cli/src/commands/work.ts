import { type Command, InvalidArgumentError } from 'commander';
import { Database, Work } from '#lib/platform';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { databaseOption, onDatabase } from './database.js';
import { examples } from './help.js';

interface Options {
  readonly databaseUrl?: string;
  readonly json?: boolean;
}

/** More than anyone reads; `queues` counts them all. */
const SHOWN = 200;

/** Work that was given up: it failed so often that it waits for a person. */
export function workCommands(program: Command, { print }: Terminal): void {
  const work = program.command('work').description('Work that follows from events and was given up, as it failed too often.').addHelpText('after', examples('npm run lockstep -- work list', 'npm run lockstep -- work retry'));

  work
    .command('list')
    .description(`What was given up, oldest first (the first ${SHOWN}), with what went wrong last.`)
    .addOption(databaseOption())
    .option('--json', 'the pieces of work as JSON')
    .addHelpText('after', examples('npm run lockstep -- work list', 'DATABASE_URL=postgres://… npm run lockstep -- work list --json'))
    .action(async ({ databaseUrl, json }: Options) => {
      const givenUp = await onWork(databaseUrl, (kept) => kept.givenUp(SHOWN));
      if (json) return print(asJson({ givenUp }));
      if (givenUp.length === 0) return print('Nothing was given up.');
      const rows = givenUp.map(({ id, kind, standardId, position, attempts, lastError }) => [id, kind, standardId, String(position), String(attempts), (lastError ?? '').split('\n', 1)[0]!]);
      for (const line of table(['work', 'kind', 'standard', 'event', 'attempts', 'last error'], rows)) print(line);
    });

  work
    .command('retry')
    .description('Try again what was given up: all of it, or the pieces named. Safe to repeat; what was done meanwhile is not done twice.')
    .argument('[work...]', 'numbers as `work list` shows them; none: all', numbers)
    .addOption(databaseOption())
    .option('--json', 'what is tried again, as JSON')
    .addHelpText('after', examples('npm run lockstep -- work retry', 'npm run lockstep -- work retry 4711 4712'))
    .action(async (ids: readonly string[], { databaseUrl, json }: Options) => {
      const retried = await onWork(databaseUrl, (kept) => kept.retry(ids.length > 0 ? ids : undefined));
      if (json) return print(asJson({ retried }));
      print(retried.length === 0 ? 'Nothing of that was given up.' : `Tried again: ${retried.map(({ id, kind }) => `${id} (${kind})`).join(', ')}`);
    });
}

function numbers(value: string, before: readonly string[] | undefined): readonly string[] {
  if (!/^\d{1,18}$/.test(value)) throw new InvalidArgumentError('Give the number of a piece of work.');
  return [...(before ?? []), value];
}

const onWork = <T>(databaseUrl: string | undefined, ask: (work: Work) => Promise<T>): Promise<T> =>
  onDatabase(databaseUrl, async (url) => {
    const database = new Database(url, 1);
    try {
      return await ask(new Work(database));
    } finally {
      await database.close();
    }
  });
