import type { Instant, LocalDate } from '#lib/kernel';
import type { LanguageVersion, Lag, LateWarning } from './language-version.js';

/** What a change of wording means for those who already agreed: nothing, or that they are asked again. */
export type ChangeClass = 'editorial' | 'substantive';

/** Which page was published, by its id and the SHA-256 of its bytes (UTF-8): so the hash chain covers what readers are shown. */
export interface PublishedPageName {
  readonly id: string;
  readonly sha256: string;
}

export type LanguageEvent =
  | {
      readonly type: 'LanguageRevised';
      readonly language: string;
      readonly revision: number;
      readonly hash: string;
      readonly baseRevision: number;
      readonly label: string | null;
      readonly changeClass: ChangeClass;
      readonly lag: Lag;
      readonly at: Instant;
    }
  | { readonly type: 'LanguageReviewed'; readonly language: string; readonly baseRevision: number; readonly at: Instant }
  | { readonly type: 'LanguageApproved'; readonly language: string; readonly at: Instant }
  | { readonly type: 'LanguageExcused'; readonly language: string; readonly reason: string; readonly at: Instant }
  | { readonly type: 'LanguageDue'; readonly language: string; readonly dueOn: LocalDate; readonly warnAt: readonly LateWarning[]; readonly at: Instant }
  | { readonly type: 'LanguageLate'; readonly language: string; readonly day: number; readonly dueOn: LocalDate; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | { readonly type: 'LanguageOverdue'; readonly language: string; readonly dueOn: LocalDate; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | { readonly type: 'LanguageSubmitted'; readonly language: string; readonly on: LocalDate; readonly at: Instant }
  | { readonly type: 'LanguagePublished'; readonly language: string; readonly revision: number; readonly baseRevision: number; readonly number: string; readonly announcedOn: LocalDate; readonly page?: PublishedPageName; readonly at: Instant };

/** What is so once this has happened. Never refuses: the event is already a fact. */
export function evolveLanguage(version: LanguageVersion, event: LanguageEvent): LanguageVersion {
  switch (event.type) {
    case 'LanguageRevised': {
      // Catching up with an editorial change of the base, or mending a comma, does not call the experts back.
      const standing = event.changeClass === 'editorial';
      const { revision, hash, baseRevision, lag } = event;
      return { ...version, revision, hash, baseRevision, lag, ...agreedAfter(version, standing) };
    }
    case 'LanguageReviewed':
      return { ...version, reviewed: true };
    case 'LanguageApproved':
      return { ...version, approved: true };
    case 'LanguageExcused':
      // A reason that is put differently leaves the days as they run.
      return { ...version, late: { dueOn: null, warnAt: [], warned: [], overdue: false, ...version.late, reason: event.reason } };
    case 'LanguageDue':
      return version.late ? { ...version, late: { ...version.late, dueOn: event.dueOn, warnAt: event.warnAt } } : version;
    case 'LanguageLate':
      return version.late ? { ...version, late: { ...version.late, warned: [...version.late.warned, event.day] } } : version;
    case 'LanguageOverdue':
      return version.late ? { ...version, late: { ...version.late, overdue: true } } : version;
    case 'LanguageSubmitted':
      return { ...version, submittedOn: event.on };
    case 'LanguagePublished':
      return { ...version, late: null, published: { revision: event.revision, baseRevision: event.baseRevision, on: event.announcedOn } };
  }
}

/** The base text moved on: what that leaves behind in this language, and who has to agree again. */
export function afterBaseRevision(version: LanguageVersion, baseRevision: number, lag: Lag, changeClass: ChangeClass): LanguageVersion {
  const touched = lag.missing > 0 || lag.stale > 0;
  const standing = changeClass === 'editorial' || !touched;
  return { ...version, baseRevision, lag, ...agreedAfter(version, standing) };
}

/** A change of substance asks everyone again. Only a late version keeps its day of submission: the ninety days were met. */
const agreedAfter = ({ reviewed, approved, submittedOn, late }: LanguageVersion, standing: boolean) => ({
  reviewed: standing && reviewed,
  approved: standing && approved,
  submittedOn: standing || late?.dueOn ? submittedOn : null,
});
