import type { Instant } from '#lib/kernel';

/** A notice with what it is phrased from. */
export interface KeptNotice {
  readonly id: string;
  readonly standardId: string;
  readonly position: number;
  readonly kind: string;
  /** The role for which its reader was told. */
  readonly reason: string;
  /** The reader's language when it was recorded. */
  readonly language: string;
  readonly at: Instant;
  readonly readAt: Instant | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly standard: {
    readonly title: Readonly<Record<string, string>>;
    readonly baseLanguage: string;
    readonly number: string | null;
    readonly procedure: { readonly id: string; readonly version: number };
  };
}

export interface NoticeQuery {
  /** Older than this notice. */
  readonly before?: string | undefined;
  /** Newer than this notice: for live screens. Notices of one moment may become visible out of order. */
  readonly after?: string | undefined;
  readonly unreadOnly?: boolean | undefined;
  readonly limit: number;
}

/** Notices as they are kept for one person. */
export abstract class KeptNotices {
  /** Newest first. */
  abstract page(personId: string, query: NoticeQuery): Promise<readonly KeptNotice[]>;
  /** Counted up to `most`: 1000 means 1000 or more. */
  abstract unread(personId: string, most: number): Promise<number>;
  /** Marks as read what is not yet; returns how many that were. */
  abstract markRead(personId: string, which: { readonly upTo: string } | { readonly ids: readonly string[] }, at: Instant): Promise<number>;
  /** Calls `hear` soon after something may have been recorded for this person. Only a hint: look anyway now and then. */
  abstract watch(personId: string, hear: () => void): Promise<() => void>;
}
