import { fingerprint, type Instant, isBlank, type LocalDate, type Outcome, refuse, type Unmet, written } from '#lib/kernel';
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
  /** The revision of each text that is laid out, by language. */
  readonly texts?: Readonly<Record<string, number>>;
  readonly warnAt: readonly Warning[];
  readonly warned: readonly number[];
  readonly closed: boolean;
  readonly received: number;
  /** Comments without an answer; those of an earlier round of the same consultation among them. */
  readonly open: Numbers;
  /** What was answered to each comment that has its answer, by number: `accepted`, or with the fingerprint of its reason. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Answers to comments up to this number are final: a step has been taken that asked for them. */
  readonly settledUpTo?: number;
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
  | ({ readonly type: 'ConsultationOpened'; readonly at: Instant } & Omit<Consultation, 'warned' | 'closed' | 'received' | 'open' | 'answers' | 'settledUpTo'>)
  | { readonly type: 'ConsultationClosing'; readonly kind: string; readonly daysLeft: number; readonly closesOn: LocalDate; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | ({ readonly type: 'CommentReceived'; readonly author: string; readonly at: Instant } & Comment)
  | {
      readonly type: 'CommentsDisposed';
      readonly kind: string;
      readonly dispositions: readonly Disposed[];
      readonly by?: string;
      /** These comments had another answer before. */
      readonly corrected?: true;
      readonly at: Instant;
    }
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
  if (isBlank(comment.text)) return refuse('COMMENT_EMPTY', 'A comment needs a text.', 'Write what you observed.', { kind });
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
 * reason missing, and the whole table stays as it was, with every problem listed. An answer that is recorded already is
 * passed over; another one corrects it, until the answers have been relied upon. `issued` is the highest number so far.
 */
export function disposeComments(
  consultations: readonly Consultation[],
  issued: number,
  dispositions: readonly Disposed[],
  { by, at }: { readonly by: string; readonly at: Instant },
): Outcome<ConsultationEvent> {
  const table = new Map<number, { readonly answer: Disposed; readonly problem?: Unmet | undefined }>();
  const problems: Unmet[] = [];
  for (const { comment, disposition, reason } of dispositions) {
    const answer = { comment, disposition, reason: written(reason) };
    const before = table.get(comment);
    if (before && marked(before.answer) === marked(answer)) continue;
    const found = before
      ? problem('COMMENT_ANSWERED_TWICE', `Comment ${comment} is answered more than once, and differently.`, 'Keep one answer to it.', { comment, dispositions: [before.answer.disposition, disposition] })
      : whyNot(answer, consultations, issued);
    if (found && before?.problem?.code !== found.code) problems.push(found);
    table.set(comment, { answer: before?.answer ?? answer, problem: found });
  }
  if (problems.length > 0) {
    return refuse('DISPOSITIONS_REFUSED', `${problems.length} of ${dispositions.length} dispositions cannot stand.`, 'Correct them and send the table again.', { problems: problems.length }, problems);
  }
  const answers = [...table.values()].map(({ answer }) => answer);
  return consultations.flatMap((held): ConsultationEvent[] => {
    const first = answers.filter(({ comment }) => has(held.open, comment));
    const corrections = answers.filter((answer) => isCorrected(held, answer));
    const event = { type: 'CommentsDisposed' as const, kind: held.kind };
    return [...(first.length > 0 ? [{ ...event, dispositions: first, by, at }] : []), ...(corrections.length > 0 ? [{ ...event, dispositions: corrections, by, corrected: true as const, at }] : [])];
  });
}

function whyNot(answer: Disposed, consultations: readonly Consultation[], issued: number): Unmet | undefined {
  const { comment, disposition, reason } = answer;
  if (disposition !== 'accepted' && !reason) {
    return problem('REASON_REQUIRED', `Comment ${comment} is answered "${disposition}" without a reason.`, 'Give the reason.', { comment, disposition });
  }
  if (!Number.isInteger(comment) || comment < 1 || comment > issued) return problem('COMMENT_UNKNOWN', `There is no comment ${comment}.`, 'Check the number.', { comment });
  const final = consultations.find((held) => isCorrected(held, answer) && comment <= (held.settledUpTo ?? 0));
  if (!final) return undefined;
  const recorded = final.answers![comment]!.split(':')[0]!;
  return problem('DISPOSITION_FINAL', `Comment ${comment} was answered "${recorded}", and a step has been taken on that answer.`, 'Leave it out; what has become of it since goes into the explanation of the draft.', { comment, recorded, consultation: final.kind });
}

/** How an answer is remembered: what it says in one word, and its reason by a fingerprint. */
const marked = ({ disposition, reason }: Disposed): string => (reason ? `${disposition}:${fingerprint(reason)}` : disposition);

function isCorrected({ answers }: Consultation, answer: Disposed): boolean {
  const recorded = answers?.[answer.comment];
  return recorded !== undefined && recorded !== marked(answer);
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
    return { ...opened, warned: [], closed: false, received: 0, open: consultation?.open ?? [], ...keptAnswers(consultation) };
  }
  if (!consultation) return consultation;
  switch (event.type) {
    case 'ConsultationClosing':
      return { ...consultation, warned: [...consultation.warned, event.daysLeft] };
    case 'CommentReceived':
      return { ...consultation, received: consultation.received + 1, open: withNext(consultation.open, event.number) };
    case 'CommentsDisposed':
      return {
        ...consultation,
        open: event.dispositions.reduce((open, { comment }) => without(open, comment), consultation.open),
        answers: { ...consultation.answers, ...Object.fromEntries(event.dispositions.map((answer) => [answer.comment, marked({ ...answer, reason: written(answer.reason) })])) },
      };
    case 'ConsultationClosed':
      return { ...consultation, closed: true };
  }
}

/** A step was taken that asked for the answers to all comments up to this number: from now on they stand. */
export const settled = (consultation: Consultation, upTo: number): Consultation => ({ ...consultation, settledUpTo: upTo });

/** A further round begins with the answers of those before. */
const keptAnswers = (before: Consultation | undefined) => ({
  ...(before?.answers ? { answers: before.answers } : {}),
  ...(before?.settledUpTo === undefined ? {} : { settledUpTo: before.settledUpTo }),
});

/** Comments still without an answer, with the first of their numbers. */
export const awaitingAnswer = ({ open }: Consultation): { readonly count: number; readonly first: readonly number[] } => ({
  count: countOf(open),
  first: firstOf(open, 10),
});

const consultationUnknown = (kind: string) =>
  refuse('CONSULTATION_UNKNOWN', `No consultation "${kind}" has been opened.`, 'Ask the secretariat whether and when it opens.', { kind });

const problem = (code: string, because: string, remedy: string, facts: Unmet['facts']): Unmet => ({ code, because, remedy, facts, who: [] });
