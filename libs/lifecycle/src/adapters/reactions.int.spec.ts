import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Clock, type Instant, instantFromMs, msOf } from '#lib/kernel';
import { Metrics, Work } from '#lib/platform';
import { gbt, noon, observing, proposing } from '../../../../test/contracts/gbt-commands.js';
import { openPostgresHouse, type PostgresHouse, type Process } from '../../../../test/contracts/postgres-house.js';
import { expectDone } from '../../../../test/contracts/standards.contract.js';
import { SYSTEM } from '../model/decide/entitled.js';
import type { StandardEvent } from '../model/events.js';
import { Reactions } from './reactions.js';

class OwnClock extends Clock {
  present: Instant = '2025-01-01T00:00:00.000Z';
  now() {
    return this.present;
  }
}
const inForceAt = '2024-12-31T16:00:00.000Z';

let house: PostgresHouse;
let clock: OwnClock;
beforeAll(async () => {
  house = await openPostgresHouse();
}, 60_000);
beforeEach(async () => {
  clock = new OwnClock();
  said.length = 0;
  await house.here.database.query('DELETE FROM work');
});
afterAll(() => house?.close());

/** What was logged. */
const said: Record<string, unknown>[] = [];
const reactions = ({ database, store }: Process = house.here) => new Reactions(database, store, clock, new Metrics(), pino({ level: 'warn', formatters: { level: (level) => ({ level }) } }, { write: (line: string) => void said.push(JSON.parse(line)) }));

/** A published standard that is to be replaced. */
async function published(): Promise<string> {
  const id = randomUUID();
  expectDone(await house.store.change(...observing(id, `GB/T ${id}`)));
  return id;
}

/** Its successor, which has just entered into force. */
async function successorOf(replaces: string): Promise<string> {
  const id = randomUUID();
  expectDone(await house.store.change(...proposing(id, { replaces })));
  const [number, day] = [`GB/T ${id}`, { announcedOn: '2024-06-01', implementsOn: '2025-01-01' }];
  const events: readonly StandardEvent[] = [
    { type: 'StandardPublished', number, amendment: 0, revision: 1, ...day, takesEffectAt: inForceAt, languages: [], at: noon },
    { type: 'EnteredIntoForce', number, implementsOn: day.implementsOn, replaces, dueAt: inForceAt, lateMs: 5, at: instantFromMs(msOf(inForceAt) + 5) },
  ];
  expectDone(await house.store.change({ standardId: id, procedure: gbt, by: SYSTEM, at: inForceAt }, () => events));
  return id;
}

const superseded = async (id: string) => (await house.rows(id)).events.filter(({ type }) => type === 'StandardSuperseded');
const waiting = async () => (await house.here.database.query<{ standard_id: string; attempts: number; not_before: Date | number; last_error: string | null }>(`SELECT standard_id, attempts, not_before, last_error FROM work WHERE kind = 'reactions' ORDER BY id`)).rows;

describe('an edition that enters into force', () => {
  it('ends the one it replaces, at the same instant', async () => {
    const old = await published();
    const successor = await successorOf(old);
    expect(await waiting()).toMatchObject([{ standard_id: successor }]);
    expect(await reactions().drain()).toBe(1);
    expect(await superseded(old)).toMatchObject([{ at: instantFromMs(msOf(inForceAt) + 5), actor: 'system', body: { by: successor, number: `GB/T ${successor}`, on: '2025-01-01' } }]);
    expect(await house.store.load(old)).toMatchObject({ standard: { withdrawnOn: '2025-01-01', endedOn: '2025-01-01', review: null } });
    expect(await house.rows(old)).toMatchObject({ due: [], tasks: [] });
    expect(await waiting()).toEqual([]);
  });

  it('does so once, when several processes carry it out at the same time, and again', async () => {
    const pairs = await Promise.all(Array.from({ length: 12 }, async () => {
      const old = await published();
      return { old, successor: await successorOf(old) };
    }));
    await Promise.all([reactions(), reactions(house.there), reactions(house.process())].map((each) => each.drain()));
    expect(await waiting()).toEqual([]);
    for (const { old, successor } of pairs) expect((await superseded(old)).map(({ body }) => body['by'])).toEqual([successor]);

    await house.here.database.query(`INSERT INTO work (kind, standard_id, position) SELECT 'reactions', standard_id, position FROM standard_event WHERE type = 'EnteredIntoForce'`);
    await reactions().drain();
    expect(await waiting()).toEqual([]);
    for (const { old } of pairs) expect(await superseded(old)).toHaveLength(1);
  });

  it('ends nothing when what it replaces was never kept here, has ended already, or is nothing', async () => {
    const ended = await published();
    await successorOf(ended);
    await reactions().drain();
    const before = await house.rows(ended);
    await successorOf(ended);
    await successorOf(randomUUID());
    const alone = randomUUID();
    expectDone(await house.store.change(...observing(alone, `GB/T ${alone}`)));
    expectDone(await house.store.change({ standardId: alone, by: SYSTEM, at: inForceAt }, () => [{ type: 'EnteredIntoForce', number: 'n', implementsOn: '2025-01-01', replaces: null, dueAt: inForceAt, lateMs: 0, at: inForceAt }]));
    expect(await reactions().drain()).toBe(3);
    expect(await waiting()).toEqual([]);
    expect(await house.rows(ended)).toEqual(before);
  });
});

describe('a reaction that fails', () => {
  it('keeps no other waiting, is tried again later, and is given up in the end but not forgotten', async () => {
    const old = await published();
    await successorOf('no identifier at all');
    await successorOf(old);
    await reactions().drain();
    expect(await superseded(old)).toHaveLength(1);
    expect(await waiting()).toMatchObject([{ attempts: 1, last_error: expect.stringMatching(/\S/) }]);

    expect(await reactions().drain()).toBe(0); // not before its time
    for (let n = 0; n < 12; n += 1) {
      clock.present = instantFromMs(msOf(clock.present) + 3_600_000);
      await reactions().drain();
    }
    expect(await waiting()).toMatchObject([{ attempts: 8 }]);
    expect(said.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(said.find(({ level }) => level === 'error')!['msg']).toMatch(/given up/);

    const work = new Work(house.here.database);
    const counted = async () => (await work.counts()).find(({ kind }) => kind === 'reactions');
    expect(await counted()).toEqual({ kind: 'reactions', waiting: 0, givenUp: 1 });
    const [given] = await work.givenUp(10);
    expect(given).toMatchObject({ kind: 'reactions', attempts: 8, lastError: expect.stringMatching(/\S/) });
    expect(await work.retry(['999999'])).toEqual([]);
    expect(await work.retry([given!.id])).toEqual([{ id: given!.id, kind: 'reactions' }]);
    expect(await counted()).toEqual({ kind: 'reactions', waiting: 1, givenUp: 0 });
    expect(await work.retry()).toEqual([]); // it waits already
    expect(await reactions().drain()).toBe(1);
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
  });

  it('leaves the old edition as it was when its work cannot be crossed off: both or neither', async () => {
    const old = await published();
    await successorOf(old);
    const before = await house.rows(old);
    await house.here.database.query(`CREATE RULE planted AS ON DELETE TO work DO INSTEAD SELECT 1 / 0`);
    try {
      await reactions().drain();
      expect(await house.rows(old)).toEqual(before);
      expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    } finally {
      await house.here.database.query('DROP RULE planted ON work');
    }
    clock.present = instantFromMs(msOf(clock.present) + 3_600_000);
    await reactions().drain();
    expect(await superseded(old)).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });
});
