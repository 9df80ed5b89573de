import { sha256 } from '#lib/kernel';
import type { Principal } from '../model/principal.js';
import { type FoundSession, KeptSessions } from './kept-sessions.js';
import { Sessions } from './sessions.js';

const token = 'A'.repeat(43);
const other = 'B'.repeat(43);
const principal = (id: string): Principal => ({
  person: { id, name: id, email: `${id}@example`, language: 'en', organisationId: null },
  memberships: [],
});

/** Keeps sessions in memory and counts how often it was asked. */
class RememberedSessions extends KeptSessions {
  asked = 0;
  readonly found = new Map<string, FoundSession>();
  private readonly hearing: ((personId: string) => void)[] = [];
  /** When set, an answer waits for this, having been read already. */
  holdUp: Promise<void> | undefined;

  account = async () => undefined;
  open = async () => '2026-01-01T00:00:00.000Z';
  async find(tokenHash: string) {
    this.asked += 1;
    const answer = this.found.get(tokenHash);
    await this.holdUp;
    return answer;
  }
  async end(tokenHash: string) {
    const person = this.found.get(tokenHash)?.principal.person.id;
    this.found.delete(tokenHash);
    return person;
  }
  endAllOf = async () => 0;
  async onAccessChange(hear: (personId: string) => void) {
    this.hearing.push(hear);
  }
  tell(personId: string) {
    for (const hear of this.hearing) hear(personId);
  }
}

async function opened() {
  const kept = new RememberedSessions();
  kept.found.set(sha256(token), { principal: principal('p1'), livesForMs: 3_600_000 });
  kept.found.set(sha256(other), { principal: principal('p2'), livesForMs: 2_000 });
  const clock = { ms: 0 };
  const sessions = new Sessions(kept, () => clock.ms);
  await sessions.start();
  return { kept, clock, sessions };
}

describe('finding who is behind a token', () => {
  it('asks once, then remembers for five seconds', async () => {
    const { kept, clock, sessions } = await opened();
    expect((await sessions.principalFor(token))?.person.id).toBe('p1');
    clock.ms = 4_999;
    expect((await sessions.principalFor(token))?.person.id).toBe('p1');
    expect(kept.asked).toBe(1);
    clock.ms = 5_000;
    await sessions.principalFor(token);
    expect(kept.asked).toBe(2);
  });

  it('asks once for many requests at the same time', async () => {
    const { kept, sessions } = await opened();
    await Promise.all(Array.from({ length: 50 }, () => sessions.principalFor(token)));
    expect(kept.asked).toBe(1);
  });

  it('remembers no longer than the session lasts', async () => {
    const { kept, clock, sessions } = await opened();
    await sessions.principalFor(other);
    kept.found.delete(sha256(other));
    clock.ms = 2_000;
    expect(await sessions.principalFor(other)).toBeUndefined();
  });

  it('does not even ask for what cannot be a token', async () => {
    const { kept, sessions } = await opened();
    for (const wrong of ['', 'short', `${token}A`, `${'A'.repeat(42)}!`, "' OR 1=1 --"]) expect(await sessions.principalFor(wrong)).toBeUndefined();
    expect(kept.asked).toBe(0);
  });

  it('forgets a person whose access has changed, and nobody else', async () => {
    const { kept, sessions } = await opened();
    await sessions.principalFor(token);
    await sessions.principalFor(other);
    kept.found.delete(sha256(token));
    kept.tell('p1');
    expect(await sessions.principalFor(token)).toBeUndefined();
    expect((await sessions.principalFor(other))?.person.id).toBe('p2');
    expect(kept.asked).toBe(3);
  });

  it('does not remember what was read before access changed', async () => {
    const { kept, sessions } = await opened();
    let letGo = () => {};
    kept.holdUp = new Promise((resolve) => {
      letGo = resolve;
    });
    const before = sessions.principalFor(token);
    kept.found.delete(sha256(token));
    kept.tell('p1');
    const after = sessions.principalFor(token);
    letGo();
    expect((await before)?.person.id).toBe('p1');
    expect(await after).toBeUndefined();
    expect(await sessions.principalFor(token)).toBeUndefined();
  });

  it('ends a session at once, and twice is once', async () => {
    const { sessions } = await opened();
    await sessions.principalFor(token);
    await sessions.end(token);
    await sessions.end(token);
    expect(await sessions.principalFor(token)).toBeUndefined();
  });

  it('keeps a bounded number of answers', async () => {
    const { kept, sessions } = await opened();
    const tokens = Array.from({ length: 10_001 }, (_, n) => String(n).padStart(43, '0'));
    for (const one of tokens) kept.found.set(sha256(one), { principal: principal(one), livesForMs: 3_600_000 });
    for (const one of tokens) await sessions.principalFor(one);
    kept.asked = 0;
    await sessions.principalFor(tokens[10_000]!);
    expect(kept.asked).toBe(0);
    await sessions.principalFor(tokens[0]!);
    expect(kept.asked).toBe(1);
  });
});
