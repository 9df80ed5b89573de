import { Inject, Injectable } from '@nestjs/common';
import { StandardQueries } from '#lib/lifecycle';

export interface CommentRow {
  readonly number: number;
  readonly language: string;
  readonly unit: string | null;
  readonly type: string;
  readonly text: string;
  readonly proposedChange: string | null;
  readonly author: string;
  readonly at: string;
  readonly disposition: Answer | null;
  /** Answers that were corrected since, the first one first. */
  readonly corrected: readonly Answer[];
}

export interface Answer {
  readonly disposition: string;
  readonly reason: string | null;
  /** Null where it was not recorded who answered. */
  readonly by: string | null;
  readonly at: string;
}

const PAGE = 1000;

/** The comment table, read off the log: comments are facts there, and so are their answers. */
@Injectable()
export class CommentTable {
  constructor(@Inject(StandardQueries) private readonly queries: StandardQueries) {}

  /** A page of it: comments numbered above `after`, in the order received. Undefined when there is no such standard. */
  async page(standardId: string, kind: string, { after, limit }: { readonly after: number; readonly limit: number }): Promise<{ readonly comments: readonly CommentRow[]; readonly next: number | null } | undefined> {
    const rows = (await this.of(standardId, kind)).filter(({ number }) => number > after);
    // A table without rows may be that of a standard nobody knows.
    if (rows.length === 0 && (await this.queries.committeeOf(standardId)) === undefined) return undefined;
    const comments = rows.slice(0, limit);
    return { comments, next: rows.length > limit ? comments.at(-1)!.number : null };
  }

  private async of(standardId: string, kind: string): Promise<readonly CommentRow[]> {
    const rows = new Map<number, CommentRow>();
    for (let after = 0; ; ) {
      const events = await this.queries.events(standardId, after, PAGE, ['CommentReceived', 'CommentsDisposed']);
      for (const { type, at, body } of events) {
        if (body['kind'] !== kind) continue;
        if (type === 'CommentReceived') rows.set(body['number'] as number, received(body, at));
        else for (const answered of body['dispositions'] as Answered[]) answer(rows, answered, (body['by'] as string | undefined) ?? null, at);
      }
      if (events.length < PAGE) return [...rows.values()];
      after = events.at(-1)!.position;
    }
  }
}

interface Answered {
  readonly comment: number;
  readonly disposition: string;
  readonly reason: string | null;
}

function answer(rows: Map<number, CommentRow>, { comment, disposition, reason }: Answered, by: string | null, at: string): void {
  const row = rows.get(comment);
  if (row) rows.set(comment, { ...row, disposition: { disposition, reason, by, at }, corrected: row.disposition ? [...row.corrected, row.disposition] : row.corrected });
}

const received = (body: Readonly<Record<string, unknown>>, at: string): CommentRow => ({
  number: body['number'] as number,
  language: body['language'] as string,
  unit: body['unit'] as string | null,
  type: body['commentType'] as string,
  text: body['text'] as string,
  proposedChange: body['proposedChange'] as string | null,
  author: body['author'] as string,
  at,
  disposition: null,
  corrected: [],
});
