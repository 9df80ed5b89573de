import { eventTypes } from '../event-types.js';
import type { Gate, Generally, Procedure } from '../procedure.js';
import { error, type Problem, type ProblemCode } from './problem.js';
import { turnLawsOf } from './turns.js';

type Path = readonly (string | number)[];

/** Every name a procedure uses is one it gives, and nothing is left to nobody. */
export function checkNames(procedure: Procedure): readonly Problem[] {
  const problems: Problem[] = [];
  const { stages, roles, milestones, documents, rules, ballots, consultations, tasks, clocks, languages, moves } = procedure;
  const known = (code: ProblemCode, what: string, names: object, path: Path, name: string | undefined) => {
    if (name !== undefined && !Object.hasOwn(names, name)) {
      problems.push(error(code, path, `There is no ${what} "${name}".`, `Use one of: ${Object.keys(names).join(', ') || 'none is given yet'}.`));
    }
  };
  const stage = (path: Path, name: string | undefined) => known('STAGE_UNKNOWN', 'stage', stages, path, name);
  const inStages = (path: Path, names: readonly string[]) => each(names, (name, i) => stage([...path, i], name));
  const told = (path: Path, names: readonly string[] | undefined) => each(names ?? [], (name, i) => known('ROLE_UNKNOWN', 'role', roles, [...path, i], name));
  const by = (path: Path, names: readonly string[], what: string) => {
    told(path, names);
    if (names.length === 0) problems.push(error('NOBODY_MAY', path, `Nobody may ${what}.`, 'Name a role.'));
  };
  const gate = (path: Path, asked: Gate) => {
    if ('ballotPassed' in asked) {
      known('BALLOT_UNKNOWN', 'ballot', ballots, [...path, 'ballotPassed', 'question'], asked.ballotPassed.question);
      known('BALLOT_UNKNOWN', 'ballot', ballots, [...path, 'ballotPassed', 'orElse'], asked.ballotPassed.orElse);
    }
    if ('document' in asked) known('DOCUMENT_UNKNOWN', 'document', documents, [...path, 'document', 'kind'], asked.document.kind);
    if ('taskPassed' in asked) known('TASK_UNKNOWN', 'task', tasks, [...path, 'taskPassed', 'task'], asked.taskPassed.task);
    if ('consultationClosed' in asked) known('CONSULTATION_UNKNOWN', 'consultation', consultations, [...path, 'consultationClosed', 'kind'], asked.consultationClosed.kind);
    if ('commentsDisposed' in asked) known('CONSULTATION_UNKNOWN', 'consultation', consultations, [...path, 'commentsDisposed', 'kind'], asked.commentsDisposed.kind);
    if ('textLabelled' in asked) known('MILESTONE_UNKNOWN', 'milestone', milestones, [...path, 'textLabelled', 'label'], asked.textLabelled.label);
  };

  stage(['start'], procedure.start);
  by(['proposedBy'], procedure.proposedBy, 'propose a standard');
  by(['textRevisedBy'], procedure.textRevisedBy, 'revise the base text');
  for (const [id, kind] of Object.entries(documents)) {
    by(['documents', id, 'by'], kind.by, `attach ${id}`);
    stage(['documents', id, 'anew'], kind.anew);
    known('CONSULTATION_UNKNOWN', 'consultation', consultations, ['documents', id, 'sumsUp'], kind.sumsUp);
  }
  for (const [id, rule] of Object.entries(rules)) {
    told(['rules', id, 'mayNotVote'], rule.mayNotVote);
    each(rule.holds, ({ left, right }, i) => {
      known('ROLE_UNKNOWN', 'role', roles, ['rules', id, 'holds', i, 'left', 'among'], left.among);
      known('ROLE_UNKNOWN', 'role', roles, ['rules', id, 'holds', i, 'right', 'among'], right.among);
    });
  }
  for (const [id, asked] of Object.entries(ballots)) {
    known('RULE_UNKNOWN', 'rule', rules, ['ballots', id, 'rule'], asked.rule);
    inStages(['ballots', id, 'stages'], asked.stages);
    by(['ballots', id, 'openedBy'], asked.openedBy, `put "${id}" to the vote`);
    known('ROLE_UNKNOWN', 'role', roles, ['ballots', id, 'electorate'], asked.electorate);
    stage(['ballots', id, 'onFail', 'to'], asked.onFail?.to);
  }
  for (const [id, kind] of Object.entries(consultations)) {
    inStages(['consultations', id, 'stages'], kind.stages);
    by(['consultations', id, 'openedBy'], kind.openedBy, `open the consultation "${id}"`);
    if (kind.commentBy !== 'anyone-signed-in') by(['consultations', id, 'commentBy'], kind.commentBy, `comment in "${id}"`);
  }
  const generally = (path: Path, law: Generally | undefined) => {
    if (typeof law !== 'object') return;
    by([...path, 'generally', 'by'], law.by, 'approve an exception');
    each(law.evidence ?? [], (name, i) => known('DOCUMENT_UNKNOWN', 'document', documents, [...path, 'generally', 'evidence', i], name));
  };
  for (const [id, kind] of Object.entries(consultations)) generally(['consultations', id], kind.generally);
  for (const [id, kind] of Object.entries(clocks)) generally(['clocks', id], kind.generally);
  generally(['review'], procedure.review.generally);
  for (const [id, kind] of Object.entries(tasks)) {
    inStages(['tasks', id, 'stages'], kind.stages);
    by(['tasks', id, 'by'], kind.by, `decide "${id}"`);
    stage(['tasks', id, 'anew'], kind.anew);
  }
  for (const [id, { extension, pause, lapseStarts }] of Object.entries(clocks)) {
    if (pause) by(['clocks', id, 'pause', 'by'], pause.by, `pause "${id}"`);
    each(lapseStarts ?? [], (name, i) => known('CLOCK_UNKNOWN', 'clock', clocks, ['clocks', id, 'lapseStarts', i], name));
    if (!extension) continue;
    by(['clocks', id, 'extension', 'askedBy'], extension.askedBy, `ask for more time on "${id}"`);
    by(['clocks', id, 'extension', 'decidedBy'], extension.decidedBy, `grant more time on "${id}"`);
  }
  by(['languages', 'late', 'excusedBy'], languages.late.excusedBy, 'excuse a late language version');
  by(['languages', 'submittedBy'], languages.submittedBy, 'hand in a language version');
  by(['languages', 'approvedBy'], languages.approvedBy, 'approve a language version');
  by(['languages', 'revisedBy'], languages.revisedBy, 'revise a language version');
  each(moves, (move, i) => {
    inStages(['moves', i, 'from'], move.from);
    stage(['moves', i, 'to'], move.to);
    if (!move.automatic) by(['moves', i, 'by'], move.by, `make the move "${move.id}"`);
    each(move.gates, (asked, j) => gate(['moves', i, 'gates', j], asked));
    for (const key of ['starts', 'stops', 'resumes'] as const) each(move[key] ?? [], (name, j) => known('CLOCK_UNKNOWN', 'clock', clocks, ['moves', i, key, j], name));
    if (typeof move.automatic === 'object') known('CLOCK_UNKNOWN', 'clock', clocks, ['moves', i, 'automatic', 'lapsed'], move.automatic.lapsed);
    if (move.onwardAfter) known('CONSULTATION_UNKNOWN', 'consultation', consultations, ['moves', i, 'onwardAfter'], move.onwardAfter);
    told(['moves', i, 'told'], move.told);
    if (moves.findIndex(({ id }) => id === move.id) < i) problems.push(error('MOVE_TWICE', ['moves', i, 'id'], `There is another move "${move.id}" before this one.`, 'Give each move an id of its own.'));
  });
  for (const [path, what, law] of turnLawsOf(procedure)) {
    inStages([...path, 'from'], law.from);
    by([...path, 'by'], law.by, what);
    each(law.gates ?? [], (asked, i) => gate([...path, 'gates', i], asked));
    told([...path, 'told'], law.told);
  }
  told(['turns', 'suspend', 'resumedBy'], procedure.turns?.suspend?.resumedBy);
  (procedure.turns?.reinstate ?? []).forEach(({ to }, i) => stage(['turns', 'reinstate', i, 'to'], to));
  (procedure.turns?.convert ?? []).forEach(({ stages: map = {} }, i) => each(Object.keys(map), (name) => stage(['turns', 'convert', i, 'stages', name], name)));
  stage(['turns', 'split', 'partsAt'], procedure.turns?.split?.partsAt);
  stage(['turns', 'split', 'sourceEndsAt'], procedure.turns?.split?.sourceEndsAt);
  stage(['turns', 'merge', 'at'], procedure.turns?.merge?.at);
  stage(['turns', 'merge', 'sourcesEndAt'], procedure.turns?.merge?.sourcesEndAt);
  for (const id of Object.keys(procedure.histories?.unseen ?? {})) stage(['histories', 'unseen', id], id);
  for (const [id, { from, to }] of Object.entries(procedure.histories?.exceptions ?? {})) {
    inStages(['histories', 'exceptions', id, 'from'], from);
    inStages(['histories', 'exceptions', id, 'to'], to);
  }
  for (const [type, names] of Object.entries(procedure.told)) {
    known('EVENT_UNKNOWN', 'event', Object.fromEntries(eventTypes.map((known) => [known, true])), ['told', type], type);
    told(['told', type], names);
  }
  return problems;
}

function each<T>(items: readonly T[], visit: (item: T, index: number) => void): void {
  items.forEach(visit);
}
