import type { Unmet } from '#lib/kernel';
import { awaitingAnswer } from '#lib/consultation';
import { languagesInStep, languagesSubmitted, mustKeepStep } from './language-gates.js';
import { patentsDeclared, patentsInvolved, patentsNoticed } from './patents.js';
import { lengthFacts, lengthOf, minimumOf } from './periods.js';
import { type Gate, gateKey, type Procedure, type Question } from './procedure.js';
import type { Underway } from './standard.js';

/** What a gate still lacks, as sentences with facts; empty when it stands open. The same answer decides and explains. */
export function unmetBy(gate: Gate, standard: Underway, procedure: Procedure): readonly Unmet[] {
  if (standard.overrides[gateKey(gate)]) return [];
  if ('ballotPassed' in gate) {
    const { question, each, orElse } = gate.ballotPassed;
    if (orElse) {
      // Where the law lets either of two bodies decide, a vote of the second that passed is enough.
      const other = ballotPassed(orElse, orElse, null, standard, procedure);
      if (other.length === 0 || (standard.ballots[orElse] && !standard.ballots[question])) return other;
    }
    return keysOf(question, each, standard).flatMap(({ key, language }) => ballotPassed(question, key, language, standard, procedure));
  }
  if ('document' in gate) return keysOf(gate.document.kind, gate.document.each, standard).flatMap(({ key, language }) => documentThere(gate.document.kind, key, language, standard, procedure));
  if ('taskPassed' in gate) return keysOf(gate.taskPassed.task, gate.taskPassed.each, standard).flatMap(({ key, language }) => taskPassed(gate.taskPassed.task, key, language, standard, procedure));
  if ('consultationClosed' in gate) return consultationClosed(gate.consultationClosed, standard, procedure);
  // A comment that was received is answered, whether or not the consultation had to be held.
  if ('commentsDisposed' in gate) return commentsDisposed(gate.commentsDisposed.kind, standard);
  if ('textLabelled' in gate) return textLabelled(gate.textLabelled.label, standard, procedure);
  if ('languagesInStep' in gate) return languagesInStep(gate.languagesInStep, standard, procedure);
  if ('languagesSubmitted' in gate) return languagesSubmitted(gate.languagesSubmitted.orExcused, standard, procedure);
  return patentsDeclared(standard);
}

/** `review`, or `language-review:en` where each parallel language has its own. */
export const keyFor = (what: string, language: string | null): string => (language ? `${what}:${language}` : what);

/** Language versions that move with the base text and have not been excused from doing so. */
export const inParallel = (standard: Underway) => Object.values(standard.languages).filter((version) => mustKeepStep(version) && !version.late);

function keysOf(what: string, each: 'parallel' | undefined, standard: Underway): readonly { key: string; language: string | null }[] {
  return each ? inParallel(standard).map(({ language }) => ({ key: keyFor(what, language), language })) : [{ key: what, language: null }];
}

/** Held since its stage was last entered: what an earlier round heard does not count for this one. */
export const isOfThisRound = ({ consultations, rounds }: Underway, kind: string): boolean => {
  const held = consultations[kind];
  return held !== undefined && held.round === rounds[held.stage];
};

function ballotPassed(question: string, key: string, language: string | null, standard: Underway, procedure: Procedure): Unmet[] {
  const asked = procedure.ballots[question]!;
  const ballot = standard.ballots[key];
  if (!ballot) {
    return [{ code: 'BALLOT_NOT_HELD', because: `The question "${key}" has not been put to the vote.`, remedy: 'Open the ballot.', who: asked.openedBy, facts: { ballot: key, question, language } }];
  }
  if (!ballot.tally) {
    const cast = Object.keys(ballot.votes).length;
    return [
      {
        code: 'BALLOT_OPEN',
        because: `${cast} of ${ballot.electorate.length} entitled members have voted on "${key}".`,
        remedy: 'Vote; the ballot is counted when it closes.',
        who: [asked.electorate, ...asked.openedBy],
        facts: { ballot: key, question, language, cast, entitled: ballot.electorate.length, closesAt: ballot.closesAt },
      },
    ];
  }
  if (ballot.tally.passed) {
    if (!asked.aboutText) return [];
    if (ballot.revision >= standard.text.lastSubstantive) return changedUnconfirmed(standard, ballot.revision) ? [changeUnconfirmed(key, question, language, ballot.revision, standard, asked)] : [];
    return [
      {
        code: 'BALLOT_ON_EARLIER_TEXT',
        because: `"${key}" was decided on revision ${ballot.revision}; revision ${standard.text.lastSubstantive} changed the substance.`,
        remedy: 'Put the present text to the vote.',
        who: asked.openedBy,
        facts: { ballot: key, question, language, revision: ballot.revision, present: standard.text.lastSubstantive },
      },
    ];
  }
  const failed = ballot.tally.arithmetic.filter(({ met }) => !met);
  return [
    {
      code: 'BALLOT_FAILED',
      because: `"${key}" did not pass: ${failed.map((a) => `${a.name} ${a.leftValue} ${a.is} ${a.rightValue} does not hold`).join('; ') || `nobody ${ballot.tally.silent ? `of ${ballot.tally.silent.join(', ')} ` : ''}voted for or against`}.`,
      remedy: 'Rework what was put to the vote, and put it again.',
      who: asked.openedBy,
      facts: { ballot: key, question, language, counts: ballot.tally.counts, failed: failed.map(({ name, leftValue, is, rightValue }) => ({ name, leftValue, is, rightValue })) },
    },
  ];
}

/** Whether the wording was changed after this revision of it was voted on, and nobody but its authors says that this was only editing. */
export const changedUnconfirmed = ({ text }: Underway, revision: number): boolean => text.unconfirmed !== undefined && text.unconfirmed.revision > revision;

function changeUnconfirmed(key: string, question: string, language: string | null, revision: number, standard: Underway, { openedBy }: Question): Unmet {
  const changed = standard.text.unconfirmed!.revision;
  return {
    code: 'CHANGE_UNCONFIRMED',
    because: `"${key}" was decided on revision ${revision}; revision ${changed} changed the wording, as editing, and nobody else has confirmed that.`,
    remedy: 'Have the change confirmed as editorial by someone who did not make it, or put the present text to the vote.',
    who: openedBy,
    facts: { ballot: key, question, language, revision, changed },
  };
}

function documentThere(kind: string, key: string, language: string | null, standard: Underway, procedure: Procedure): Unmet[] {
  if (standard.documents[key]) return [];
  return [{ code: 'DOCUMENT_MISSING', because: `The document ${key} has not been attached.`, remedy: `Attach ${key}.`, who: procedure.documents[kind]!.by, facts: { document: kind, language } }];
}

function taskPassed(task: string, key: string, language: string | null, standard: Underway, procedure: Procedure): Unmet[] {
  if (standard.tasks[key]) return [];
  return [{ code: 'TASK_OPEN', because: `"${key}" has not been passed.`, remedy: 'Do it and record the verdict.', who: procedure.tasks[task]!.by, facts: { task, language } }];
}

function consultationClosed({ kind, onlyIf }: { readonly kind: string; readonly onlyIf?: 'patents' }, standard: Underway, procedure: Procedure): Unmet[] {
  const law = procedure.consultations[kind]!;
  const held = standard.consultations[kind];
  if (!held || (held.closed && !isOfThisRound(standard, kind))) {
    if (onlyIf === 'patents' && patentsInvolved(standard).length === 0) return [];
    return [{ code: 'CONSULTATION_NOT_HELD', because: `The consultation "${kind}" has not been held.`, remedy: `Open it for at least ${lengthOf(minimumOf(law))}.`, who: law.openedBy, facts: { consultation: kind, ...lengthFacts(minimumOf(law)) } }];
  }
  const lateFor = onlyIf === 'patents' ? patentsNoticed(kind, standard, procedure) : [];
  if (held.closed) return lateFor;
  return [...lateFor, { code: 'CONSULTATION_RUNNING', because: `The consultation "${kind}" runs to the end of ${held.closesOn}.`, remedy: 'Wait for the period to end.', who: [], facts: { consultation: kind, closesOn: held.closesOn } }];
}

export function commentsDisposed(kind: string, standard: Underway): Unmet[] {
  const held = standard.consultations[kind];
  if (!held) return [];
  const { count, first } = awaitingAnswer(held);
  if (count === 0) return [];
  return [{ code: 'COMMENTS_WITHOUT_DISPOSITION', because: `${count} comment${count === 1 ? ' has' : 's have'} no answer yet.`, remedy: 'Answer every comment, with a reason where it is not accepted.', who: ['drafter', 'secretary'], facts: { consultation: kind, count, received: held.received, first } }];
}

function textLabelled(label: string, standard: Underway, procedure: Procedure): Unmet[] {
  if (isLaidOutAs(standard.text.label, label)) return [];
  return [
    {
      code: 'TEXT_NOT_LAID_OUT',
      because: standard.text.revision === 0 ? 'There is no base text yet.' : `Revision ${standard.text.revision} of the base text is laid out as ${standard.text.label ?? 'no milestone'}, not ${label}.`,
      remedy: `Lay out the agreed base text as ${label}.`,
      who: procedure.textRevisedBy,
      facts: { label, revision: standard.text.revision, present: standard.text.label },
    },
  ];
}

/** Where either of two bodies may decide: whether the other one has decided in favour, on the text as it stands. */
export function carriedByOther(question: string, standard: Underway, procedure: Procedure): boolean {
  return procedure.moves
    .flatMap(({ gates }) => gates)
    .some((gate) => {
      if (!('ballotPassed' in gate) || !gate.ballotPassed.orElse) return false;
      const bodies = [gate.ballotPassed.question, gate.ballotPassed.orElse];
      return bodies.includes(question) && bodies.some((body) => body !== question && ballotPassed(body, body, null, standard, procedure).length === 0);
    });
}

/** A second or third attempt is numbered: DS2 is laid out as DS. */
const isLaidOutAs = (label: string | null, wanted: string): boolean => label !== null && (label === wanted || (label.startsWith(wanted) && /^\d+$/.test(label.slice(wanted.length))));
