import { giveBack, takeAttempt, type Used } from './attempts.js';

const allowance = { attempts: 2, windowMs: 1_000 };

describe('counting attempts', () => {
  it('lets through what the allowance covers, then says how long to wait', () => {
    const first = takeAttempt(allowance, undefined, 5_000) as Used;
    const second = takeAttempt(allowance, first, 5_400) as Used;
    expect(second).toEqual({ since: 5_000, attempts: 2 });
    expect(takeAttempt(allowance, second, 5_900)).toEqual({ waitMs: 100 });
  });

  it('starts afresh once the window is over', () => {
    expect(takeAttempt(allowance, { since: 5_000, attempts: 2 }, 6_000)).toEqual({ since: 6_000, attempts: 1 });
  });

  it('takes back what succeeded, never below nothing', () => {
    expect(giveBack({ since: 0, attempts: 2 })).toEqual({ since: 0, attempts: 1 });
    expect(giveBack({ since: 0, attempts: 0 })).toEqual({ since: 0, attempts: 0 });
  });
});
