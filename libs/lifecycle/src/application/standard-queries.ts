import type { Instant, LocalDate } from '#lib/kernel';
import type { Underway } from '../model/standard.js';

export interface StandardSummary {
  readonly id: string;
  readonly version: number;
  readonly procedure: { readonly id: string; readonly version: number };
  readonly committee: string;
  readonly title: Readonly<Record<string, string>>;
  readonly stage: string;
  readonly stageSince: Instant;
  readonly condition: string;
  readonly number: string | null;
  readonly baseLanguage: string;
  readonly textRevision: number;
  /** `surplus`: units the base text does not have; `revision`: its own latest, 0 before there is any text. */
  readonly languages: readonly {
    readonly language: string;
    readonly level: string;
    readonly missing: number;
    readonly stale: number;
    readonly surplus: number;
    readonly revision: number;
    readonly late: boolean;
    readonly published: boolean;
  }[];
  readonly nextDueAt: Instant | null;
  /** The day a reader knows it by: a period that ends with a day is due on that day, not at the midnight after it. */
  readonly nextDueOn: LocalDate | null;
  readonly openTasks: number;
}

export interface LoggedEvent {
  readonly position: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

export interface OpenTask {
  readonly standardId: string;
  readonly key: string;
  readonly role: string;
  readonly person: string | null;
  readonly language: string | null;
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What anyone can check: that the log is gapless, that each hash follows from the one before, and that it tells the state. */
export interface Verification {
  readonly ok: boolean;
  readonly events: number;
  readonly head: string;
  /** The first position that does not follow, with why; null when all is well. */
  readonly brokenAt: { readonly position: number; readonly because: 'gap' | 'previous' | 'hash' | 'state' } | null;
}

export interface PortfolioFilter {
  readonly stage?: string | undefined;
  readonly committee?: string | undefined;
  readonly text?: string | undefined;
  /** Only what is late at that instant: a task past its day, or the item frozen. */
  readonly lateAt?: Instant | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Reading, without deciding. */
export abstract class StandardQueries {
  abstract portfolio(filter: PortfolioFilter): Promise<{ readonly items: readonly StandardSummary[]; readonly next: string | null }>;
  abstract one(id: string): Promise<(StandardSummary & { readonly state: Underway }) | undefined>;
  abstract procedureOf(id: string): Promise<{ readonly id: string; readonly version: number } | undefined>;
  /** Never changes, so it may be remembered. */
  abstract committeeOf(id: string): Promise<string | undefined>;
  /** What waits for someone at one standard, most urgent first. */
  abstract tasksOn(id: string): Promise<readonly OpenTask[]>;
  abstract events(id: string, after: number, limit: number, types?: readonly string[]): Promise<readonly LoggedEvent[]>;
  abstract verify(id: string): Promise<Verification | undefined>;
  abstract tasksFor(personId: string, at: Instant): Promise<readonly OpenTask[]>;
}
