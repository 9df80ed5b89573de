import { judge, retryDelaysMs, workAgainAt } from './retry.js';

const at = '2024-03-11T00:00:00.000Z';
const answered = (status: number) => ({ is: 'answered', status }) as const;
const hour = 3_600_000;

describe('what an attempt to deliver leads to', () => {
  it.each([200, 202, 204, 299])('%i is delivered', (status) => expect(judge(answered(status), 1, at, 0.5)).toMatchObject({ state: 'delivered', status, error: null }));

  it.each([301, 302, 307])('%i is a failure: redirects are not followed', (status) =>
    expect(judge(answered(status), 1, at, 0)).toMatchObject({ state: 'pending', error: `HTTP_${status}` }));

  it('410 is final and disables the endpoint', () => expect(judge(answered(410), 1, at, 0)).toMatchObject({ state: 'dead', gone: true }));

  it('waits as Standard Webhooks recommends, then gives up', () => {
    const waits = retryDelaysMs.map((_, i) => Date.parse(judge(answered(500), i + 1, at, 0).nextAt) - Date.parse(at));
    expect(waits).toEqual([5_000, 300_000, hour / 2, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]);
    expect(judge(answered(500), 10, at, 0)).toMatchObject({ state: 'dead', error: 'HTTP_500', gone: false });
  });

  it('spreads retries by up to a tenth of the wait, never earlier', () => {
    expect(judge({ is: 'silent', error: 'TIMEOUT' }, 1, at, 0.999).nextAt).toBe('2024-03-11T00:00:05.500Z');
    expect(judge({ is: 'silent', error: 'TIMEOUT' }, 1, at, 0).nextAt).toBe('2024-03-11T00:00:05.000Z');
  });

  it('an attempt by hand after the last one is again the last one', () => expect(judge(answered(503), 11, at, 0).state).toBe('dead'));
});

describe('work that failed', () => {
  it('waits longer each time, at most an hour', () =>
    expect([1, 2, 3, 7].map((n) => workAgainAt(n, at))).toEqual(['2024-03-11T00:00:05.000Z', '2024-03-11T00:00:20.000Z', '2024-03-11T00:01:20.000Z', '2024-03-11T01:00:00.000Z']));
});
