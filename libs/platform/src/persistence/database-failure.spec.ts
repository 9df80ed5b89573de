import { databaseFailure } from './database-failure.js';

const url = 'postgres://lockstep:hunter2@db.example.org:5433/standards';
const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('a database that cannot be used', () => {
  it.each(['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', '57P03', '28P01', '3D000', '42P01'])('is named by its variable, without the password, with what to do: %s', (code) => {
    const { message } = databaseFailure(coded(code), url)!;
    expect(message).toMatch(/^DATABASE_URL is postgres:\/\/lockstep:…@db\.example\.org:5433\/standards: .+\. \w.+\.$/);
    expect(message).not.toContain('hunter2');
  });

  it('names the command that migrates', () => expect(databaseFailure(coded('42P01'), url)!.remedy).toContain('npm run lockstep -- migrate'));

  it('is not blamed for what another server refused, or for anything else', () => {
    expect(databaseFailure(coded('ECONNREFUSED', { port: 6379 }), url)).toBeUndefined();
    expect(databaseFailure(coded('ECONNREFUSED', { port: 5433 }), url)).toBeDefined();
    expect(databaseFailure(coded('23505'), url)).toBeUndefined();
    expect(databaseFailure(undefined, url)).toBeUndefined();
  });
});
