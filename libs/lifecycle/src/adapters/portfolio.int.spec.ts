import { randomUUID } from 'node:crypto';
import { committee, daysLater, noon, procedures, proposing, secretary } from '../../../../test/contracts/gbt-commands.js';
import { openPostgresHouse, type PostgresHouse } from '../../../../test/contracts/postgres-house.js';
import { expectDone } from '../../../../test/contracts/standards.contract.js';
import { PostgresStandardQueries } from './postgres-standard-queries.js';

let house: PostgresHouse;
let queries: PostgresStandardQueries;
beforeAll(async () => {
  house = await openPostgresHouse();
  queries = new PostgresStandardQueries(house.here.database, procedures);
}, 60_000);
beforeEach(() => house.here.database.query('TRUNCATE standard, standard_stage, task, due_date'));
afterAll(() => house?.close());

/** So many, one a day: the last is the newest. */
async function proposed(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [day, id] of ids.entries()) expectDone(await house.store.change(...proposing(id, { at: daysLater(noon, day), title: `Rice, part ${day}_` })));
  return ids;
}
const moved = async (id: string, stage: string) =>
  expectDone(await house.store.change({ standardId: id, by: secretary, at: noon }, () => [{ type: 'StageEntered', stage, from: '', move: 'rework', details: {}, anew: [], at: noon }]));
const idsOf = async (...asked: Parameters<PostgresStandardQueries['portfolio']>) => (await queries.portfolio(...asked)).items.map(({ id }) => id);

describe('the portfolio', () => {
  it('shows the newest proposal first, page by page, whatever changes between two pages', async () => {
    const ids = await proposed(5);
    const first = await queries.portfolio({ limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([ids[4], ids[3]]);
    await house.here.database.query('UPDATE standard SET changed_at = now() WHERE id = $1', [ids[0]]);
    const second = await queries.portfolio({ limit: 2, cursor: first.next! });
    expect(second.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(await queries.portfolio({ limit: 2, cursor: second.next! })).toMatchObject({ items: [{ id: ids[0] }], next: null });
  });

  it('of a stage, of a committee, with words of a title taken as they are', async () => {
    const [first, second] = (await proposed(2)) as [string, string];
    await moved(first, '20');
    expect(await idsOf({ limit: 10, stage: '20' })).toEqual([first]);
    expect(await idsOf({ limit: 10, stage: '00' })).toEqual([second]);
    expect(await idsOf({ limit: 10, stage: '00', text: 'part 1' })).toEqual([second]);
    expect(await idsOf({ limit: 10, stage: '00', text: 'part 0' })).toEqual([]);
    expect(await idsOf({ limit: 10, stage: '20', committee })).toEqual([first]);
    expect(await idsOf({ limit: 10, committee: randomUUID() })).toEqual([]);
    expect(await idsOf({ limit: 10, text: 'part 1_' })).toEqual([second]);
    expect(await idsOf({ limit: 10, text: '%' })).toEqual([]);
  });

  it('of a stage, page by page, and once more when a standard comes back to it', async () => {
    const ids = await proposed(3);
    await moved(ids[1]!, '20');
    await moved(ids[1]!, '00');
    const first = await queries.portfolio({ limit: 2, stage: '00' });
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(await queries.portfolio({ limit: 2, stage: '00', cursor: first.next! })).toMatchObject({ items: [{ id: ids[0] }], next: null });
  });

  it('is read from rows that a move rewrites in place: none of their indexes changes', async () => {
    const { rows } = await house.here.database.query<{ column: string }>(
      `SELECT DISTINCT a.attname AS column FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = 'standard'::regclass`,
    );
    expect(rows.map(({ column }) => column).toSorted()).toEqual(['committee_id', 'id', 'number', 'procedure_id', 'procedure_version', 'proposed_at', 'replaced']);
  });

  it('of what is late: a task past its day, or the item frozen', async () => {
    const [onTime, late, frozen] = (await proposed(3)) as [string, string, string];
    await house.here.database.query('UPDATE task SET due_at = $2 WHERE standard_id = $1', [late, noon]);
    await house.here.database.query('UPDATE task SET due_at = $2 WHERE standard_id = $1', [onTime, daysLater(noon, 100)]);
    await house.here.database.query(`UPDATE standard SET condition = 'frozen' WHERE id = $1`, [frozen]);
    expect(await idsOf({ limit: 10, lateAt: daysLater(noon, 1) })).toEqual([frozen, late]);
    expect(await idsOf({ limit: 10, lateAt: noon })).toEqual([frozen]);
    expect(await idsOf({ limit: 10, lateAt: daysLater(noon, 1), stage: '00', text: 'part 1' })).toEqual([late]);
  });
});
