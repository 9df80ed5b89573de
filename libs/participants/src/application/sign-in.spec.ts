import { sha256 } from '#lib/kernel';
import { type Account, KeptSessions } from './kept-sessions.js';
import { Passwords, Tokens } from './passwords.js';
import { SignIn } from './sign-in.js';
import { CHECKED_AT_ONCE, SignInAttempts, signInAllowances, WAITING_AT_MOST } from './sign-in-attempts.js';

class PlainPasswords extends Passwords {
  checked: string[] = [];
  hash = async (password: string) => `hash of ${password}`;
  async matches(hash: string, password: string) {
    this.checked.push(hash);
    return hash === `hash of ${password}`;
  }
}

class CountedTokens extends Tokens {
  private count = 0;
  next = () => `token-${(this.count += 1)}`;
}

class OneAccount extends KeptSessions {
  opened: string[] = [];
  constructor(private readonly one: Account) {
    super();
  }
  account = async (email: string): Promise<Account | undefined> => (email === this.one.person.email ? this.one : undefined);
  async open(tokenHash: string) {
    this.opened.push(tokenHash);
    return '2026-01-01T12:00:00.000Z';
  }
  find = async () => undefined;
  end = async () => undefined;
  endAllOf = async () => 0;
  onAccessChange = async () => {};
}

const person = { id: 'p', name: 'Secretary', email: 'secretary@example.org', language: 'zh-Hans', organisationId: null } as const;
const right = { email: person.email, password: 'right', address: '10.0.0.1' };

function setUp(passwordHash: string | null = 'hash of right') {
  const kept = new OneAccount({ person, passwordHash });
  const passwords = new PlainPasswords();
  const clock = { ms: 0 };
  return { kept, passwords, clock, signIn: new SignIn(kept, passwords, new CountedTokens(), new SignInAttempts(() => clock.ms)) };
}

describe('signing in', () => {
  it('opens a session and keeps only the hash of its token', async () => {
    const { kept, signIn } = setUp();
    const signedIn = await signIn.execute({ ...right, email: '  Secretary@Example.ORG ' });
    expect(signedIn).toEqual({ token: 'token-1', expiresAt: '2026-01-01T12:00:00.000Z', person });
    expect(kept.opened).toEqual([sha256('token-1')]);
  });

  it('refuses a wrong password, an unknown address and an account without a password in the same words and with the same work', async () => {
    const wrong = setUp();
    const unknown = setUp();
    const without = setUp(null);
    const answers = [
      await wrong.signIn.execute({ ...right, password: 'wrong' }),
      await unknown.signIn.execute({ ...right, email: 'nobody@example.org' }),
      await without.signIn.execute(right),
    ];
    expect(answers[0]).toMatchObject({ refused: 'SIGN_IN_REFUSED', facts: {} });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect([wrong, unknown, without].map(({ passwords }) => passwords.checked.length)).toEqual([1, 1, 1]);
    expect(wrong.kept.opened).toEqual([]);
  });

  it('stops after ten failures from one address for one account, even with the right password, and says how long to wait', async () => {
    const { clock, signIn } = setUp();
    for (let n = 0; n < signInAllowances.pair.attempts; n++) await signIn.execute({ ...right, password: 'wrong' });
    clock.ms = 60_000;
    expect(await signIn.execute(right)).toMatchObject({ refused: 'TOO_MANY_ATTEMPTS', facts: { retryAfterSeconds: 840 } });
    clock.ms = 15 * 60_000;
    expect(await signIn.execute(right)).toMatchObject({ person });
  });

  it('does not let a stranger lock a person out', async () => {
    const { signIn } = setUp();
    for (let n = 0; n < 20; n++) await signIn.execute({ ...right, password: 'wrong', address: '203.0.113.9' });
    expect(await signIn.execute(right)).toMatchObject({ person });
  });

  it('counts a burst before any of it has failed', async () => {
    const { signIn } = setUp();
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn.execute({ ...right, password: 'wrong' })));
    const stopped = answers.filter((answer) => 'refused' in answer && answer.refused === 'TOO_MANY_ATTEMPTS');
    expect(stopped).toHaveLength(20);
  });

  it('bounds what one address can try on many accounts', async () => {
    const { signIn } = setUp();
    for (let n = 0; n < signInAllowances.address.attempts; n++) await signIn.execute({ ...right, email: `a${n}@example.org` });
    expect(await signIn.execute(right)).toMatchObject({ refused: 'TOO_MANY_ATTEMPTS' });
  });

  it('lets in as many at once as know the password, however many: they wait for their turn', async () => {
    const { signIn, passwords } = setUp();
    let together = 0;
    let most = 0;
    const matches = passwords.matches.bind(passwords);
    passwords.matches = async (hash, password) => {
      most = Math.max(most, (together += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
      together -= 1;
      return matches(hash, password);
    };
    const answers = await Promise.all(Array.from({ length: 60 }, () => signIn.execute(right)));
    expect(answers.filter((answer) => 'token' in answer)).toHaveLength(60);
    expect(most).toBe(CHECKED_AT_ONCE);
  });

  it('keeps nobody waiting for the attempts of another', async () => {
    const { signIn } = setUp();
    const guesses = Array.from({ length: 30 }, () => signIn.execute({ ...right, password: 'wrong', address: '203.0.113.9' }));
    expect(await signIn.execute(right)).toMatchObject({ person });
    expect((await Promise.all(guesses)).filter((answer) => 'refused' in answer && answer.refused === 'TOO_MANY_ATTEMPTS')).toHaveLength(20);
  });

  it('turns a flood away, and counts nothing that broke', async () => {
    const { signIn, kept } = setUp();
    const flood = await Promise.all(Array.from({ length: WAITING_AT_MOST + CHECKED_AT_ONCE + 5 }, () => signIn.execute(right)));
    expect(flood.filter((answer) => 'refused' in answer && answer.refused === 'TOO_MANY_ATTEMPTS' && answer.facts['retryAfterSeconds'] === 5)).toHaveLength(5);
    kept.account = () => Promise.reject(new Error('no database'));
    for (let n = 0; n < 20; n++) await expect(signIn.execute(right)).rejects.toThrow('no database');
    kept.account = async () => ({ person, passwordHash: 'hash of right' });
    expect(await signIn.execute(right)).toMatchObject({ person });
  });

  it('does not count what succeeds', async () => {
    const { signIn } = setUp();
    for (let n = 0; n < 200; n++) expect(await signIn.execute(right)).toMatchObject({ person });
  });
});
