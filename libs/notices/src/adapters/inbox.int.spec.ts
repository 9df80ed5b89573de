import { RandomIds, dataSourceFor } from '#lib/platform';
import { Inbox } from '../application/inbox.js';
import { PhraseNotices } from '../application/phrasing/phrase-notices.js';
import { Webhooks } from '../application/webhooks.js';
import { type House, noon, openHouse } from '../spec-kit/house.js';
import { PlainNames } from '../spec-kit/plain-names.js';
import { AddressRules } from './address-rules.js';
import { CheckedDestinations } from './checked-destinations.js';
import { PostgresKeptNotices } from './postgres-kept-notices.js';
import { RandomSecrets } from './random.js';
import { TypeOrmEndpoints } from './typeorm-endpoints.js';

let house: House;
let source: ReturnType<typeof dataSourceFor>;
beforeAll(async () => {
  house = await openHouse();
  source = await dataSourceFor(house.url).initialize();
});
afterAll(async () => {
  await source.destroy();
  await house.close();
});

async function readerOf(events: number) {
  const [reader, standard] = [await house.person('zh-Hant'), await house.standard()];
  await house.standing(standard, reader, 'follower');
  for (let n = 1; n <= events; n++) await house.event(standard, n, ['follower']);
  await house.recorder().drain();
  return { reader, standard, inbox: new Inbox(new PostgresKeptNotices(house.database), new PhraseNotices(new PlainNames()), house.clock) };
}

describe('an inbox', () => {
  it('is read newest first, page by page, without a gap', async () => {
    const { reader, inbox, standard } = await readerOf(5);
    const first = await inbox.page(reader, { limit: 2 });
    expect(first).toMatchObject({ unread: 5, notices: [{ position: 5 }, { position: 4 }] });
    const second = await inbox.page(reader, { limit: 2, before: first.next! });
    const third = await inbox.page(reader, { limit: 2, before: second.next! });
    expect([...second.notices, ...third.notices].map(({ position }) => position)).toEqual([3, 2, 1]);
    expect(third.next).toBeNull();
    expect(first.notices[0]).toMatchObject({ standardId: standard, kind: 'StageEntered', at: noon, reason: 'follower', language: 'zh-Hant', readAt: null, title: '《丝苗米》進入新階段', why: '您關注了該標準，因此收到此通知。' });
    expect((await inbox.page(reader, { limit: 1 }, 'pt')).notices[0]).toMatchObject({ language: 'zh-Hant', title: 'Rice: nova fase' });
  });

  it('is marked as read up to one, or one by one, and only by its owner', async () => {
    const { reader, inbox } = await readerOf(4);
    const { notices } = await inbox.page(reader, { limit: 10 });
    const stranger = await house.person();
    expect(await inbox.markRead(stranger, { ids: notices.map(({ id }) => id) })).toEqual({ marked: 0, unread: 0 });
    expect(await inbox.markRead(reader, { ids: [notices[0]!.id] })).toEqual({ marked: 1, unread: 3 });
    expect(await inbox.markRead(reader, { upTo: notices[1]!.id })).toEqual({ marked: 3, unread: 0 });
    expect(await inbox.markRead(reader, { upTo: notices[0]!.id })).toEqual({ marked: 0, unread: 0 });
    expect((await inbox.page(reader, { limit: 10, unreadOnly: true })).notices).toEqual([]);
  });

  it('says when something new came, to those it came for', async () => {
    const { reader, inbox, standard } = await readerOf(0);
    const stranger = await house.person();
    const heard: string[] = [];
    const stop = [await inbox.watch(reader, () => heard.push('reader')), await inbox.watch(stranger, () => heard.push('stranger'))];
    await house.event(standard, 1, ['follower']);
    await house.recorder().drain();
    for (let n = 0; n < 100 && heard.length === 0; n++) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const off of stop) off();
    expect(heard).toEqual(['reader']);
  });
});

describe('webhooks of a person', () => {
  const webhooks = () =>
    new Webhooks(
      new TypeOrmEndpoints(source),
      new CheckedDestinations(new AddressRules([]), async (host) => (host === 'inside.test' ? [{ address: '10.0.0.1', family: 4 }] : [{ address: '8.8.8.8', family: 4 }])),
      new RandomSecrets(),
      { wake: () => void house.hints.push('deliveries') },
      new RandomIds(),
      house.clock,
    );

  it('are registered with a secret that is shown once', async () => {
    const person = await house.person();
    const made = await webhooks().register(person, { url: 'https://Receiver.test/hook?a=1', kinds: ['VoteCast', 'VoteCast'] });
    expect(made).toMatchObject({ url: 'https://receiver.test/hook?a=1', kinds: ['VoteCast'], secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{32}$/), disabledAt: null });
    const listed = await webhooks().of(person);
    expect(listed).toMatchObject([{ url: 'https://receiver.test/hook?a=1', kinds: ['VoteCast'], createdAt: noon }]);
    expect(listed[0]).not.toHaveProperty('secret');
  });

  it('are registered once under one key', async () => {
    const person = await house.person();
    const [first, again] = [await webhooks().register(person, { url: 'https://receiver.test/' }, 'key-00001'), await webhooks().register(person, { url: 'https://receiver.test/' }, 'key-00001')];
    expect(again).toEqual(first);
    expect(await webhooks().of(person)).toHaveLength(1);
    expect(await webhooks().register(person, { url: 'https://other.test/' }, 'key-00001')).toMatchObject({ refused: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await webhooks().register(await house.person(), { url: 'https://other.test/' }, 'key-00001')).toMatchObject({ url: 'https://other.test/' });
  });

  it.each([
    ['WEBHOOK_URL_UNUSABLE', { url: 'ftp://receiver.test/' }],
    ['WEBHOOK_NEEDS_HTTPS', { url: 'http://receiver.test/' }],
    ['WEBHOOK_ADDRESS_PRIVATE', { url: 'https://inside.test/' }],
    ['WEBHOOK_KINDS_UNUSABLE', { url: 'https://receiver.test/', kinds: ['VoteCast', 'PlatypusSeen'] }],
    ['WEBHOOK_KINDS_UNUSABLE', { url: 'https://receiver.test/', kinds: [] }],
  ])('refuses %s', async (code, request) => expect(await webhooks().register(await house.person(), request)).toMatchObject({ refused: code }));

  it('are twenty at most, also when asked for all at once', async () => {
    const person = await house.person();
    const answers = await Promise.all(Array.from({ length: 23 }, (_, n) => webhooks().register(person, { url: `https://receiver.test/${n}` })));
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'WEBHOOKS_TOO_MANY')).toHaveLength(3);
    expect(await webhooks().of(person)).toHaveLength(20);
  });

  it('are removed, with what was to be sent there, by their owner only', async () => {
    const { reader, standard } = await readerOf(0);
    const id = await house.endpoint(reader, 'https://receiver.test/');
    await house.event(standard, 1, ['follower']);
    await house.recorder().drain();
    expect(await webhooks().remove(await house.person(), id)).toMatchObject({ refused: 'WEBHOOK_UNKNOWN' });
    expect(await webhooks().deliveries(reader, { limit: 10 })).toMatchObject([{ endpointId: id, state: 'pending', attempts: 0 }]);
    expect(await webhooks().remove(reader, id)).toBeUndefined();
    expect(await webhooks().deliveries(reader, { limit: 10 })).toEqual([]);
  });

  it('show what was sent, and send what was given up once more', async () => {
    const { reader, standard } = await readerOf(0);
    const id = await house.endpoint(reader, 'https://receiver.test/');
    for (const n of [1, 2, 3]) await house.event(standard, n, ['follower']);
    await house.recorder().drain();
    const [third, second, first] = await webhooks().deliveries(reader, { limit: 10 });
    expect((await webhooks().deliveries(reader, { limit: 2, before: third!.id })).map((d) => d.id)).toEqual([second!.id, first!.id]);

    await house.database.query(`UPDATE delivery SET state = 'dead', attempts = 10, last_error = 'HTTP_500', died_at = next_at WHERE id = $1`, [first!.id]);
    await house.database.query(`UPDATE delivery SET state = 'delivered' WHERE id = $1`, [second!.id]);
    await house.database.query(`UPDATE delivery_bundle SET leased_until = clock_timestamp() + interval '1 minute' WHERE $1::bigint = ANY (delivery_ids)`, [third!.id]);
    expect(await webhooks().deliveries(reader, { state: 'dead', limit: 10 })).toMatchObject([{ id: first!.id, lastError: 'HTTP_500' }]);

    house.hints.length = 0;
    expect(await webhooks().retry(reader, first!.id)).toBeUndefined();
    expect(house.hints).toEqual(['deliveries']);
    expect(await webhooks().deliveries(reader, { state: 'pending', limit: 10 })).toMatchObject([{ id: third!.id }, { id: first!.id, attempts: 10, nextAt: noon }]);
    expect(await webhooks().retry(reader, second!.id)).toMatchObject({ refused: 'DELIVERY_MADE' });
    expect(await webhooks().retry(reader, third!.id)).toMatchObject({ refused: 'DELIVERY_UNDER_WAY' });
    expect(await webhooks().retry(await house.person(), first!.id)).toMatchObject({ refused: 'DELIVERY_UNKNOWN' });
    await house.database.query('UPDATE webhook_endpoint SET disabled_at = $2 WHERE id = $1', [id, noon]);
    expect(await webhooks().retry(reader, first!.id)).toMatchObject({ refused: 'WEBHOOK_DISABLED' });
  });
});
