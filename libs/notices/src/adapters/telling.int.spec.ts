import { randomUUID } from 'node:crypto';
import { workGivenUpAfter } from '../model/retry.js';
import { PostgresAudiences } from './postgres-audiences.js';
import { type House, noon, openHouse } from '../spec-kit/house.js';

let house: House;
beforeAll(async () => void (house = await openHouse()));
afterAll(() => house.close());

const workLeft = async () => (await house.database.query<{ n: number }>('SELECT count(*)::int AS n FROM work')).rows[0]!.n;

describe('who would be told', () => {
  it('is who is told when it happens: each once, by the language they read', async () => {
    const standard = await house.standard();
    const [both, reader, translator, gone] = [await house.person('pt'), await house.person('zh-Hant'), await house.person('en'), await house.person('en')];
    await house.member(both, 'review-body');
    await house.standing(standard, both, 'follower');
    await house.standing(standard, reader, 'follower');
    await house.member(translator, 'language-expert', { languages: ['fr'] });
    await house.member(gone, 'review-body', { until: '2021-01-01T00:00:00Z' });
    const roles = ['review-body', 'follower', 'language-expert'];
    const audiences = new PostgresAudiences(house.database);
    expect(await audiences.of(standard, [{ roles, language: null }, { roles, language: 'de' }, { roles: ['nobody'], language: null }], noon)).toEqual([
      { people: 3, languages: { en: 1, pt: 1, 'zh-Hant': 1 } },
      { people: 2, languages: { pt: 1, 'zh-Hant': 1 } },
      { people: 0, languages: {} },
    ]);
    await house.event(standard, 1, roles);
    await house.recorder().drain();
    expect((await house.notices(standard)).map(({ language }) => language).sort()).toEqual(['en', 'pt', 'zh-Hant']);
    await house.database.query('DELETE FROM membership WHERE person_id = ANY($1)', [[both, translator, gone]]);
  });
});

describe('who is told', () => {
  it('everyone holding one of the roles, in their language, and nobody else', async () => {
    const [member, chair, drafter, standard] = [await house.person('pt'), await house.person('zh-Hant'), await house.person(), await house.standard()];
    await house.member(member, 'member');
    await house.member(chair, 'chair');
    await house.member(drafter, 'drafter');
    await house.event(standard, 1, ['member', 'chair']);

    expect(await house.recorder().drain()).toBe(2);
    expect(await house.notices(standard)).toEqual(
      expect.arrayContaining([
        { person_id: member, reason: 'member', kind: 'StageEntered', language: 'pt' },
        { person_id: chair, reason: 'chair', kind: 'StageEntered', language: 'zh-Hant' },
      ]),
    );
    expect(await workLeft()).toBe(0);
  });

  it('whoever holds two of the roles is told once, for the one named first', async () => {
    const [both, standard] = [await house.person(), await house.standard()];
    await house.member(both, 'secretary');
    await house.member(both, 'assessor');
    await house.standing(standard, both, 'follower');
    await house.event(standard, 1, ['assessor', 'follower', 'secretary']);
    await house.recorder().drain();
    expect(await house.notices(standard)).toMatchObject([{ person_id: both, reason: 'assessor' }]);
  });

  it('also those with a standing in this standard only', async () => {
    const [proposer, standard, another] = [await house.person(), await house.standard(), await house.standard()];
    await house.standing(standard, proposer, 'proposer');
    await house.event(standard, 1, ['proposer']);
    await house.event(another, 1, ['proposer']);
    await house.recorder().drain();
    expect(await house.notices(standard)).toMatchObject([{ person_id: proposer, reason: 'proposer' }]);
    expect(await house.notices(another)).toEqual([]);
  });

  it('not those whose membership had ended by then, nor those whose had not begun', async () => {
    const standard = await house.standard();
    const [left, later, stayed] = [await house.person(), await house.person(), await house.person()];
    await house.member(left, 'expert', { until: noon });
    await house.member(later, 'expert', { from: '2024-03-11T04:00:00.001Z' });
    await house.member(stayed, 'expert', { from: noon, until: '2024-03-11T04:00:00.001Z' });
    await house.event(standard, 1, ['expert']);
    await house.recorder().drain();
    expect(await house.notices(standard)).toMatchObject([{ person_id: stayed }]);
  });

  it('of an event about one language, only the translators and language experts who have it', async () => {
    const standard = await house.standard();
    const [pt, en, expert, authority] = [await house.person(), await house.person(), await house.person(), await house.person()];
    await house.member(pt, 'translator', { languages: ['pt'] });
    await house.member(en, 'translator', { languages: ['en'] });
    await house.member(expert, 'language-expert', { languages: ['en', 'pt'] });
    await house.member(authority, 'authority');
    const roles = ['translator', 'language-expert', 'authority'];
    await house.event(standard, 1, roles, 'LanguageLate', { language: 'pt', day: 60, dueOn: '2024-06-01' });
    await house.event(standard, 2, roles, 'TextRevised', { revision: 2 });
    await house.recorder().drain();
    const told = async (position: number) =>
      (await house.database.query<{ person_id: string }>('SELECT person_id FROM notice WHERE standard_id = $1 AND position = $2', [standard, position])).rows.map((r) => r.person_id).toSorted();
    expect(await told(1)).toEqual([pt, expert, authority].toSorted());
    expect(await told(2)).toEqual([pt, en, expert, authority].toSorted());
  });
});

describe('telling exactly once', () => {
  it('with three drains at once over 1,200 events', async () => {
    const standard = await house.standard();
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => house.person()));
    for (const person of people) await house.member(person, 'review-body');
    await house.database.query(
      `WITH e AS (INSERT INTO standard_event (standard_id, position, type, at, actor, body, previous, hash)
         SELECT $1, n, 'StageEntered', $2, 'a', '{}', 'p', 'h' FROM generate_series(1, 1200) n)
       INSERT INTO work (kind, standard_id, position, roles) SELECT 'notices', $1, n, '{review-body}' FROM generate_series(1, 1200) n`,
      [standard, noon],
    );
    const told = await Promise.all([house.recorder().drain(), house.recorder().drain(), house.recorder().drain()]);
    expect(told.reduce((a, b) => a + b, 0)).toBe(6_000);
    const { rows } = await house.database.query<{ n: number; people: number }>(
      'SELECT count(*)::int AS n, count(DISTINCT person_id)::int AS people FROM notice WHERE standard_id = $1 GROUP BY position',
      [standard],
    );
    expect(rows).toHaveLength(1_200);
    expect(rows.every(({ n, people: p }) => n === 5 && p === 5)).toBe(true);
    expect(await workLeft()).toBe(0);
  });

  it('also when the same event is asked for again', async () => {
    const [person, standard] = [await house.person(), await house.standard()];
    await house.standing(standard, person, 'follower');
    await house.event(standard, 1, ['follower']);
    await house.recorder().drain();
    await house.database.query(`INSERT INTO work (kind, standard_id, position, roles) VALUES ('notices', $1, 1, '{follower}')`, [standard]);
    expect(await house.recorder().drain()).toBe(0);
    expect(await house.notices(standard)).toHaveLength(1);
  });

  it('leaves work of other kinds, and what is not yet due, alone', async () => {
    await house.database.query(`INSERT INTO work (kind, standard_id, position, not_before) VALUES ('reactions', $1, 1, '-infinity'), ('notices', $1, 1, $2)`, [
      randomUUID(),
      '2024-03-11T04:00:00.001Z',
    ]);
    await house.recorder().drain();
    expect(await workLeft()).toBe(2);
    await house.database.query('DELETE FROM work');
  });
});

describe('work that cannot be done', () => {
  afterEach(async () => {
    await house.database.query('DELETE FROM work');
    house.clock.present = noon;
  });

  it('keeps nobody else waiting when its event is missing; it is put off, and given up in the end', async () => {
    const [person, standard] = [await house.person(), await house.standard()];
    await house.standing(standard, person, 'follower');
    await house.database.query(`INSERT INTO work (kind, standard_id, position, roles) VALUES ('notices', $1, 99, '{follower}')`, [standard]);
    await house.event(standard, 1, ['follower']);
    expect(await house.recorder().drain()).toBe(1);
    const left = async () => (await house.database.query<{ attempts: number; last_error: string; not_before: Date }>('SELECT * FROM work')).rows;
    expect(await left()).toMatchObject([{ attempts: 1, last_error: 'The event or its standard is not there.', not_before: new Date('2024-03-11T04:00:05.000Z') }]);
    for (let n = 0; n < 10; n++) {
      house.clock.pass(3_600_000);
      await house.recorder().drain();
    }
    expect(await left()).toMatchObject([{ attempts: workGivenUpAfter }]);
    expect(await house.recorder().waiting()).toBe(0);
  });

  it('keeps nobody else waiting when the database refuses it', async () => {
    const [person, standard] = [await house.person(), await house.standard()];
    await house.standing(standard, person, 'follower');
    await house.database.query(`ALTER TABLE notice ADD CONSTRAINT planted CHECK (kind <> 'Poison')`);
    await house.event(standard, 1, ['follower']);
    await house.event(standard, 2, ['follower'], 'Poison');
    await house.event(standard, 3, ['follower']);

    expect(await house.recorder().drain()).toBe(2);
    expect((await house.database.query('SELECT position, attempts, last_error FROM work')).rows).toMatchObject([{ position: 2, attempts: 1, last_error: expect.stringContaining('planted') }]);
    await house.database.query('ALTER TABLE notice DROP CONSTRAINT planted');
    house.clock.pass(5_000);
    expect(await house.recorder().drain()).toBe(1);
    expect(await house.notices(standard)).toHaveLength(3);
  });
});

describe('what else is done in the same commit', () => {
  it('a delivery for each webhook that asked for this kind of event and is not disabled', async () => {
    const [person, other, standard] = [await house.person(), await house.person(), await house.standard()];
    await house.standing(standard, person, 'follower');
    await house.standing(standard, other, 'follower');
    const all = await house.endpoint(person, 'https://a.example/');
    const some = await house.endpoint(person, 'https://b.example/', ['StageEntered']);
    await house.endpoint(person, 'https://c.example/', ['VoteCast']);
    const disabled = await house.endpoint(person, 'https://d.example/');
    await house.database.query('UPDATE webhook_endpoint SET disabled_at = $2 WHERE id = $1', [disabled, noon]);
    await house.event(standard, 1, ['follower']);
    house.hints.length = 0;
    await house.recorder().drain();
    const { rows } = await house.database.query<{ endpoint_id: string }>(`SELECT endpoint_id, state, attempts, next_at FROM delivery WHERE standard_id = $1`, [standard]);
    expect(rows.map(({ endpoint_id }) => endpoint_id).toSorted()).toEqual([all, some].toSorted());
    expect(rows[0]).toMatchObject({ state: 'pending', attempts: 0, next_at: new Date(noon) });
    expect(house.hints).toEqual(['deliveries']);
  });

  it('those who watch their inbox, and whoever delivers, are woken', async () => {
    const [person, standard] = [await house.person(), await house.standard()];
    await house.standing(standard, person, 'follower');
    await house.endpoint(person, 'https://a.example/');
    const heard: string[] = [];
    const stop = [await house.database.listen('lockstep_notice', (p) => heard.push(p)), await house.database.listen('lockstep_work', (p) => heard.push(p))];
    await house.event(standard, 1, ['follower']);
    await house.recorder().drain();
    await house.database.query('SELECT 1');
    for (let n = 0; n < 50 && heard.length < 2; n++) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const off of stop) off();
    expect(heard.toSorted()).toEqual([person, 'deliveries'].toSorted());
  });
});
