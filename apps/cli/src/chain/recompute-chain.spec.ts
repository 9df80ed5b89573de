import { canonicalJson, sha256 } from '#lib/kernel';
import { type LoggedEvent, recomputeChain } from './recompute-chain.js';

function chain(...types: readonly string[]): LoggedEvent[] {
  const events: LoggedEvent[] = [];
  for (const type of types) {
    const link = { standardId: 's', position: events.length + 1, type, at: '2024-01-01T00:00:00.000Z', actor: 'a', body: { n: events.length }, previous: events.at(-1)?.hash ?? '0'.repeat(64) };
    const { standardId: _, ...event } = link;
    events.push({ ...event, hash: sha256(canonicalJson(link)) });
  }
  return events;
}

describe('working out a hash chain anew', () => {
  it('finds it intact', () => {
    const events = chain('A', 'B', 'C');
    expect(recomputeChain('s', events)).toEqual({ intact: true, events: 3, head: events[2]!.hash });
  });
  it('finds nothing wrong with no events', () => expect(recomputeChain('s', [])).toMatchObject({ intact: true, events: 0 }));
  it('finds what was altered', () => {
    const [a, b, c] = chain('A', 'B', 'C') as [LoggedEvent, LoggedEvent, LoggedEvent];
    expect(recomputeChain('s', [a, { ...b, body: { n: 7 } }, c])).toMatchObject({ intact: false, position: 2, because: expect.stringContaining('it says it has the hash') as unknown });
  });
  it('finds what is missing, and what is there twice', () => {
    const [a, b, c] = chain('A', 'B', 'C') as [LoggedEvent, LoggedEvent, LoggedEvent];
    expect(recomputeChain('s', [a, c])).toMatchObject({ intact: false, position: 3, because: expect.stringContaining('position 2 was due') as unknown });
    expect(recomputeChain('s', [a, b, b])).toMatchObject({ intact: false, because: expect.stringContaining('position 3 was due') as unknown });
  });
  it('finds a log that was begun anew', () => {
    const [, b] = chain('A', 'B') as [LoggedEvent, LoggedEvent];
    expect(recomputeChain('s', [{ ...b, position: 1 }])).toMatchObject({ intact: false, because: expect.stringContaining('points back') as unknown });
  });
  it('does not accept the log of another standard', () => expect(recomputeChain('t', chain('A'))).toMatchObject({ intact: false, position: 1 }));
});
