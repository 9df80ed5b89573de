import type { Command } from 'commander';
import { Database } from '#lib/platform';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { databaseOption, onDatabase } from './database.js';
import { examples } from './help.js';

/** What waits, read from the rows that are the truth; the queues themselves only carry hints. */
const WAITING = `
  SELECT 'work: ' || kind AS what, count(*)::int AS waiting, count(*) FILTER (WHERE attempts > 0)::int AS tried, min(not_before) AS oldest FROM work GROUP BY kind
  UNION ALL
  SELECT 'deliveries: ' || state, count(*)::int, count(*) FILTER (WHERE attempts > 0)::int, min(next_at) FROM delivery WHERE state <> 'delivered' GROUP BY state
  UNION ALL
  SELECT 'due dates: next 24 hours', count(*)::int, 0, min(at) FROM due_date WHERE at <= (SELECT coalesce((SELECT now FROM simulated_clock), now())) + interval '24 hours' HAVING count(*) > 0
  ORDER BY 1`;

interface Waiting {
  readonly what: string;
  readonly waiting: number;
  readonly tried: number;
  readonly oldest: string | null;
}

export function queuesCommand(program: Command, { print }: Terminal): void {
  program
    .command('queues')
    .description('What waits to be done: work that follows from events, webhook deliveries, due dates.')
    .addOption(databaseOption())
    .option('--json', 'the counts as JSON')
    .addHelpText('after', examples('npm run lockstep -- queues', 'DATABASE_URL=postgres://… npm run lockstep -- queues --json'))
    .action(async (options: { databaseUrl?: string; json?: boolean }) => {
      const waiting = await onDatabase(options.databaseUrl, waitingIn);
      if (options.json) return print(asJson({ waiting }));
      if (waiting.length === 0) return print('Nothing waits.');
      for (const line of table(['what', 'waiting', 'tried before', 'since'], waiting.map((one) => [one.what, String(one.waiting), String(one.tried), one.oldest ?? '']))) print(line);
    });
}

async function waitingIn(databaseUrl: string): Promise<readonly Waiting[]> {
  const database = new Database(databaseUrl, 1);
  try {
    const { rows } = await database.query<{ what: string; waiting: number; tried: number; oldest: Date | null }>(WAITING);
    return rows.map((row) => ({ ...row, oldest: row.oldest instanceof Date && Number.isFinite(row.oldest.getTime()) ? row.oldest.toISOString() : null }));
  } finally {
    await database.close();
  }
}
