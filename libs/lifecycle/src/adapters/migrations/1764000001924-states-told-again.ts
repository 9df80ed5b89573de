import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventFrom } from '../chain.js';
import { toldAgain } from '../told-again.js';

/** So many standards are looked at before the next ones are fetched. */
const PAGE = 200;

/**
 * A state remembers more of the events it had already than it did: reasons of votes, answers to comments, claims of patents,
 * what came with a move or a document. States that are kept are told again from their logs, so that what is recorded can be
 * compared and a rebuilt state is the kept one. Locks the rows of standards that change, until it is done.
 */
export class StatesToldAgain1764000001924 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const kept = (await runner.query('SELECT id, version, state FROM lockstep.standard WHERE id > $1 ORDER BY id LIMIT $2 FOR UPDATE', [after, PAGE])) as { id: string; version: number; state: unknown }[];
      for (const { id, version, state } of kept) {
        const log = (await runner.query('SELECT type, at, body FROM lockstep.standard_event WHERE standard_id = $1 AND position <= $2 ORDER BY position', [id, version])) as Parameters<typeof eventFrom>[0][];
        // A log without its beginning, or one nobody can read, tells no state: verification names it.
        if (log.length !== version || !isProposal(log[0])) continue;
        const told = toldAgain(state, log.map(eventFrom));
        if (told) await runner.query('UPDATE lockstep.standard SET state = $2 WHERE id = $1', [id, JSON.stringify(told)]);
      }
      if (kept.length < PAGE) return;
      after = kept.at(-1)!.id;
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const isProposal = (event: { readonly type: string; readonly body: object } | undefined): boolean => event !== undefined && ['StandardProposed', 'StandardObserved'].includes(event.type) && 'procedure' in event.body;
