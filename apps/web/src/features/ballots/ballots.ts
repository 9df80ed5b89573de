import type { Ballot, LoggedEvent, StandardDetail, Tally } from '../../api/standards';

/** A ballot as it is shown. `key` and `openedAt` name one of several rounds. */
export type ShownBallot = Pick<Ballot, 'key' | 'question' | 'language' | 'revision' | 'openedAt' | 'closesAt' | 'entitled' | 'cast' | 'tally' | 'closedAt'>;

/** Every ballot there was, latest first: from the log to those who may read it, otherwise those of the present round. */
export function ballotsOf(standard: StandardDetail, events: readonly LoggedEvent[] | undefined): readonly ShownBallot[] {
  const all = events ? fromLog(events) : Object.values(standard.ballots);
  return [...all].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

/** Who has voted is known while a ballot is open; how, only once it is counted. */
function fromLog(events: readonly LoggedEvent[]): readonly ShownBallot[] {
  const held: ShownBallot[] = [];
  for (const { type, body, at } of events) {
    if (type === 'BallotOpened') {
      const { key, question, language, revision, closesAt, electorate } = body as unknown as Ballot & { readonly electorate: readonly string[] };
      held.push({ key, question, language, revision, closesAt, entitled: electorate.length, cast: 0, openedAt: at, tally: null, closedAt: null });
      continue;
    }
    const index = held.findLastIndex(({ key }) => key === body['ballot']);
    if (index < 0) continue;
    if (type === 'VoteCast' && body['changed'] !== true) held[index] = { ...held[index]!, cast: held[index]!.cast + 1 };
    if (type === 'BallotClosed') {
      held[index] = { ...held[index]!, tally: body['tally'] as Tally, closedAt: at };
    }
  }
  return held;
}
