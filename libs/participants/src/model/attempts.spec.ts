import { blockedForMs, countFailure, failuresIn } from './attempts.js';

const allowance = { attempts: 2, windowMs: 1_000 };

describe('counting failures', () => {
  it('lets through what the allowance covers, then says how long to wait', () => {
    const first = countFailure(allowance, undefined, 5_000);
    expect(blockedForMs(allowance, first, 5_000)).toBe(0);
    const second = countFailure(allowance, first, 5_400);
    expect(second).toEqual({ since: 5_000, count: 2 });
    expect(blockedForMs(allowance, second, 5_900)).toBe(100);
  });

  it('starts afresh once the window is over', () => {
    const used = { since: 5_000, count: 2 };
    expect(blockedForMs(allowance, used, 6_000)).toBe(0);
    expect(failuresIn(allowance, used, 6_000)).toBe(0);
    expect(countFailure(allowance, used, 6_000)).toEqual({ since: 6_000, count: 1 });
  });
});
