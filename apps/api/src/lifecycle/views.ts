import type { LoggedEvent, StandardSummary, Underway } from '#lib/lifecycle';

/**
 * A standard as its page shows it. Who was entitled to vote and how anyone voted stays with the ballot: until it is
 * counted only participation is shown, and the tally afterwards.
 */
export function standardView({ state, ...summary }: StandardSummary & { readonly state: Underway }) {
  const { text, rounds, frozen, adoption, replaces, replacedNumber, documents, consultations, comments, ballots, failures, tasks, clocks, patents, publication, review, withdrawnOn, suspended, cameFrom, became } = state;
  return {
    ...summary,
    text,
    rounds,
    frozen,
    suspended: suspended ? { since: suspended.since, on: suspended.on, reason: suspended.reason, standStill: suspended.standStill } : null,
    cameFrom: cameFrom ?? null,
    became: became ?? null,
    adoption,
    replaces,
    replacedNumber: replacedNumber ?? null,
    documents,
    comments,
    failures,
    tasks: Object.keys(tasks),
    clocks: mapValues(clocks, ({ startedOn, dueOn, state: clock, lastDayToAsk, extensions, asked, stoppedOn, pausedFor }) => ({ startedOn, dueOn, state: clock, lastDayToAsk, extensions, asked, stoppedOn, pausedFor })),
    patents,
    publication,
    review: review && { dueOn: review.dueOn },
    withdrawnOn,
    consultations: mapValues(consultations, ({ opensOn, closesOn, closed, received, revision, languages, texts }) => ({ opensOn, closesOn, closed, received, revision, languages, texts: texts ?? null })),
    ballots: mapValues(ballots, ballotView),
    languageVersions: state.languages,
  };
}

export function ballotView({ votes, reasons: _reasons, electorate, rule, remarks: _remarks, groups: _groups, weights: _weights, ...ballot }: Underway['ballots'][string]) {
  return { ...ballot, rule: rule.id, entitled: electorate.length, cast: Object.keys(votes).length };
}

/** The log as read during a ballot: that someone voted, not how, until it is counted. */
export function withoutOpenVotes(events: readonly LoggedEvent[], ballots: Underway['ballots'], reader: string): readonly LoggedEvent[] {
  const open = new Map(Object.values(ballots).filter(({ tally }) => !tally).map((ballot) => [ballot.key, ballot.openedAt]));
  return events.map((event) => {
    if (event.type !== 'VoteCast' || event.body['voter'] === reader) return event;
    const openedAt = open.get(event.body['ballot'] as string);
    if (!openedAt || event.at < openedAt) return event;
    const { choice: _choice, reason: _reason, brings: _brings, seal: _seal, ...rest } = event.body;
    return { ...event, body: { ...rest, sealed: true } };
  });
}

const mapValues = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
