import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Instant } from '#lib/kernel';
import { type KeptNotice, KeptNotices, type NoticeQuery } from './kept-notices.js';
import { PhraseNotices } from './phrasing/phrase-notices.js';

const COUNT_AT_MOST = 1_000;

/** A notice as its reader sees it. */
export interface InboxNotice {
  readonly id: string;
  readonly standardId: string;
  readonly position: number;
  readonly kind: string;
  readonly at: Instant;
  readonly reason: string;
  readonly language: string;
  readonly readAt: Instant | null;
  readonly title: string;
  readonly text: string;
  /** Why this reader is told. */
  readonly why: string;
}

export interface InboxPage {
  readonly notices: readonly InboxNotice[];
  /** Continue after this one; null when these are the oldest. */
  readonly next: string | null;
  /** 1000 means 1000 or more. */
  readonly unread: number;
}

/** One person's notices, phrased. */
@Injectable()
export class Inbox {
  constructor(
    @Inject(KeptNotices) private readonly kept: KeptNotices,
    @Inject(PhraseNotices) private readonly phrase: PhraseNotices,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first. `language`: to phrase them in; otherwise each in the language its reader had when it was recorded. */
  async page(personId: string, query: NoticeQuery, language?: string): Promise<InboxPage> {
    const [found, unread] = await Promise.all([this.kept.page(personId, { ...query, limit: query.limit + 1 }), this.unread(personId)]);
    const shown = found.slice(0, query.limit);
    return {
      notices: shown.map((notice) => this.phrased(notice, language)),
      next: found.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
      unread,
    };
  }

  unread(personId: string): Promise<number> {
    return this.kept.unread(personId, COUNT_AT_MOST);
  }

  /** Up to and including a notice, or the ones named. Notices of others, and those read before, are passed over. */
  async markRead(personId: string, which: { readonly upTo: string } | { readonly ids: readonly string[] }): Promise<{ readonly marked: number; readonly unread: number }> {
    const marked = await this.kept.markRead(personId, which, this.clock.now());
    return { marked, unread: await this.unread(personId) };
  }

  watch(personId: string, hear: () => void): Promise<() => void> {
    return this.kept.watch(personId, hear);
  }

  private phrased(notice: KeptNotice, language: string | undefined): InboxNotice {
    const { id, standardId, position, kind, at, reason, readAt } = notice;
    return { id, standardId, position, kind, at, reason, language: notice.language, readAt, ...this.phrase.phrase(notice, language ?? notice.language) };
  }
}
