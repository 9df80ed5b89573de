import type { LoggedEvent } from '../chain/recompute-chain.js';
import type { Session } from './session.js';

/** A standard as GET /standards/:id shows it: what the tool reads of it. */
export interface ShownStandard {
  readonly id: string;
  readonly version: number;
  readonly procedure: { readonly id: string; readonly version: number };
  readonly committee: string;
  readonly title: Readonly<Record<string, string>>;
  readonly stage: string;
  readonly stageSince: string;
  readonly condition: string;
  readonly number: string | null;
  readonly baseLanguage: string;
  readonly textRevision: number;
  readonly languages: readonly ShownLanguage[];
  readonly nextDueAt: string | null;
  readonly openTasks: number;
}

export interface ShownLanguage {
  readonly language: string;
  readonly level: string;
  readonly missing: number;
  readonly stale: number;
  readonly late: boolean;
  readonly published: boolean;
}

export interface ShownTelling {
  readonly event: string;
  readonly roles: readonly string[];
  readonly language: string | null;
  readonly people: number;
  readonly languages: Readonly<Record<string, number>>;
}

export interface ShownMove {
  readonly move: string;
  readonly to: string;
  readonly onward: boolean;
  readonly open: boolean;
  readonly by: readonly string[];
  readonly details: readonly string[];
  readonly due: { readonly clock: string; readonly dueOn: string; readonly daysLeft: number } | null;
  readonly telling: readonly ShownTelling[];
  readonly unmet: readonly { readonly code: string; readonly because: string; readonly remedy: string; readonly who: readonly string[] }[];
}

/** As GET /standards/:id/next answers it. */
export interface ShownNext {
  readonly stage: string;
  readonly ended: boolean;
  readonly frozen: { readonly since: string; readonly clock: string } | null;
  readonly suspended: { readonly on: string; readonly by: string | null; readonly reason: string; readonly standStill: readonly string[]; readonly resumedBy: readonly string[] } | null;
  readonly turns: readonly { readonly turn: string; readonly open: boolean; readonly by: readonly string[]; readonly to: string | null; readonly procedure: string | null; readonly unmet: readonly { readonly code: string; readonly because: string }[] }[];
  readonly moves: readonly ShownMove[];
  readonly holders: readonly string[];
  readonly on: string;
  readonly daysAtStage: number;
  readonly clocks: readonly { readonly clock: string; readonly state: string; readonly dueOn: string; readonly daysLeft: number }[];
  readonly exceptions?: readonly { readonly gate: string; readonly by: readonly string[]; readonly needs: readonly string[]; readonly recorded: { readonly reason: string; readonly until?: string } | null }[];
  readonly people?: Readonly<Record<string, { readonly count: number; readonly people: readonly { readonly name: string }[] }>>;
  readonly whatIf: {
    readonly events: readonly { readonly type: string; readonly at: string }[];
    readonly telling: readonly ShownTelling[];
    readonly move: string | null;
    readonly refused: { readonly code: string; readonly detail: string; readonly remedy: string; readonly unmet: readonly { readonly code: string; readonly because: string }[] } | null;
    readonly assumed: Readonly<Record<string, string>>;
  } | null;
  readonly dueDates: readonly { readonly key: string; readonly at: string; readonly on: string; readonly daysLeft: number }[];
  readonly tasks: readonly { readonly key: string; readonly role: string; readonly person: string | null; readonly language: string | null; readonly dueAt: string | null }[];
}

const pageSize = 500;

/** The whole log of a standard, page by page. */
export async function eventsOf(session: Session, standardId: string): Promise<readonly LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.position ?? 0;
    const { events: page } = await session.read<{ events: readonly LoggedEvent[] }>(`/standards/${standardId}/events?after=${after}&limit=${pageSize}`);
    events.push(...page);
    if (page.length === 0) return events;
  }
}

/** A comment as the comment table shows it. */
export interface ShownComment {
  readonly number: number;
  readonly language: string;
  readonly unit: string | null;
  readonly type: string;
  readonly text: string;
  readonly disposition: { readonly disposition: string } | null;
}

/** Every comment of a consultation, in the order received. */
export async function commentsOf(session: Session, standardId: string, kind: string): Promise<readonly ShownComment[]> {
  const comments: ShownComment[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { comments: readonly ShownComment[]; next: number | null } = await session.read(`/standards/${standardId}/consultations/${encodeURIComponent(kind)}/comments?after=${after}&limit=200`);
    comments.push(...page.comments);
    after = page.next;
  }
  return comments;
}

/** Standards by their titles or numbers, or the one with this identifier; the newest change first. */
export async function standardsMatching(session: Session, query: Readonly<Record<string, string>>, most: number): Promise<readonly ShownStandard[]> {
  const found: ShownStandard[] = [];
  let cursor: string | null = null;
  do {
    const asked = new URLSearchParams({ ...query, limit: String(Math.min(100, most - found.length)), ...(cursor ? { cursor } : {}) });
    const page: { items: readonly ShownStandard[]; next: string | null } = await session.read(`/standards?${asked}`);
    found.push(...page.items);
    cursor = page.next;
  } while (cursor && found.length < most);
  return found;
}
