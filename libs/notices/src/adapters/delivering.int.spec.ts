import { Webhook } from 'standardwebhooks';
import { DeliverWebhooks } from '../application/deliver-webhooks.js';
import type { Deliveries } from '../application/deliveries.js';
import type { Jitter, Senders } from '../application/senders.js';
import { type House, noon, openHouse, secret } from '../spec-kit/house.js';
import { openSink, type Sink } from '../spec-kit/sink.js';
import { AddressRules } from './address-rules.js';
import { resolve } from './resolve.js';
import { UndiciSenders } from './undici-senders.js';

const loopback = new AddressRules(['127.0.0.0/8']);
const noJitter: Jitter = { next: () => 0 };

let house: House;
const opened: { close(): Promise<unknown> }[] = [];
beforeAll(async () => void (house = await openHouse()));
afterAll(() => house.close());
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await house.database.query('DELETE FROM webhook_endpoint');
  await house.database.query('DELETE FROM delivery');
  await house.database.query('DELETE FROM delivery_bundle');
  house.clock.present = noon;
});

const open = <T extends { close(): Promise<unknown> }>(one: T): T => (opened.push(one), one);
const sink = async (...args: Parameters<typeof openSink>): Promise<Sink> => open(await openSink(...args));
const worker = (senders: Senders = new UndiciSenders(loopback, resolve, 10_000), deliveries: Deliveries = house.deliveries()) =>
  open(new DeliverWebhooks(deliveries, senders, house.clock, noJitter, 'https://lockstep.test'));

/** `events` events told to one person whose webhook is at `url`. */
async function owed(url: string, events = 1): Promise<{ endpoint: string; standard: string }> {
  const [person, standard] = [await house.person(), await house.standard()];
  await house.standing(standard, person, 'follower');
  const endpoint = await house.endpoint(person, url);
  for (let n = 1; n <= events; n++) await house.event(standard, n, ['follower']);
  await house.recorder().drain();
  return { endpoint, standard };
}
interface Row {
  id: string;
  state: string;
  attempts: number;
  next_at: Date;
  last_status: number | null;
  last_error: string | null;
  delivered_at: Date | null;
}
const bundles = async () => (await house.database.query<{ delivery_ids: string[]; due_at: Date; leased_until: Date | null }>('SELECT * FROM delivery_bundle ORDER BY due_at, id')).rows;
const endLeases = () => house.database.query(`UPDATE delivery_bundle SET leased_until = clock_timestamp() - interval '1 second'`);
const rowsOf = async (endpoint: string) => (await house.database.query<Row>('SELECT * FROM delivery WHERE endpoint_id = $1 ORDER BY id', [endpoint])).rows;

describe('a delivery', () => {
  it('carries a CloudEvent that the receiver can verify with the Standard Webhooks library', async () => {
    const receiver = await sink();
    const { endpoint, standard } = await owed(receiver.url);
    expect(await worker().drain()).toBe(1);
    const [{ headers, body, url }] = receiver.received as [Sink['received'][0]];
    expect(url).toBe('/hook');
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      specversion: '1.0',
      id: `${standard}:1`,
      source: `https://lockstep.test/api/v1/standards/${standard}`,
      type: 'lockstep.StageEntered.v1',
      time: noon,
      data: { standardId: standard, position: 1, body: { stage: 'drafting' }, hash: 'h', previous: 'p' },
    });
    expect(() => new Webhook(secret).verify(body.replace('drafting', 'approval'), headers as Record<string, string>)).toThrow();
    expect(headers).toMatchObject({ 'webhook-id': `msg_${endpoint}_${standard}_1`, 'content-type': 'application/cloudevents+json; charset=utf-8' });
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'delivered', attempts: 1, last_status: 204, last_error: null, delivered_at: new Date(noon), died_at: null }]);
    expect(await bundles()).toEqual([]);
  });

  it('is made once when three workers look at once', async () => {
    const receiver = await sink();
    const { endpoint } = await owed(receiver.url, 400);
    const done = await Promise.all([worker().drain(), worker().drain(), worker().drain()]);
    expect(done.reduce((a, b) => a + b, 0)).toBe(400);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(400);
    expect(receiver.received).toHaveLength(400);
    expect((await rowsOf(endpoint)).every(({ state, attempts }) => state === 'delivered' && attempts === 1)).toBe(true);
  });

  it('is tried again on schedule under the same id, by the clock of the domain, and given up in the end', async () => {
    const receiver = await sink((response) => void response.writeHead(500).end());
    const { endpoint } = await owed(receiver.url);
    const delivering = worker();
    expect(await delivering.drain()).toBe(1);
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'pending', attempts: 1, last_status: 500, last_error: 'HTTP_500', next_at: new Date('2024-03-11T04:00:05.000Z') }]);
    expect(await delivering.drain()).toBe(0);
    house.clock.pass(5_000);
    expect(await delivering.drain()).toBe(1);
    for (let n = 0; n < 12; n++) {
      house.clock.pass(24 * 3_600_000);
      await delivering.drain();
    }
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'dead', attempts: 10 }]);
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await house.database.query(`SELECT 1 FROM webhook_endpoint WHERE disabled_at IS NOT NULL`)).rowCount).toBe(0);
  });

  it('ends with 410: the endpoint is disabled, and what else was to be sent there is given up', async () => {
    const receiver = await sink((response) => void response.writeHead(410).end());
    const { endpoint } = await owed(receiver.url);
    const delivering = worker();
    await delivering.drain();
    await house.database.query(
      `WITH d AS (INSERT INTO delivery (endpoint_id, standard_id, position, next_at) SELECT endpoint_id, standard_id, 2, next_at FROM delivery WHERE endpoint_id = $1 RETURNING id, next_at)
       INSERT INTO delivery_bundle (origin, due_at, delivery_ids) SELECT $2, next_at, ARRAY[id] FROM d`,
      [endpoint, receiver.url.replace('/hook', '')],
    );
    await delivering.drain();
    expect(await rowsOf(endpoint)).toMatchObject([
      { state: 'dead', last_status: 410, last_error: 'GONE' },
      { state: 'dead', attempts: 0, last_error: 'WEBHOOK_DISABLED' },
    ]);
    expect(receiver.received).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    const elsewhere = await sink();
    const receiver = await sink((response) => void response.writeHead(302, { location: elsewhere.url }).end());
    const { endpoint } = await owed(receiver.url);
    await worker().drain();
    expect(elsewhere.received).toHaveLength(0);
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'pending', last_status: 302 }]);
  });

  it('does not listen to endless answers', async () => {
    const receiver = await sink((response) => {
      response.writeHead(200);
      const pour = setInterval(() => void response.write('x'.repeat(32 * 1024)), 1);
      response.on('close', () => clearInterval(pour));
    });
    const { endpoint } = await owed(receiver.url);
    await worker().drain();
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'delivered', last_status: 200 }]);
  });
});

describe('a receiver that hangs', () => {
  it('is a failure after the time allowed', async () => {
    const receiver = await sink(() => {});
    const { endpoint } = await owed(receiver.url);
    const began = performance.now();
    await worker(new UndiciSenders(loopback, resolve, 400)).drain();
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'pending', attempts: 1, last_status: null, last_error: 'TIMEOUT' }]);
  });

  it('keeps nobody else waiting, however much waits for it', async () => {
    const [hanging, quick] = [await sink(() => {}), await sink()];
    await owed(hanging.url, 300);
    const delivering = worker(new UndiciSenders(loopback, resolve, 1_500));
    const all = delivering.drain();
    await new Promise((r) => setTimeout(r, 100));
    const { endpoint } = await owed(quick.url, 20);
    delivering.lookAgain();
    for (let n = 0; n < 400 && quick.received.length < 20; n++) await new Promise((r) => setTimeout(r, 10));
    expect(quick.received).toHaveLength(20);
    for (let n = 0; n < 400 && (await rowsOf(endpoint)).some(({ state }) => state !== 'delivered'); n++) await new Promise((r) => setTimeout(r, 10));
    expect((await rowsOf(endpoint)).every(({ state }) => state === 'delivered')).toBe(true);
    await delivering.close();
    await all;
    expect((await bundles()).filter(({ leased_until }) => leased_until !== null)).toEqual([]);
  });
});

describe('a worker that is gone', () => {
  it('leaves its deliveries to others once their lease is over, under the same id, and comes too late itself', async () => {
    const late: (() => void)[] = [];
    const receiver = await sink((response) => void (late.length === 0 ? late.push(() => response.writeHead(204).end()) : response.writeHead(204).end()));
    const { endpoint } = await owed(receiver.url);
    const gone = worker(new UndiciSenders(loopback, resolve, 20_000)).drain();
    for (let n = 0; n < 400 && receiver.received.length < 1; n++) await new Promise((r) => setTimeout(r, 10));
    expect(await worker().drain()).toBe(0);
    await endLeases();
    expect(await worker().drain()).toBe(1);
    const settled = await rowsOf(endpoint);
    expect(settled).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    late[0]!();
    await gone;
    expect(await rowsOf(endpoint)).toEqual(settled);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('sends again what it could not record', async () => {
    const receiver = await sink();
    const { endpoint } = await owed(receiver.url);
    const deliveries = house.deliveries();
    deliveries.settle = () => Promise.reject(new Error('killed'));
    await expect(worker(undefined, deliveries).drain()).rejects.toThrow('killed');
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'pending', attempts: 0 }]);
    await endLeases();
    await worker().drain();
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    expect(receiver.received).toHaveLength(2);
  }, 15_000);
});

describe('a bundle', () => {
  it('holds what one receiver is told at one time, at most 25, and goes when each has its outcome', async () => {
    const [one, two] = [await sink(), await sink()];
    await owed(one.url, 60);
    await owed(two.url, 10);
    expect((await bundles()).map(({ delivery_ids }) => delivery_ids.length)).toEqual([25, 25, 10, 10]);
    expect(await worker().drain()).toBe(70);
    expect(await bundles()).toEqual([]);
    expect([one.received.length, two.received.length]).toEqual([60, 10]);
  });

  it('is left by what is to be tried again, for one of the time when that is due', async () => {
    let answers = 0;
    const receiver = await sink((response) => void response.writeHead(++answers === 2 ? 503 : 204).end());
    const { endpoint } = await owed(receiver.url, 3);
    await worker().drain();
    const failed = (await rowsOf(endpoint)).filter(({ state }) => state === 'pending');
    expect(failed).toMatchObject([{ attempts: 1, last_error: 'HTTP_503' }]);
    expect(await bundles()).toMatchObject([{ delivery_ids: [failed[0]!.id], due_at: failed[0]!.next_at, leased_until: null }]);
  });

  it('stays until the last outcome is recorded: of one taken over, only what is not yet recorded goes again', async () => {
    const receiver = await sink();
    const { endpoint } = await owed(receiver.url, 20);
    const deliveries = house.deliveries();
    const settle = deliveries.settle.bind(deliveries);
    deliveries.settle = async (outcomes) => {
      await settle(outcomes.slice(0, 15), []);
      throw new Error('killed');
    };
    await expect(worker(undefined, deliveries).drain()).rejects.toThrow('killed');
    expect(await bundles()).toHaveLength(1);
    await endLeases();
    expect(await worker().drain()).toBe(5);
    expect(await bundles()).toEqual([]);
    expect(receiver.received).toHaveLength(25);
    expect((await rowsOf(endpoint)).every(({ state, attempts }) => state === 'delivered' && attempts === 1)).toBe(true);
  }, 15_000);

  it('of which nothing is left is struck off, as is a delivery whose webhook was removed while it was planned', async () => {
    const receiver = await sink();
    const { endpoint } = await owed(receiver.url, 2);
    await house.database.query(`UPDATE delivery SET state = 'delivered' WHERE endpoint_id = $1`, [endpoint]);
    const homeless = await owed(receiver.url);
    await house.database.query('DELETE FROM webhook_endpoint WHERE id = $1', [homeless.endpoint]);
    expect(await worker().drain()).toBe(0);
    expect([await bundles(), await rowsOf(homeless.endpoint), receiver.received]).toEqual([[], [], []]);
  });

  it('is given back by whoever holds it, not by whoever held it before', async () => {
    await owed('http://127.0.0.1:1/hook');
    const deliveries = house.deliveries();
    const [before] = await deliveries.claim(house.clock.now(), 1, 60_000, []);
    await endLeases();
    const [now] = await deliveries.claim(house.clock.now(), 1, 60_000, []);
    expect(now!.deliveries).toEqual(before!.deliveries);
    await deliveries.release([before!]);
    expect(await deliveries.claim(house.clock.now(), 1, 60_000, [])).toEqual([]);
    await deliveries.release([now!]);
    expect(await deliveries.claim(house.clock.now(), 1, 60_000, [])).toHaveLength(1);
  });
});

describe('an address inside the house', () => {
  it('is refused at each connection, whatever it looked like at registration', async () => {
    const receiver = await sink();
    const { endpoint } = await owed(receiver.url.replace('127.0.0.1', 'localhost'));
    await worker(new UndiciSenders(new AddressRules([]), resolve, 10_000)).drain();
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'pending', last_error: 'ADDRESS_REFUSED' }]);
    expect(receiver.received).toHaveLength(0);
  });

  it('is not reached by a name that changes its mind between check and connection', async () => {
    const receiver = await sink();
    const { endpoint } = await owed(`http://rebinding.test:${receiver.port}/hook`);
    const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]];
    let asked = 0;
    const changing = async () => answers[Math.min(asked++, 1)]!;
    // What is checked is what is connected to: one question, one answer, and the letter arrives where that answer led.
    await worker(new UndiciSenders(loopback, changing, 10_000)).drain();
    expect(asked).toBe(1);
    expect(await rowsOf(endpoint)).toMatchObject([{ state: 'delivered' }]);
    house.clock.pass(1);
    const second = await owed(`http://rebinding.test:${receiver.port}/hook`);
    await worker(new UndiciSenders(loopback, changing, 10_000)).drain();
    expect(await rowsOf(second.endpoint)).toMatchObject([{ state: 'pending', last_error: 'ADDRESS_REFUSED' }]);
  });
});
