import { leaving } from './evolve-turn.js';
import { proposed } from './spec/pages.js';
import type { Underway } from './standard.js';

describe('what an item leaves behind when it ends', () => {
  const running = { state: 'running', startedOn: '2025-01-01', dueOn: '2026-01-01' };
  const withClocks = (...ids: readonly string[]): Underway => ({ ...(proposed().standard as Underway), clocks: Object.fromEntries(ids.map((id) => [id, running])) }) as unknown as Underway;

  it('is the same whatever order the members of its state are in: PostgreSQL keeps them in another one than the log tells them', () => {
    const told = leaving(withClocks('programme', 'dis-limit-24', 'choice'));
    expect(told.left.clocks).toEqual(['choice', 'dis-limit-24', 'programme']);
    expect(leaving(withClocks('choice', 'dis-limit-24', 'programme'))).toEqual(told);
  });
});
