import { randomUUID } from 'node:crypto';
import { dataSourceFor, migrate } from '#lib/platform';
import { freshDatabase } from '../../../../test/servers/database.js';
import { published } from '../model/spec/pages.js';
import type { Underway } from '../model/standard.js';
import { bodyOf } from './chain.js';
import { StatesToldAgain1764000001924 } from './migrations/1764000001924-states-told-again.js';

it('states kept by an earlier version are told again from their logs, and nothing else is touched', async () => {
  const fresh = await freshDatabase();
  await migrate(fresh.url);
  const source = await dataSourceFor(fresh.url).initialize();
  try {
    const { events, now } = published();
    const keep = async (state: object) => {
      const id = randomUUID();
      await source.query(
        `INSERT INTO lockstep.standard (id, version, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, state, head, proposed_at, changed_at)
         VALUES ($1, $2, 'gbt', 1, $1, '{}', 'zh-Hans', '60', 'published', $3, 'head', now(), now())`,
        [id, events.length, JSON.stringify(state)],
      );
      for (const [index, event] of events.entries()) {
        await source.query('INSERT INTO lockstep.standard_event (standard_id, position, type, at, actor, body, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [id, index + 1, event.type, event.at, 'someone', JSON.stringify(bodyOf(event)), 'previous', 'hash']);
      }
      return id;
    };
    const { arrivedWith: _arrivedWith, ...before } = now;
    const [old, other, present] = [await keep(before), await keep({ ...before, stage: '10' }), await keep(now)];
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await new StatesToldAgain1764000001924().up(runner);
    await runner.commitTransaction();
    await runner.release();
    const stateOf = async (id: string) => ((await source.query('SELECT state FROM lockstep.standard WHERE id = $1', [id])) as { state: Underway }[])[0]!.state;
    expect(await stateOf(old)).toEqual(now);
    expect(await stateOf(other)).toEqual({ ...before, stage: '10' });
    expect(await stateOf(present)).toEqual(now);
  } finally {
    await source.destroy();
    await fresh.drop();
  }
}, 60_000);
