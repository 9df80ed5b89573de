import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { Facts, Unmet } from './problem';
import type { OpenTask } from './tasks';

/** An instant in UTC, and a calendar day without a zone. */
export type Instant = string;
export type LocalDate = string;
/** One text in each language it exists in. */
export type Texts = Readonly<Record<string, string>>;
export type Level = 'none' | 'titles' | 'complete' | 'reviewed' | 'approved';
export type Condition = 'underway' | 'suspended' | 'frozen' | 'published' | 'in-force' | 'withdrawn' | 'ended';

export interface LanguageSummary {
  readonly language: string;
  readonly level: Level;
  readonly missing: number;
  readonly stale: number;
  /** Units the base text does not have. */
  readonly surplus: number;
  /** Its own latest; 0 before there is any text. */
  readonly revision: number;
  readonly late: boolean;
  readonly published: boolean;
}

export interface StandardSummary {
  readonly id: string;
  readonly version: number;
  readonly procedure: { readonly id: string; readonly version: number };
  readonly committee: string;
  readonly title: Texts;
  readonly stage: string;
  readonly stageSince: Instant;
  readonly condition: Condition;
  readonly number: string | null;
  readonly baseLanguage: string;
  readonly textRevision: number;
  readonly languages: readonly LanguageSummary[];
  readonly nextDueAt: Instant | null;
  readonly nextDueOn: LocalDate | null;
  readonly openTasks: number;
}

export interface LanguageVersion {
  readonly language: string;
  readonly mode: 'parallel' | 'later';
  readonly required: boolean;
  readonly revision: number;
  readonly baseRevision: number;
  readonly submittedOn: LocalDate | null;
  readonly late: { readonly reason: string; readonly dueOn: LocalDate | null; readonly overdue: boolean } | null;
  readonly published: { readonly revision: number; readonly baseRevision: number; readonly on: LocalDate } | null;
}

export interface Clock {
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly state: 'running' | 'stopped' | 'paused' | 'lapsed';
  /** While it stands. */
  readonly stoppedOn?: LocalDate;
  readonly pausedFor?: string;
  readonly extensions: number;
  readonly lastDayToAsk: LocalDate | null;
  readonly asked: { readonly months: number; readonly on: LocalDate } | null;
}

export interface Tally {
  readonly counts: Readonly<Record<'members' | 'cast' | 'for' | 'against' | 'abstaining' | 'deciding', number>> & { readonly entitled?: number; readonly setAside?: number };
  readonly arithmetic: readonly {
    readonly name: string;
    readonly left: Term;
    readonly is: '>=' | '>' | '<=' | '<';
    readonly right: Term;
    readonly leftValue: number;
    readonly rightValue: number;
    readonly met: boolean;
  }[];
  readonly passed: boolean;
}
export interface Term {
  readonly times: number;
  readonly of: 'members' | 'entitled' | 'cast' | 'for' | 'against' | 'abstaining' | 'deciding' | 'one';
  readonly among?: string;
  readonly bringing?: string;
  readonly weighed?: boolean;
}

export interface Ballot {
  readonly key: string;
  readonly question: string;
  readonly language: string | null;
  readonly revision: number;
  readonly openedAt: Instant;
  readonly closesAt: Instant | null;
  readonly entitled: number;
  readonly cast: number;
  readonly tally: Tally | null;
  readonly closedAt: Instant | null;
}

/** A window in which something may be commented on. */
export interface Consultation {
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly closed: boolean;
  readonly received: number;
  readonly revision: number;
  readonly languages: readonly string[];
}

/** A standard as its page shows it. */
export interface StandardDetail extends StandardSummary {
  readonly text: { readonly language: string; readonly revision: number; readonly label: string | null };
  /** How often each stage was entered. */
  readonly rounds: Readonly<Record<string, number>>;
  readonly languageVersions: Readonly<Record<string, LanguageVersion>>;
  readonly clocks: Readonly<Record<string, Clock>>;
  /** Those of the present round. */
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly consultations: Readonly<Record<string, Consultation>>;
  /** Kind, and language where there is one of each → the document that stands. */
  readonly documents: Readonly<Record<string, { readonly id: string; readonly sha256: string; readonly on: LocalDate }>>;
  readonly patents: Readonly<Record<string, { readonly holder: string; readonly declaration: string | null }>>;
  readonly publication: { readonly number: string; readonly announcedOn: LocalDate; readonly implementsOn: LocalDate; readonly inForce: boolean; readonly amendment: number } | null;
  readonly withdrawnOn: LocalDate | null;
}

export interface PossibleMove {
  readonly move: string;
  readonly name: Texts;
  readonly to: string;
  readonly onward: boolean;
  readonly open: boolean;
  readonly by: readonly string[];
  readonly details: readonly string[];
  readonly unmet: readonly Unmet[];
  readonly told: readonly string[];
}

/** What may happen to the item besides its moves. */
export interface PossibleTurn {
  readonly turn: 'suspend' | 'resume' | 'reinstate' | 'convert' | 'split' | 'merge';
  readonly open: boolean;
  readonly by: readonly string[];
  readonly to: string | null;
  readonly procedure: string | null;
  readonly unmet: readonly Unmet[];
}

export interface DueDate {
  readonly key: string;
  readonly at: Instant;
  readonly facts: Facts;
}

/** Why it cannot move, whose move it is, what happens next and when. */
export interface Next {
  readonly version: number;
  readonly stage: string;
  readonly ended: boolean;
  readonly frozen: { readonly since: Instant; readonly clock: string } | null;
  readonly suspended: { readonly on: string; readonly by: string | null; readonly reason: string; readonly standStill: readonly ('clocks' | 'consultations' | 'ballots' | 'languages')[]; readonly resumedBy: readonly string[] } | null;
  readonly turns: readonly PossibleTurn[];
  readonly moves: readonly PossibleMove[];
  readonly holders: readonly string[];
  /** Roles of whoever asks; none without a session. */
  readonly mine: readonly string[];
  readonly dueDates: readonly DueDate[];
  readonly tasks: readonly OpenTask[];
}

export interface LoggedEvent {
  readonly position: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly body: Facts;
  readonly previous: string;
  readonly hash: string;
}

export interface Log {
  readonly events: readonly LoggedEvent[];
  /** False when there are more events than are read at once. */
  readonly whole: boolean;
}

export interface Verification {
  readonly ok: boolean;
  readonly events: number;
  readonly head: string;
  readonly brokenAt: { readonly position: number; readonly because: 'gap' | 'previous' | 'hash' | 'state' } | null;
  /** What is kept beside the log and is not what the log says. */
  readonly mismatches: readonly { readonly what: 'document' | 'page' | 'text' | 'unit' | 'picture'; readonly where: { readonly id?: string; readonly language?: string | null; readonly revision?: number; readonly position?: number | null } }[];
}

export interface PortfolioPage {
  readonly items: readonly StandardSummary[];
  readonly next: string | null;
}

export interface PortfolioFilter {
  readonly stage?: string | undefined;
  readonly q?: string | undefined;
}

const PAGE = 50;
const EVENTS_AT_ONCE = 1000;
const PAGES_OF_EVENTS = 10;

export const standards = {
  page({ stage, q }: PortfolioFilter, cursor: string | null, signal?: AbortSignal): Promise<PortfolioPage> {
    const query = new URLSearchParams({ limit: String(PAGE), ...(stage && { stage }), ...(q && { q }), ...(cursor && { cursor }) });
    return ask(`/standards?${query}`, { signal });
  },
  one: (id: string) => queryOptions({ queryKey: ['standard', id, 'facts'], queryFn: ({ signal }) => ask<StandardDetail>(`/standards/${encodeURIComponent(id)}`, { signal }) }),
  next: (id: string) => queryOptions({ queryKey: ['standard', id, 'next'], queryFn: ({ signal }) => ask<Next>(`/standards/${encodeURIComponent(id)}/next`, { signal }) }),
  log: (id: string) => queryOptions({ queryKey: ['standard', id, 'log'], queryFn: ({ signal }) => wholeLog(id, signal) }),
  verification: (id: string) => queryOptions({ queryKey: ['standard', id, 'verification'], queryFn: ({ signal }) => ask<Verification>(`/standards/${encodeURIComponent(id)}/verification`, { signal }), enabled: false }),
};

async function wholeLog(id: string, signal: AbortSignal): Promise<Log> {
  const events: LoggedEvent[] = [];
  let after: number | null = 0;
  for (let page = 0; after !== null && page < PAGES_OF_EVENTS; page += 1) {
    const answer: { events: readonly LoggedEvent[]; next: number | null } = await ask(`/standards/${encodeURIComponent(id)}/events?after=${after}&limit=${EVENTS_AT_ONCE}`, { signal });
    events.push(...answer.events);
    after = answer.next;
  }
  return { events, whole: after === null };
}
