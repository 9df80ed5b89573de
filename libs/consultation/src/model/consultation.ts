import { type Instant, type LocalDate, type Outcome, refuse, type Unmet } from '#lib/kernel';
import { countOf, firstOf, has, type Numbers, withNext, without } from './numbers.js';

/** A window in which something may be commented on, by the public or a circle, in every language laid out. */
export interface Consultation {
  readonly kind: string;
  readonly stage: string;
  readonly round: number;
  readonly revision: number;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly closesAt: Instant;
  readonly languages: readonly string[];
  readonly warnAt: readonly Warning[];
  readonly warned: readonly number[];
  readonly closed: boolean;
  readonly received: number;
  /** Comments without an answer; those of an earlier round of the same consultation among them. */
  readonly open: Numbers;
}

/** So many days before closing, those who may comment are reminded. */
export interface Warning {
  readonly daysLeft: number;
  readonly at: Instant;
}

export type CommentType = 'ge' | 'te' | 'ed';
export type Disposition = 'accepted' | 'accepted-in-part' | 'not-accepted' | 'noted';

export interface Comment {
  readonly kind: string;
  /** Counted per standard from 1, never given twice, whatever becomes of the comment. */
  readonly number: number;
  readonly language: string;
  readonly unit: string | null;
  readonly commentType: CommentType;
  readonly text: string;
  readonly proposedChange: string | null;
}

export interface Disposed {
  readonly comment: number;
  readonly disposition: Disposition;
  readonly reason: string | null;
}

export type ConsultationEvent =
  | ({ readonly type: 'ConsultationOpened'; readonly at: Instant } & Omit<Consultation, 'warned' | 'closed' | 'received' | 'open'>)
  | { readonly type: 'ConsultationClosing'; readonly kind: string; readonly daysLeft: number; readonly closesOn: LocalDate; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | ({ readonly type: 'CommentReceived'; readonly author: string; readonly at: Instant } & Comment)
  | { readonly type: 'CommentsDisposed'; readonly kind: string; readonly dispositions: readonly Disposed[]; readonly at: Instant }
  | { readonly type: 'ConsultationClosed'; readonly kind: string; readonly received: number; readonly dueAt?: Instant; readonly lateMs?: number; readonly at: Instant };

export function lodgeComment(
  consultation: Consultation | undefined,
  kind: string,
  number: number,
  comment: Omit<Comment, 'kind' | 'number'> & { readonly author: string; readonly at: Instant },
): Outcome<ConsultationEvent> {
  if (!consultation) return consultationUnknown(kind);
  if (consultation.closed || comment.at >= consultation.closesAt) {
    return refuse('CONSULTATION_CLOSED', `Comments closed at the end of ${consultation.closesOn}.`, 'Send the comment to the secretariat; it is kept for the next revision.', {
      kind,
      closesOn: consultation.closesOn,
    });
  }
  if (!comment.text.trim()) return refuse('COMMENT_EMPTY', 'A comment needs a text.', 'Write what you observed.', { kind });
  if (!consultation.languages.includes(comment.language)) {
    return refuse('LANGUAGE_UNKNOWN', `No text in "${comment.language}" is laid out for comment.`, `Comment on one of: ${consultation.languages.join(', ')}.`, {
      language: comment.language,
      languages: consultation.languages,
    });
  }
  return [{ ...comment, type: 'CommentReceived', kind, number }];
}

/**
 * Answers comments, each with a reason where it is not simply accepted. All or nothing: one unknown comment, or one
 * reason missing, and the whole table stays as it was, with every problem listed. A comment that has its answer
 * already is passed over. `issued` is the highest comment number given so far.
 */
export function disposeComments(
  consultations: readonly Consultation[],
  issued: number,
  dispositions: readonly Disposed[],
  at: Instant,
): Outcome<ConsultationEvent> {
  const problems: Unmet[] = [];
  const byKind = new Map<string, Disposed[]>();
  for (const disposed of dispositions) {
    const consultation = Number.isInteger(disposed.comment) ? consultations.find(({ open }) => has(open, disposed.comment)) : undefined;
    if (disposed.disposition !== 'accepted' && !disposed.reason?.trim()) {
      problems.push(problem('REASON_REQUIRED', `Comment ${disposed.comment} is answered "${disposed.disposition}" without a reason.`, 'Give the reason.', { comment: disposed.comment, disposition: disposed.disposition }));
    } else if (consultation) {
      const list = byKind.get(consultation.kind) ?? [];
      if (!list.some(({ comment }) => comment === disposed.comment)) list.push(disposed);
      byKind.set(consultation.kind, list);
    } else if (!(Number.isInteger(disposed.comment) && disposed.comment >= 1 && disposed.comment <= issued)) {
      problems.push(problem('COMMENT_UNKNOWN', `There is no comment ${disposed.comment}.`, 'Check the number.', { comment: disposed.comment }));
    }
  }
  if (problems.length > 0) {
    return refuse('DISPOSITIONS_REFUSED', `${problems.length} of ${dispositions.length} dispositions cannot stand.`, 'Correct them and send the table again.', { problems: problems.length }, problems);
  }
  return [...byKind].map(([kind, list]) => ({ type: 'CommentsDisposed', kind, dispositions: list, at }));
}

export function closeConsultation(consultation: Consultation | undefined, kind: string, at: Instant): Outcome<ConsultationEvent> {
  if (!consultation) return consultationUnknown(kind);
  if (consultation.closed) return [];
  if (at < consultation.closesAt) {
    return refuse('CONSULTATION_OPEN', `The consultation runs to the end of ${consultation.closesOn}.`, 'Wait for the period to end.', { kind, closesOn: consultation.closesOn });
  }
  return [{ type: 'ConsultationClosed', kind, received: consultation.received, at }];
}

/** What is so once this has happened. Never refuses: the event is already a fact. */
export function evolveConsultation(consultation: Consultation | undefined, event: ConsultationEvent): Consultation | undefined {
  if (event.type === 'ConsultationOpened') {
    const { type: _type, at: _at, ...opened } = event;
    return { ...opened, warned: [], closed: false, received: 0, open: consultation?.open ?? [] };
  }
  if (!consultation) return consultation;
  switch (event.type) {
    case 'ConsultationClosing':
      return { ...consultation, warned: [...consultation.warned, event.daysLeft] };
    case 'CommentReceived':
      return { ...consultation, received: consultation.received + 1, open: withNext(consultation.open, event.number) };
    case 'CommentsDisposed':
      return { ...consultation, open: event.dispositions.reduce((open, { comment }) => without(open, comment), consultation.open) };
    case 'ConsultationClosed':
      return { ...consultation, closed: true };
  }
}

/** Comments still without an answer, with the first of their numbers. */
export const awaitingAnswer = ({ open }: Consultation): { readonly count: number; readonly first: readonly number[] } => ({
  count: countOf(open),
  first: firstOf(open, 10),
});

const consultationUnknown = (kind: string) =>
  refuse('CONSULTATION_UNKNOWN', `No consultation "${kind}" has been opened.`, 'Ask the secretariat whether and when it opens.', { kind });

const problem = (code: string, because: string, remedy: string, facts: Unmet['facts']): Unmet => ({ code, because, remedy, facts, who: [] });
