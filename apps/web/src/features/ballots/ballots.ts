import type { Ballot, LoggedEvent, StandardDetail, Tally } from '../../api/standards';

/** A ballot as it is shown. `key` and `openedAt` name one of several rounds. */
export type ShownBallot = Pick<Ballot, 'key' | 'question' | 'language' | 'revision' | 'openedAt' | 'closesAt' | 'entitled' | 'cast' | 'tally' | 'closedAt'> & {
  /** Whether the reader is among those who may vote, and how they did; known from the log only. */
  readonly mayVote: boolean;
  readonly voted: { readonly choice: string; readonly reason: string | null } | undefined;
};

/** Every ballot there was, latest first: from the log to those who may read it, otherwise those of the present round. */
export function ballotsOf(standard: StandardDetail, events: readonly LoggedEvent[] | undefined, reader: string | undefined): readonly ShownBallot[] {
  const all = events ? fromLog(events, reader) : Object.values(standard.ballots).map((ballot) => ({ ...ballot, mayVote: false, voted: undefined }));
  // The standard is asked more often than its log: how many have voted is known from it first.
  const live = all.map((ballot) => {
    const present = standard.ballots[ballot.key];
    return !ballot.tally && present && !present.tally && present.openedAt === ballot.openedAt ? { ...ballot, cast: Math.max(ballot.cast, present.cast) } : ballot;
  });
  return live.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

/** Who has voted is known while a ballot is open; how, only once it is counted, or of oneself. */
function fromLog(events: readonly LoggedEvent[], reader: string | undefined): readonly ShownBallot[] {
  const held: ShownBallot[] = [];
  for (const { type, body, at } of events) {
    if (type === 'BallotOpened') {
      const { key, question, language, revision, closesAt, electorate } = body as unknown as Ballot & { readonly electorate: readonly string[] };
      held.push({ key, question, language, revision, closesAt, entitled: electorate.length, cast: 0, openedAt: at, tally: null, closedAt: null, mayVote: reader !== undefined && electorate.includes(reader), voted: undefined });
      continue;
    }
    const index = held.findLastIndex(({ key }) => key === body['ballot']);
    if (index < 0) continue;
    if (type === 'VoteCast') held[index] = withVote(held[index]!, body, reader);
    if (type === 'BallotClosed') held[index] = { ...held[index]!, tally: body['tally'] as Tally, closedAt: at };
  }
  return held;
}

function withVote(ballot: ShownBallot, body: LoggedEvent['body'], reader: string | undefined): ShownBallot {
  const cast = body['changed'] === true ? ballot.cast : ballot.cast + 1;
  const isMine = reader !== undefined && body['voter'] === reader && typeof body['choice'] === 'string';
  return { ...ballot, cast, ...(isMine && { voted: { choice: String(body['choice']), reason: typeof body['reason'] === 'string' ? body['reason'] : null } }) };
}
