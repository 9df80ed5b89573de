import type { Instant, Unmet } from '#lib/kernel';
import { levelOf } from '#lib/languages';
import { unmetForPublishing } from './decide/languages.js';
import { unmetConditions } from './decide/move.js';
import { type DueDate, dueDates } from './due-dates.js';
import type { Move, Names, Procedure } from './procedure.js';
import { toldOf } from './told.js';
import type { Suspended, Underway } from './standard.js';
import { type PossibleTurn, possibleTurns, resumedBy } from './turns.js';

/** One way from here: whether it is open, what keeps it shut, who may take it, who will then be told. */
export interface PossibleMove {
  readonly move: string;
  readonly name: Names;
  readonly to: string;
  readonly onward: boolean;
  readonly open: boolean;
  readonly by: readonly string[];
  readonly details: readonly string[];
  readonly unmet: readonly Unmet[];
  readonly told: readonly string[];
}

/** Why it cannot move, whose move it is, what happens next and when: computed by the functions that decide. */
export interface Next {
  readonly stage: string;
  readonly ended: boolean;
  readonly frozen: Underway['frozen'];
  /** Held up: since when, by whom, why, what waits and what goes on; and who may let it go on. */
  readonly suspended: (Suspended & { readonly resumedBy: readonly string[] }) | null;
  readonly moves: readonly PossibleMove[];
  /** What the procedure knows besides its moves, as far as it can be asked of the item now. */
  readonly turns: readonly PossibleTurn[];
  /** Roles that can take the way on, or remove what keeps it shut. */
  readonly holders: readonly string[];
  readonly languages: readonly { readonly language: string; readonly level: string; readonly missing: number; readonly stale: number; readonly late: boolean }[];
  readonly dueDates: readonly DueDate[];
}

export function nextFor(standard: Underway, procedure: Procedure): Next {
  const ended = standard.endedOn !== null || procedure.stages[standard.stage]?.terminal === true;
  const waysOn = onwardMoves(standard, procedure);
  const moves = ended ? [] : procedure.moves.filter(({ from }) => from.includes(standard.stage)).map((move) => possible(standard, move, waysOn.includes(move), procedure));
  return {
    stage: standard.stage,
    ended,
    frozen: standard.frozen,
    suspended: standard.suspended ? { ...standard.suspended, resumedBy: resumedBy(procedure) } : null,
    moves,
    turns: possibleTurns(standard, procedure),
    holders: holdersOf(standard, moves, procedure),
    languages: Object.values(standard.languages).map((version) => ({
      language: version.language,
      level: levelOf(version),
      missing: version.lag.missing,
      stale: version.lag.stale,
      late: version.late !== null,
    })),
    dueDates: [...dueDates(standard)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}

/** Roles that can take the way on, or remove what keeps it shut. */
export const holdersOf = ({ frozen, suspended }: Underway, moves: readonly PossibleMove[], procedure: Procedure): readonly string[] =>
  suspended ? resumedBy(procedure) : frozen ? ['authority'] : [...new Set(moves.flatMap(({ onward, open, by, unmet }) => (onward ? (open ? by : unmet.flatMap(({ who }) => who)) : [])))];

/** The way this stage exists for; several where the procedure leaves a choice. */
function onwardMoves(standard: Underway, procedure: Procedure): readonly Move[] {
  const here = procedure.moves.filter(({ from }) => from.includes(standard.stage));
  const after = here.filter(({ onwardAfter }) => onwardAfter !== undefined && standard.consultations[onwardAfter]?.closed);
  return after.length > 0 ? after : here.filter(({ onward }) => onward);
}

function possible(standard: Underway, move: Move, onward: boolean, procedure: Procedure): PossibleMove {
  const unmet = unmetConditions(standard, move, procedure);
  const open = unmet.length === 0 && !move.automatic && (!standard.frozen || move.evenFrozen === true) && (!standard.suspended || move.evenSuspended === true);
  return {
    move: move.id,
    name: move.name,
    to: move.to,
    onward,
    open,
    by: move.by,
    details: move.details ?? [],
    unmet,
    told: toldOf({ type: 'StageEntered', from: standard.stage, stage: move.to, move: move.id, details: {}, anew: [], at: '' }, procedure),
  };
}

/** Something a role, or one person, must do. Derived from what keeps the way on shut, so it is never out of date. */
export interface Task {
  readonly key: string;
  readonly role: string;
  readonly person: string | null;
  readonly language: string | null;
  readonly dueAt: Instant | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * What waits for whom: the open conditions of the way on, a vote per member who has not voted, a ballot to be counted, a late
 * language version, a request for more time, or the move itself.
 */
export function tasksOf(standard: Underway, procedure: Procedure): readonly Task[] {
  if (standard.endedOn || procedure.stages[standard.stage]?.terminal) return [];
  // What goes on elsewhere is nobody's task here, until someone takes it up with a move of this procedure.
  if (standard.observed && standard.arrivedBy === null) return [];
  if (standard.suspended) return whileSuspended(standard, procedure);
  const dueAt = Object.values(standard.clocks).find(({ state }) => state === 'running')?.lapsesAt ?? null;
  if (standard.frozen) return [{ key: 'frozen:authority', role: 'authority', person: null, language: null, dueAt: null, facts: { code: 'STANDARD_FROZEN' } }];
  const tasks = new Map<string, Task>();
  const add = (key: string, task: Omit<Task, 'key'>) => void (tasks.has(key) || tasks.set(key, { key, ...task }));
  const addUnmet = ({ code, who, facts }: Unmet, due: Instant | null) => {
    const language = typeof facts['language'] === 'string' ? facts['language'] : null;
    const what = facts['document'] ?? facts['task'] ?? facts['ballot'] ?? facts['consultation'] ?? facts['label'] ?? facts['patent'] ?? '';
    for (const role of who.slice(0, 1)) add(`${code}:${String(what)}:${language ?? ''}:${role}`, { role, person: null, language, dueAt: due, facts: { code, ...facts } });
  };
  for (const move of onwardMoves(standard, procedure)) {
    const unmet = unmetConditions(standard, move, procedure);
    // A standard in force waits for nobody; its review is announced by due dates.
    if (unmet.length === 0 && !move.automatic && !procedure.stages[standard.stage]?.inForce) {
      for (const role of move.by) add(`move:${move.id}:${role}`, { role, person: null, language: null, dueAt, facts: { code: 'MOVE_OPEN', move: move.id } });
    }
    for (const lacking of unmet) if (lacking.code !== 'BALLOT_OPEN') addUnmet(lacking, dueAt);
  }
  for (const version of Object.values(standard.languages)) {
    if (!version.late?.dueOn) continue;
    const last = version.late.warnAt.at(-1)?.at ?? null;
    const unmet = unmetForPublishing(version, standard, procedure);
    for (const lacking of unmet) addUnmet(lacking, version.submittedOn ? null : last);
    if (unmet.length === 0) add(`publish:${version.language}`, { role: procedure.languages.approvedBy[0]!, person: null, language: version.language, dueAt: null, facts: { code: 'LANGUAGE_TO_PUBLISH', language: version.language } });
  }
  for (const [clock, { asked, lastDayToAsk, state }] of Object.entries(standard.clocks)) {
    const role = procedure.clocks[clock]?.extension?.decidedBy[0];
    if (asked && role && (state === 'running' || state === 'lapsed')) add(`extension:${clock}`, { role, person: null, language: null, dueAt, facts: { code: 'EXTENSION_ASKED', clock, months: asked.months, on: asked.on, lastDayToAsk } });
  }
  for (const task of votesOf(standard, procedure)) tasks.set(task.key, task);
  return [...tasks.values()];
}

/** Somebody lets it go on; votes that go on meanwhile are still owed. */
function whileSuspended(standard: Underway, procedure: Procedure): readonly Task[] {
  const { on, reason, standStill } = standard.suspended!;
  const resume: Task = { key: 'suspended', role: resumedBy(procedure)[0] ?? 'authority', person: null, language: null, dueAt: null, facts: { code: 'STANDARD_SUSPENDED', on, reason } };
  return standStill.includes('ballots') ? [resume] : [resume, ...votesOf(standard, procedure)];
}

function votesOf(standard: Underway, procedure: Procedure): readonly Task[] {
  const tasks: Task[] = [];
  const add = (key: string, task: Omit<Task, 'key'>) => void tasks.push({ key, ...task });
  for (const ballot of Object.values(standard.ballots)) {
    if (ballot.tally) continue;
    const { electorate: role, openedBy } = procedure.ballots[ballot.question]!;
    // Closed by hand after a meeting; one with a day closes itself then, or before it by hand once everybody has voted.
    if (ballot.closesAt === null || ballot.electorate.every((person) => ballot.votes[person] !== undefined)) {
      add(`close:${ballot.key}`, { role: openedBy[0]!, person: null, language: ballot.language, dueAt: ballot.closesAt, facts: { code: 'BALLOT_TO_CLOSE', ballot: ballot.key, question: ballot.question, language: ballot.language, cast: Object.keys(ballot.votes).length, entitled: ballot.electorate.length } });
    }
    for (const person of ballot.electorate) {
      if (ballot.votes[person] === undefined) add(`vote:${ballot.key}:${person}`, { role, person, language: ballot.language, dueAt: ballot.closesAt, facts: { code: 'VOTE', ballot: ballot.key, question: ballot.question } });
    }
  }
  return tasks;
}
