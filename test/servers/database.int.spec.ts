import pg from 'pg';
import { freshDatabase } from './database.js';

describe('a database for one spec', () => {
  it('is empty, UTF-8 and its own, and can be dropped while someone is connected', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    const client = new pg.Client({ connectionString: one.url });
    client.on('error', () => {}); // it is thrown out by the drop
    await client.connect();
    await client.query('create table mark (words text)');
    await client.query('insert into mark values ($1)', ['标准与各语言版本']);
    expect((await client.query('select words, length(words) from mark')).rows).toEqual([{ words: '标准与各语言版本', length: 8 }]);

    const other = new pg.Client({ connectionString: two.url });
    await other.connect();
    await expect(other.query('select from mark')).rejects.toThrow('does not exist');
    await other.end();
    await Promise.all([one.drop(), two.drop()]);

    await expect(new pg.Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
  });
});
