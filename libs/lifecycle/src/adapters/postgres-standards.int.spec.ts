import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { closing, daysLater, disclosing, noon, observing, proposing, secretary, voting, openingBallot, procedures } from '../../../../test/contracts/gbt-commands.js';
import { openPostgresHouse, type PostgresHouse, type Watch } from '../../../../test/contracts/postgres-house.js';
import { expectDone, expectRefused } from '../../../../test/contracts/standards.contract.js';
import { PostgresStandardQueries } from './postgres-standard-queries.js';

let house: PostgresHouse;
beforeAll(async () => {
  house = await openPostgresHouse();
}, 60_000);
afterAll(() => house?.close());

const isWrite = (statement: string) => statement.startsWith('write-standards');
const proposed = async () => {
  const id = randomUUID();
  expectDone(await house.store.change(...proposing(id)));
  return id;
};
const count = async (text: string, values: unknown[] = []) => (await house.here.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0]!.n;

describe('one commit for many', () => {
  it('holds one command of each standard that waits, and says once what there is to do', async () => {
    let writes = 0;
    const process = house.process((statement) => void (writes += isWrite(statement) ? 1 : 0));
    const ids = Array.from({ length: 60 }, () => randomUUID());
    const answers = await Promise.all(ids.map((id) => process.store.change(...proposing(id))));
    answers.forEach(expectDone);
    expect(writes).toBe(1);
    expect(process.hinted).toEqual(['notices']);
    const committed = await house.here.database.query('SELECT DISTINCT xid FROM standard_event WHERE standard_id = ANY($1)', [ids]);
    expect(committed.rows).toHaveLength(1);
  });

  it('writes whatever mixture there is in one statement, under a name PostgreSQL can tell from the others', async () => {
    const warned = jest.spyOn(console, 'error').mockReturnValue();
    const names: string[] = [];
    const process = house.process((statement) => void (isWrite(statement) && names.push(statement)));
    for (const receipt of [undefined, () => ({ key: randomUUID(), request: 'r' })]) {
      const [voted, opened, fresh, member] = [await proposed(), await proposed(), randomUUID(), randomUUID()];
      expectDone(await house.store.change(...openingBallot(voted, [member], daysLater(noon, 3))));
      expectDone(await house.store.change(...voting(voted, member)));
      const answers = await Promise.all([
        process.store.change(...proposing(fresh, { receipt: receipt?.() })),
        process.store.change(...openingBallot(opened, [randomUUID()], daysLater(noon, 3))),
        process.store.change(...closing(voted)),
      ]);
      expect(answers.map((answer) => expectDone(answer).events[0]!.type)).toEqual(['StandardProposed', 'BallotOpened', 'BallotClosed']);
    }
    expect(names).toEqual([expect.stringMatching(/ c w d nd t nt s$/), expect.stringMatching(/ c w d nd t nt s r$/)]);
    expect(new Set(names.map((name) => name.slice(0, 63))).size).toBe(2);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('does not fail because of one of them: that one is told, the others are kept', async () => {
    const [bad, ...good] = Array.from({ length: 8 }, () => randomUUID());
    const answers = await Promise.allSettled([house.store.change(...proposing(bad!, { committee: 'no identifier at all' })), ...good.map((id) => house.store.change(...proposing(id)))]);
    expect(answers[0]).toMatchObject({ status: 'rejected', reason: { name: 'Fault', code: 'STORE_FAILED', cause: { message: expect.stringContaining('no identifier at all') } } });
    for (const answer of answers.slice(1)) expect(answer).toMatchObject({ status: 'fulfilled', value: { is: 'done', version: 1 } });
    expect(await count('standard_event WHERE standard_id = ANY($1)', [[bad, ...good]])).toBe(7);
    expect(await count('standard WHERE id = ANY($1)', [[bad, ...good]])).toBe(7);
  });

  it('lets a number that is taken refuse one of them, and keeps the others', async () => {
    const [number, ids] = [`GB/T ${randomUUID()}`, Array.from({ length: 5 }, () => randomUUID())];
    const answers = await Promise.all(ids.map((id) => house.store.change(...observing(id, number))));
    expect(answers.filter(({ is }) => is === 'done')).toHaveLength(1);
    for (const answer of answers.filter(({ is }) => is === 'refused')) expectRefused(answer, 'NUMBER_TAKEN');
    expect(await count('standard WHERE id = ANY($1)', [ids])).toBe(1);
  });

  it('is as good as none when PostgreSQL breaks off: everyone is told, and nothing is kept', async () => {
    const ids = [await proposed(), await proposed()];
    const cut: Watch = async (statement) => {
      if (isWrite(statement)) throw new Error('the connection went');
    };
    const answers = await Promise.allSettled(ids.map((id) => house.process(cut).store.change(...disclosing(id, 'p'))));
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'STORE_FAILED' } });
    expect(await count('standard_event WHERE standard_id = ANY($1)', [ids])).toBe(2);
  });

  it('hints at nothing when nothing was done', async () => {
    const id = await proposed();
    const process = house.process();
    expectRefused(await process.store.change(...voting(id, secretary.id)), 'BALLOT_UNKNOWN');
    expectDone(await process.store.change(...disclosing(id, 'p')));
    expectDone(await process.store.change(...disclosing(id, 'p')));
    expect(process.hinted).toEqual(['notices']);
  });

  it('tells whoever listens what there is to do and when the first of it is due', async () => {
    const heard: string[] = [];
    const stop = await Promise.all(['lockstep_work', 'lockstep_due'].map((channel) => house.there.database.listen(channel, (payload) => heard.push(`${channel} ${payload}`))));
    const id = await proposed();
    expectDone(await house.store.change(...openingBallot(id, [randomUUID()], '2024-04-11T04:00:00.000Z')));
    await until(() => heard.some((line) => line === `lockstep_due ${Date.parse('2024-04-11T04:00:00.000Z')}`));
    expect(heard.some((line) => line.startsWith('lockstep_work') && line.includes('notices'))).toBe(true);
    for (const off of stop) off();
  });
});

describe('a lost race', () => {
  it('is asked again on what the winner left', async () => {
    const id = await proposed();
    let races = 0;
    const process = house.process(async (statement) => {
      if (isWrite(statement) && (races += 1) <= 2) expectDone(await house.there.store.change(...disclosing(id, `theirs ${races}`)));
    });
    expect(expectDone(await process.store.change(...disclosing(id, 'ours')))).toMatchObject({ version: 4, events: [{ position: 4 }] });
  });

  it('may turn out to be nothing to do, or a refusal', async () => {
    const id = await proposed();
    const once = (then: () => Promise<unknown>): Watch => {
      let done = false;
      return async (statement) => {
        if (!isWrite(statement) || done) return;
        done = true;
        await then();
      };
    };
    const same = house.process(once(() => house.there.store.change(...disclosing(id, 'same'))));
    expect(expectDone(await same.store.change(...disclosing(id, 'same')))).toMatchObject({ version: 2, events: [] });
    const stale = house.process(once(() => house.there.store.change(...disclosing(id, 'theirs'))));
    expectRefused(await stale.store.change(...disclosing(id, 'ours', { ifVersion: 2 })), 'STALE_ETAG');
    expect(await count('standard_event WHERE standard_id = $1', [id])).toBe(3);
  });

  it('is a fault after twenty-four, which says that it may be tried again', async () => {
    const id = await proposed();
    let races = 0;
    const process = house.process(async (statement) => {
      if (isWrite(statement)) expectDone(await house.there.store.change(...disclosing(id, `theirs ${(races += 1)}`)));
    });
    await expect(process.store.change(...disclosing(id, 'ours'))).rejects.toMatchObject({ code: 'STANDARD_BUSY', remedy: 'Try again.' });
    expect(races).toBe(24);
    expect(await count('standard_event WHERE standard_id = $1', [id])).toBe(25);
  });
});

describe('two processes at once on twenty standards', () => {
  it('leave no gap, lose no decision, and tell one story', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, proposed));
    const members = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(ids.map(async (id) => expectDone(await house.store.change(...openingBallot(id, members)))));
    const processes = [house.here, house.there];
    const asked = ids.flatMap((id) => members.map((member, n) => ({ id, member, process: processes[n % 2]!, receipt: { key: randomUUID(), request: 'r' } })));
    const ask = async ({ id, member, process, receipt }: (typeof asked)[number]): Promise<boolean> => {
      try {
        return expectDone(await process.store.change(...voting(id, member, { receipt }))).replayed;
      } catch (error) {
        if ((error as { code?: string }).code !== 'STANDARD_BUSY') throw error;
        return ask({ id, member, process, receipt });
      }
    };
    // Each command comes twice, as from a client that lost the first answer.
    const answers = await Promise.all(asked.flatMap((one) => [ask(one), ask({ ...one, process: processes[Math.floor(one.member.charCodeAt(0)) % 2]! })]));
    expect(answers.filter((replayed) => !replayed)).toHaveLength(asked.length);

    const queries = new PostgresStandardQueries(house.here.database, procedures);
    for (const id of ids) {
      const { standard, version } = await house.store.load(id);
      expect(version).toBe(2 + members.length);
      expect(standard.is === 'underway' && Object.keys(standard.ballots['proposal']!.votes).sort()).toEqual([...members].sort());
      expect(await queries.verify(id)).toMatchObject({ ok: true, events: version });
    }
    expect(await count(`task WHERE standard_id = ANY($1) AND key LIKE 'vote:%'`, [ids])).toBe(0);
  }, 60_000);
});

describe('the log', () => {
  const superuser = async (id: string, sql: string) => {
    const client = new pg.Client({ connectionString: house.url });
    await client.connect();
    try {
      await client.query('ALTER TABLE lockstep.standard_event DISABLE TRIGGER append_only');
      await client.query(sql, [id]);
      await client.query('ALTER TABLE lockstep.standard_event ENABLE TRIGGER append_only');
    } finally {
      await client.end();
    }
  };
  const withFive = async () => {
    const id = await proposed();
    for (const patent of ['p', 'q', 'r', 's']) expectDone(await house.store.change(...disclosing(id, patent)));
    return id;
  };
  const verify = (id: string) => new PostgresStandardQueries(house.here.database, procedures).verify(id);

  it.each(['UPDATE standard_event SET actor = actor', 'DELETE FROM standard_event', 'TRUNCATE standard_event'])('takes no %s', async (sql) => {
    await proposed();
    const before = await count('standard_event');
    await expect(house.here.database.query(sql)).rejects.toThrow('The log is append-only.');
    expect(await count('standard_event')).toBe(before);
  });

  it('is sound as it was written', async () => {
    const id = await withFive();
    expect(await verify(id)).toEqual({ ok: true, events: 5, head: expect.stringMatching(/^[0-9a-f]{64}$/), brokenAt: null });
    expect(await verify(randomUUID())).toBeUndefined();
  });

  it.each([
    ['what was said', `UPDATE lockstep.standard_event SET body = jsonb_set(body, '{holder}', '"Another"') WHERE standard_id = $1 AND position = 3`, 3, 'hash'],
    ['who said it', `UPDATE lockstep.standard_event SET actor = 'another' WHERE standard_id = $1 AND position = 2`, 2, 'hash'],
    ['when', `UPDATE lockstep.standard_event SET at = at + interval '1 millisecond' WHERE standard_id = $1 AND position = 5`, 5, 'hash'],
    ['of what kind it was', `UPDATE lockstep.standard_event SET type = 'PatentDeclared' WHERE standard_id = $1 AND position = 4`, 4, 'hash'],
    ['what went before', `UPDATE lockstep.standard_event SET previous = repeat('a', 64) WHERE standard_id = $1 AND position = 4`, 4, 'previous'],
    ['that it was said at all', `DELETE FROM lockstep.standard_event WHERE standard_id = $1 AND position = 3`, 3, 'gap'],
    ['that it was said last', `DELETE FROM lockstep.standard_event WHERE standard_id = $1 AND position = 5`, 5, 'gap'],
    ['the state', `UPDATE lockstep.standard SET state = jsonb_set(state, '{stage}', '"60"') WHERE id = $1`, 5, 'state'],
    ['the head', `UPDATE lockstep.standard SET head = repeat('b', 64) WHERE id = $1`, 5, 'state'],
  ] as const)('gives away who changed %s', async (_what, sql, position, because) => {
    const id = await withFive();
    await superuser(id, sql);
    expect(await verify(id)).toMatchObject({ ok: false, brokenAt: { position, because } });
  });

  it('gives away who forged an event and all the hashes after it: the head kept elsewhere is another', async () => {
    const id = await withFive();
    const { head } = (await verify(id))!;
    const { hashOf } = await import('./chain.js');
    const { rows } = await house.here.database.query<{ position: number; type: string; at: Date; actor: string; body: Record<string, unknown>; previous: string }>(
      'SELECT position, type, at, actor, body, previous FROM standard_event WHERE standard_id = $1 AND position >= 4 ORDER BY position',
      [id],
    );
    let previous = rows[0]!.previous;
    for (const row of rows) {
      const body = row.position === 4 ? { ...row.body, claims: 'None.' } : row.body;
      const forged = { standardId: id, position: row.position, type: row.type, at: row.at.toISOString(), actor: row.actor, body, previous };
      await superuser(id, `UPDATE lockstep.standard_event SET body = '${JSON.stringify(body)}', previous = '${previous}', hash = '${hashOf(forged)}' WHERE standard_id = $1 AND position = ${row.position}`);
      previous = hashOf(forged);
    }
    await superuser(id, `UPDATE lockstep.standard SET head = '${previous}' WHERE id = $1`);
    expect((await verify(id))!.head).not.toBe(head);
  });
});

describe('a standard pinned to a procedure that is not installed', () => {
  it('is a fault that says so, not a refusal', async () => {
    const id = await proposed();
    await house.here.database.query(`UPDATE standard SET state = jsonb_set(state, '{procedure,version}', '99') WHERE id = $1`, [id]);
    await expect(house.process().store.change(...disclosing(id, 'p'))).rejects.toMatchObject({ code: 'PROCEDURE_MISSING' });
    await expect(house.process().store.changeWith({ standardId: id, by: secretary, at: noon }, async () => ({ ask: () => [] }))).rejects.toMatchObject({ code: 'PROCEDURE_MISSING' });
  });
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('It did not come about within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
