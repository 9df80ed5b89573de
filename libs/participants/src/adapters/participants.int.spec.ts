import type { DataSource } from 'typeorm';
import { isRefusal } from '#lib/kernel';
import { Database, dataSourceFor, migrate } from '#lib/platform';
import { freshDatabase } from '../../../../test/servers/database.js';
import { demonstrationAccounts, demonstrationEmail, demonstrationPersonId } from '../application/demonstration/accounts.js';
import { demonstrationCommittee } from '../application/demonstration/seed-demonstration.js';
import { Sessions } from '../application/sessions.js';
import { SignIn } from '../application/sign-in.js';
import { SignInAttempts } from '../application/sign-in-attempts.js';
import { rolesIn } from '../model/principal.js';
import { Argon2Passwords, RandomTokens } from './argon2-passwords.js';
import { openAdministration, seedDemonstration } from './open-participants.js';
import { PostgresSessions } from './postgres-sessions.js';

const NOW = '2026-11-12T02:00:00.000Z';
const TC = demonstrationCommittee.id;
const secretary = demonstrationPersonId('secretary');

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let source: DataSource;
/** Two processes on one database. */
let here: { database: Database; sessions: Sessions };
let there: { database: Database; sessions: Sessions };
let signIn: SignIn;

async function openProcess() {
  const database = new Database(fresh.url, 2);
  const sessions = new Sessions(new PostgresSessions(database));
  await sessions.start();
  return { database, sessions };
}

async function tokenOf(slug: string): Promise<string> {
  const answer = await signIn.execute({ email: demonstrationEmail(slug), password: 'shared', address: '127.0.0.1' });
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer.token;
}

/** Asks until it is so; fails after two seconds, well before anything remembered would expire by itself. */
async function soon(isSo: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 2_000;
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error('It did not become so within two seconds.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

beforeAll(async () => {
  fresh = await freshDatabase();
  await migrate(fresh.url);
  source = await dataSourceFor(fresh.url).initialize();
  await seedDemonstration(source, { password: 'shared' });
  here = await openProcess();
  there = await openProcess();
  signIn = new SignIn(new PostgresSessions(here.database), new Argon2Passwords(), new RandomTokens(), new SignInAttempts());
}, 60_000);

afterAll(async () => {
  await Promise.all([here?.database.close(), there?.database.close(), source?.destroy()]);
  await fresh?.drop();
});

describe('sessions in PostgreSQL', () => {
  it('are known in every process, with everything the person holds', async () => {
    const token = await tokenOf('translator-pt');
    const principal = await there.sessions.principalFor(token);
    expect(principal).toEqual({
      person: expect.objectContaining({ id: demonstrationPersonId('translator-pt'), language: 'pt' }),
      memberships: [{ committee: TC, role: 'translator', languages: ['pt'], from: '2000-01-01T00:00:00.000Z', until: null }],
    });
    expect(JSON.stringify(principal)).not.toContain('argon2');
  });

  it('keep no token, only its hash', async () => {
    const token = await tokenOf('chair');
    const { rows } = await here.database.query('SELECT token_hash FROM session');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('last twelve hours of real time, and nothing counts after that', async () => {
    const token = await tokenOf('assessor');
    const { rows } = await here.database.query<{ hours: number }>(
      `SELECT extract(epoch FROM expires_at - created_at)::int / 3600 AS hours FROM session WHERE person_id = $1`,
      [demonstrationPersonId('assessor')],
    );
    expect(rows).toEqual([{ hours: 12 }]);
    await here.database.query(`UPDATE session SET expires_at = now() WHERE person_id = $1`, [demonstrationPersonId('assessor')]);
    expect(await here.sessions.principalFor(token)).toBeUndefined();
  });

  it('end in every process at once when someone signs out', async () => {
    const token = await tokenOf('secretary');
    expect(await there.sessions.principalFor(token)).toBeDefined();
    await here.sessions.end(token);
    expect(await here.sessions.principalFor(token)).toBeUndefined();
    await soon(async () => (await there.sessions.principalFor(token)) === undefined);
  });

  it('leave no dead rows of a person behind for ever', async () => {
    const ids = await Promise.all([tokenOf('proposer'), tokenOf('proposer')]);
    for (const token of ids) await here.sessions.end(token);
    await tokenOf('proposer');
    const { rows } = await here.database.query('SELECT 1 FROM session WHERE person_id = $1', [demonstrationPersonId('proposer')]);
    expect(rows).toHaveLength(1);
  });

  it('go on when PostgreSQL cuts every connection, and still hear of changes', async () => {
    const token = await tokenOf('enterprise-01');
    const admin = new Database(fresh.url, 1);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
    await soon(async () => (await there.sessions.principalFor(token).catch(() => undefined)) !== undefined);
    await soon(async () => (await admin.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lockstep-listen'`)).rows.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await soon(async () => {
      await here.sessions.end(token);
      return (await there.sessions.principalFor(token)) === undefined;
    });
    await admin.close();
  });
});

describe('leaving a committee', () => {
  it('ends access at once in every process, without signing out', async () => {
    const { administration } = openAdministration(source);
    const token = await tokenOf('member-39');
    const rolesThere = async () => rolesIn((await there.sessions.principalFor(token))!, TC, NOW);
    expect(await rolesThere()).toEqual(['member']);

    expect(await administration.endMembership(demonstrationPersonId('member-39'), TC, 'member', NOW)).toBeUndefined();
    await soon(async () => (await rolesThere()).length === 0);
    expect(await there.sessions.principalFor(token)).toBeDefined();
    expect(await administration.endMembership(demonstrationPersonId('member-39'), TC, 'member', NOW)).toMatchObject({ refused: 'MEMBERSHIP_UNKNOWN' });
  });

  it('takes the person off the electorate from that instant, not before', async () => {
    const { directory } = openAdministration(source);
    expect(await directory.electorate(TC, NOW)).toHaveLength(40);
    const before = await directory.electorate(TC, '2026-11-12T01:59:59.999Z');
    expect(before).toHaveLength(41);
    expect(before.map(({ name }) => name)).toEqual(before.map(({ name }) => name).toSorted());
    expect(before[0]).toMatchObject({ name: 'Member 01 / 委员01', organisation: { kind: 'enterprise' }, role: 'member' });
  });

  it('can be taken up again', async () => {
    const { administration, directory } = openAdministration(source);
    const again = { personId: demonstrationPersonId('member-39'), committeeId: TC, role: 'member', languages: [], from: '2026-12-01T00:00:00.000Z', until: null } as const;
    expect(await administration.appoint(again)).toBeUndefined();
    expect(await directory.electorate(TC, '2026-11-30T23:59:59.999Z')).toHaveLength(40);
    expect(await directory.electorate(TC, '2026-12-01T00:00:00.000Z')).toHaveLength(41);
  });
});

describe('the register', () => {
  it('adds organisations, people and committees, and refuses what is taken or unknown', async () => {
    const { administration, directory } = openAdministration(source);
    const organisation = await administration.createOrganisation({ name: { en: 'Laboratory' }, kind: 'testing-laboratory' });
    const person = await administration.createPerson({ name: 'Reviewer 9', email: ' Reviewer-9@Example.org', language: 'en', organisationId: organisation.id, password: 'secret' });
    if (isRefusal(person)) throw new Error(person.because);
    expect(person.email).toBe('reviewer-9@example.org');
    expect(await directory.person(person.id)).toEqual(person);
    expect(await administration.createPerson({ ...person, email: 'REVIEWER-9@example.org' })).toMatchObject({ refused: 'EMAIL_TAKEN', facts: { email: 'reviewer-9@example.org' } });
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await administration.createPerson({ name: 'x', email: 'x@example.org', language: 'en', organisationId: nowhere })).toMatchObject({ refused: 'ORGANISATION_UNKNOWN' });

    expect(await administration.createCommittee({ code: 'LS/TC 1', name: {} })).toMatchObject({ refused: 'COMMITTEE_CODE_TAKEN', facts: { code: 'LS/TC 1' } });
    const committee = await administration.createCommittee({ code: 'LS/TC 2', name: { en: 'Second' } });
    if (isRefusal(committee)) throw new Error(committee.because);
    expect((await directory.committees()).map(({ code }) => code)).toEqual(['LS/TC 1', 'LS/TC 2']);

    const drafter = { personId: person.id, committeeId: committee.id, role: 'drafter', languages: [], from: '2026-01-01T00:00:00.000Z', until: null } as const;
    expect(await administration.appoint(drafter)).toBeUndefined();
    expect((await directory.drafters(committee.id, NOW)).map(({ personId }) => personId)).toEqual([person.id]);
    expect(await administration.appoint({ ...drafter, personId: nowhere })).toMatchObject({ refused: 'PERSON_UNKNOWN' });
    expect(await administration.appoint({ ...drafter, committeeId: nowhere })).toMatchObject({ refused: 'COMMITTEE_UNKNOWN' });
    expect(await administration.appoint({ ...drafter, role: 'translator' })).toMatchObject({ refused: 'LANGUAGES_MISSING' });
  });

  it('gives a new password at the price of every open session', async () => {
    const { administration } = openAdministration(source);
    const token = await tokenOf('expert-01');
    expect(await there.sessions.principalFor(token)).toBeDefined();
    expect(await administration.setPassword(demonstrationPersonId('expert-01'), 'another')).toBeUndefined();
    await soon(async () => (await there.sessions.principalFor(token)) === undefined);
    expect(await signIn.execute({ email: demonstrationEmail('expert-01'), password: 'shared', address: '127.0.0.1' })).toMatchObject({ refused: 'SIGN_IN_REFUSED' });
    expect(await signIn.execute({ email: demonstrationEmail('expert-01'), password: 'another', address: '127.0.0.1' })).toMatchObject({ token: expect.any(String) });
  });
});

describe('seeding the demonstration', () => {
  it('changes nothing the second time, and says whether the password given is the one in use', async () => {
    const nothing = { organisations: 0, people: 0, committees: 0, memberships: 0 };
    expect(await seedDemonstration(source)).toEqual({ added: nothing, password: { is: 'unchanged' } });
    expect(await seedDemonstration(source, { password: 'shared' })).toEqual({ added: nothing, password: { is: 'given' } });
    expect(await seedDemonstration(source, { password: 'wrong' })).toEqual({ added: nothing, password: { is: 'different' } });
  });

  it('does not bring back a membership that was ended', async () => {
    const { administration, directory } = openAdministration(source);
    await administration.endMembership(demonstrationPersonId('member-08'), TC, 'member', NOW);
    await seedDemonstration(source);
    expect((await directory.electorate(TC, NOW)).map(({ personId }) => personId)).not.toContain(demonstrationPersonId('member-08'));
  });

  it('adds who is missing with the password of the others', async () => {
    await source.query('DELETE FROM lockstep.membership WHERE person_id = $1', [demonstrationPersonId('expert-05')]);
    await source.query('DELETE FROM lockstep.person WHERE id = $1', [demonstrationPersonId('expert-05')]);
    expect(await seedDemonstration(source)).toMatchObject({ added: { people: 1, memberships: 1 } });
    expect(await tokenOf('expert-05')).toMatch(/^[\w-]{43}$/);
  });

  it('resets every password when asked to, and ends the sessions', async () => {
    const token = await tokenOf('secretary');
    const { password } = await seedDemonstration(source, { resetPasswords: true });
    if (password.is !== 'generated') throw new Error('A password should have been generated.');
    expect(password.value).toMatch(/^[a-zA-Z0-9]{16}$/);
    expect(await here.sessions.principalFor(token)).toBeUndefined();
    for (const email of ['secretary', 'member-41'].map(demonstrationEmail)) {
      expect(await signIn.execute({ email, password: password.value, address: '127.0.0.1' })).toMatchObject({ token: expect.any(String) });
    }
    const { rows } = await here.database.query<{ hashes: number }>('SELECT count(DISTINCT password_hash)::int AS hashes FROM person WHERE id = ANY($1)', [
      demonstrationAccounts.map(({ id }) => id),
    ]);
    expect(rows).toEqual([{ hashes: 1 }]);
    await here.sessions.endAllOf(secretary);
  });
});
