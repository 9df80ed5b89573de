import type { LoggedEvent } from '../../../api/standards';

const cameTogether = new Set(['VoteCast', 'CommentReceived']);

/** Latest first; votes on one ballot, or comments, that came one after the other are one group. */
export function grouped(events: readonly LoggedEvent[]): readonly (readonly LoggedEvent[])[] {
  const groups: LoggedEvent[][] = [];
  for (const event of [...events].reverse()) {
    const before = groups.at(-1)?.[0];
    const joins = before && cameTogether.has(event.type) && before.type === event.type && before.body['ballot'] === event.body['ballot'];
    if (joins) groups.at(-1)!.push(event);
    else groups.push([event]);
  }
  return groups;
}
