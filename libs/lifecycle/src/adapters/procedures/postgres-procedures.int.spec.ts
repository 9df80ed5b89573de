import { randomUUID } from 'node:crypto';
import { canonicalJson, sha256 } from '#lib/kernel';
import { Database, migrate } from '#lib/platform';
import { noon, proposing } from '../../../../../test/contracts/gbt-commands.js';
import { until } from '../../../../../test/contracts/until.js';
import { freshDatabase, type FreshDatabase } from '../../../../../test/servers/database.js';
import type { Procedure } from '../../model/procedure.js';
import { PostgresProcedures } from './postgres-procedures.js';
import { loadProcedures, procedureShape } from './yaml-procedures.js';

const gbt = (await loadProcedures()).of('gbt', 1)!;
const shape = await procedureShape();
const said: string[] = [];
const log = { warn: (_: object, words: string) => void said.push(words), error: (_: object, words: string) => void said.push(words) };

let fresh: FreshDatabase;
const open: Database[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  await migrate(fresh.url);
}, 60_000);
afterAll(async () => {
  await Promise.all(open.map((database) => database.close()));
  await fresh.drop();
});

/** One more process on the same database. */
async function process(...shipped: readonly Procedure[]) {
  const database = new Database(fresh.url, 2);
  open.push(database);
  const procedures = new PostgresProcedures(database, shipped, shape, log as never);
  await procedures.onModuleInit();
  return { database, procedures };
}
const entry = (procedure: Procedure) => ({ procedure, hash: sha256(canonicalJson(procedure)), text: JSON.stringify(procedure), by: 'someone', at: noon });
const city = (version: number, validFrom = '2024-01-01'): Procedure => ({ ...gbt, id: 'city', version, validFrom, series: 'DB4401/T' });

describe('procedures in PostgreSQL', () => {
  it('are known to every process as soon as one has kept them', async () => {
    const [here, there] = [await process(gbt), await process(gbt)];
    expect(await here.procedures.keep(entry(city(1)))).toMatchObject({ id: 'city', version: 1, origin: 'loaded', loadedBy: 'someone', loadedAt: noon, added: true });
    // Asked at once, before any announcement needs to have come.
    expect(await there.procedures.inForceAt('city', noon)).toMatchObject({ id: 'city', version: 1 });
    await here.procedures.keep(entry(city(2)));
    expect(await there.procedures.inForceAt('city', noon)).toMatchObject({ version: 2 });
    await here.procedures.keep(entry(city(3)));
    await until(async () => there.procedures.of('city', 3) !== undefined);
    expect((await there.procedures.versions('city')).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(Object.keys(there.procedures.of('city', 3)!.roles)).toEqual(Object.keys(gbt.roles));
  });

  it('are never changed: the first one stays, whoever comes second', async () => {
    const [here, there] = [await process(), await process()];
    const answers = await Promise.all([here.procedures.keep(entry(city(9))), there.procedures.keep(entry({ ...city(9), series: 'DB/T' })), here.procedures.keep(entry(city(9)))]);
    expect(answers.filter(({ added }) => added)).toHaveLength(1);
    expect(new Set(answers.map(({ hash }) => hash)).size).toBe(1);
    await expect(here.database.query(`UPDATE procedure SET content = '{}' WHERE id = 'city'`)).rejects.toThrow('stays as it is');
    await expect(here.database.query(`DELETE FROM procedure WHERE id = 'city'`)).rejects.toThrow('stays as it is');
  });

  it('may be corrected in their files until a standard is pinned to them; from then on the file is passed over, and the log says so', async () => {
    const corrected = { ...gbt, series: 'GB' };
    expect((await process(corrected)).procedures.of('gbt', 1)?.series).toBe('GB');
    const { database, procedures } = await process(gbt);
    expect(procedures.of('gbt', 1)?.series).toBe('GB/T');
    expect(said).toEqual([]);
    const [{ standardId }] = proposing(randomUUID());
    await database.query(`INSERT INTO standard VALUES ($1, 1, 'gbt', 1, $1, '{}', 'zh-Hans', '00', 'underway', NULL, '{}', 'head', now(), now())`, [standardId]);
    expect((await process(corrected)).procedures.of('gbt', 1)?.series).toBe('GB/T');
    expect(said).toEqual([expect.stringContaining('says something else')]);
  });

  it('are read again by a process whose connection was broken when they came', async () => {
    const [here, there] = [await process(), await process()];
    await here.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lockstep-listen'`);
    await here.procedures.keep(entry(city(20)));
    await until(async () => there.procedures.of('city', 20) !== undefined);
  });
});
