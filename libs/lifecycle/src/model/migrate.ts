import { canonicalJson, type CalendarGap, type Instant, isGap, type LocalDate, type Outcome, refuse, type Unmet } from '#lib/kernel';
import type { StandardEvent } from './events.js';
import { named } from './named.js';
import { clockStarting, limitOf, today } from './periods.js';
import type { Procedure } from './procedure.js';
import type { HeldAt, MigrationStep, RunningClock, Underway } from './standard.js';

/** One version of a procedure. */
export interface Pinned {
  readonly id: string;
  readonly version: number;
}

/**
 * How standards pinned to one version come under another. Stages that are not named keep their names. Periods that run
 * `keep` the end that was announced, or are counted anew under the new law from the day they started (`recount`).
 */
export interface MigrationRules {
  readonly from: Pinned;
  readonly to: Pinned;
  readonly stages: Readonly<Record<string, string>>;
  readonly clocks: 'keep' | 'recount';
}

/**
 * What coming under the other version means for a standard, or everything that stands against it: a stage the other law
 * does not have, a vote under way that would be counted by another rule, a consultation or a period it does not know, a
 * period that would have ended already.
 */
export function migrationOf(standard: Underway, from: Procedure, to: Procedure, rules: MigrationRules, at: Instant): MigrationStep | readonly Unmet[] {
  const stage = named(rules.stages, standard.stage) ?? standard.stage;
  const anew = rules.clocks === 'recount' ? recounted(standard, from, to, at) : [];
  const clocks = Object.fromEntries(anew.flatMap(([id, clock]) => (isGap(clock) ? [] : [[id, clock]])));
  const standing = [...anew.flatMap(([, clock]) => (isGap(clock) ? [uncountable(clock)] : [])), ...stageMissing(stage, standard, to), ...suspendedAgainst(standard, to), ...votesAgainst(standard, from, to), ...consultationsAgainst(standard, to), ...clocksAgainst(standard, to, clocks, today(at, to.zone))];
  if (standing.length > 0) return standing;
  return { stage: { from: standard.stage, to: stage }, rounds: renamed(standard.rounds, rules.stages), heldAt: heldUnder(heldAtOf(standard), rules.stages), clocks };
}

export const isBlocked = (answer: MigrationStep | readonly Unmet[]): answer is readonly Unmet[] => Array.isArray(answer);

/** What a plan says of a standard that must still be so when it is carried out. */
export const substanceOf = (standard: Underway, answer: MigrationStep | readonly Unmet[]): string =>
  isBlocked(answer) ? `${standard.stage} blocked` : `${standard.stage} ${answer.stage.to} ${Object.keys(answer.clocks).sort().join()}`;

export interface Migrating {
  readonly plan: string;
  readonly rules: MigrationRules;
  /** What the plan said; asked for another step than that, it refuses. */
  readonly substance: string;
  readonly muted: boolean;
  readonly at: Instant;
}

/** Brings one standard under the other version. Done already by this plan: nothing happens. */
export function migrate(standard: Underway, from: Procedure, to: Procedure, { plan, rules, substance, muted, at }: Migrating): Outcome<StandardEvent> {
  if (standard.migrated?.plan === plan && isAt(standard, rules.to)) return [];
  if (!isAt(standard, rules.from)) return refuse('MIGRATION_ELSEWHERE', 'The standard is not under the version this plan starts from.', 'Make a plan for the version it is under.', { standard: standard.id, procedure: standard.procedure });
  const step = migrationOf(standard, from, to, rules, at);
  if (substanceOf(standard, step) !== substance) return refuse('MIGRATION_PLAN_STALE', 'The standard has moved since the plan was made.', 'Make the plan again, and look at what it says now.', { standard: standard.id });
  if (isBlocked(step)) return refuse('MIGRATION_BLOCKED', 'The standard cannot come under the other version yet.', 'Remove what stands against it, then make the plan again.', { standard: standard.id }, step);
  return [{ type: 'ProcedureChanged', plan, back: false, from: rules.from, to: rules.to, ...step, muted, at }];
}

/**
 * Takes one standard back under the version it came from. One that has not moved since is exactly as it was; one that has
 * is taken to the stage of the same meaning, if there is one.
 */
export function takeBack(standard: Underway, from: Procedure, to: Procedure, { plan, rules, muted, at }: Omit<Migrating, 'substance'>): Outcome<StandardEvent> {
  const { migrated } = standard;
  if (migrated?.plan !== plan) {
    return isAt(standard, rules.from) ? [] : refuse('MIGRATION_ELSEWHERE', 'This plan did not bring the standard where it is.', 'Roll back the plan that did.', { standard: standard.id, procedure: standard.procedure });
  }
  const change = { type: 'ProcedureChanged', plan, back: true, from: rules.to, to: rules.from, muted, at } as const;
  if (standard.stageSince <= migrated.at) {
    const clocks = Object.fromEntries(Object.entries(migrated.clocks).filter(([id]) => standard.clocks[id]?.extensions === migrated.clocks[id]!.extensions && standard.clocks[id]?.state === migrated.clocks[id]!.state));
    const against = [...votesAgainst(standard, from, to), ...consultationsAgainst(standard, to), ...suspendedAgainst(standard, to)];
    if (against.length > 0) return refuse('MIGRATION_BLOCKED', 'The standard cannot go back yet.', 'Remove what stands against it, then roll back again.', { standard: standard.id }, against);
    return [{ ...change, stage: { from: standard.stage, to: migrated.stage }, rounds: migrated.rounds, heldAt: migrated.heldAt, clocks }];
  }
  const step = migrationOf(standard, from, to, { from: rules.to, to: rules.from, stages: inverse(rules.stages), clocks: 'keep' }, at);
  if (isBlocked(step)) return refuse('MIGRATION_BLOCKED', 'The standard has moved on under the new version, and there is no way back from where it is.', 'Remove what stands against it, or leave it under the new version.', { standard: standard.id }, step);
  return [{ ...change, ...step }];
}

const isAt = ({ procedure }: Underway, { id, version }: Pinned): boolean => procedure.id === id && procedure.version === version;

const against = (code: string, because: string, remedy: string, facts: Unmet['facts']): Unmet => ({ code, because, remedy, who: ['authority'], facts });

function stageMissing(stage: string, standard: Underway, to: Procedure): readonly Unmet[] {
  if (named(to.stages, stage)) return [];
  return [against('MIGRATION_STAGE_MISSING', `The other version has no stage "${stage}".`, `Name the stage that "${standard.stage}" becomes.`, { stage: standard.stage, to: stage, stages: Object.keys(to.stages) })];
}

/** A vote is counted by the rule it was called under, so that rule must be the same. */
function votesAgainst(standard: Underway, from: Procedure, to: Procedure): readonly Unmet[] {
  const ruleOf = (procedure: Procedure, question: string) => {
    const asked = named(procedure.ballots, question);
    const rule = asked && named(procedure.rules, asked.rule);
    if (!rule) return undefined;
    const { source: _source, mark: _mark, ...counted } = rule;
    return canonicalJson({ ...counted, electorate: asked.electorate });
  };
  const open = Object.values(standard.ballots).filter(({ tally }) => !tally);
  return open
    .filter(({ question }) => ruleOf(from, question) !== ruleOf(to, question))
    .map(({ key }) => against('MIGRATION_BALLOT_OPEN', `The vote "${key}" is under way, and would be counted by another rule.`, 'Wait until it is closed.', { ballot: key }));
}

function consultationsAgainst(standard: Underway, to: Procedure): readonly Unmet[] {
  const open = Object.values(standard.consultations).filter(({ closed }) => !closed);
  return open
    .filter(({ kind }) => !named(to.consultations, kind))
    .map(({ kind }) => against('MIGRATION_CONSULTATION_OPEN', `The consultation "${kind}" is open, and the other version knows none of that kind.`, 'Wait until it is closed.', { consultation: kind }));
}

function clocksAgainst(standard: Underway, to: Procedure, clocks: Readonly<Record<string, RunningClock>>, on: LocalDate): readonly Unmet[] {
  return Object.entries(standard.clocks).flatMap(([id, clock]) => {
    if (clock.state !== 'running' && !(clock.heldUp && clock.state === 'paused')) return [];
    if (!named(to.clocks, id)) return [against('MIGRATION_CLOCK_MISSING', `The period "${id}" runs, and the other version knows none of that name.`, 'Let the new version have it, or wait until it has stopped.', { clock: id })];
    const dueOn = clocks[id]?.dueOn;
    if (dueOn === undefined || dueOn >= on) return [];
    return [against('MIGRATION_CLOCK_PAST', `Counted anew, the period "${id}" would have ended on ${dueOn}.`, 'Let running periods keep their end.', { clock: id, dueOn })];
  });
}

/** What is suspended under one law goes on under the other, if that one lets anybody resume it. */
function suspendedAgainst({ suspended }: Underway, to: Procedure): readonly Unmet[] {
  if (!suspended || to.turns?.suspend) return [];
  return [against('MIGRATION_SUSPENDED', 'The item is suspended, and under the other version nobody could let it go on.', 'Resume it first, or let the new version know suspension.', { on: suspended.on })];
}

/** Periods that have not been extended and would be longer or shorter under the other version. */
function recounted(standard: Underway, from: Procedure, to: Procedure, at: Instant): readonly (readonly [string, RunningClock | CalendarGap])[] {
  return Object.entries(standard.clocks).flatMap(([id, clock]) => {
    const [was, is] = [named(from.clocks, id), named(to.clocks, id)];
    if (clock.state !== 'running' || clock.extensions > 0 || !was || !is || canonicalJson(limitOf(was)) === canonicalJson(limitOf(is))) return [];
    const running = clockStarting(is, clock.startedOn, to, at);
    return [[id, isGap(running) ? running : { ...clock, ...running, onLapse: is.onLapse, warned: [] }] as const];
  });
}

const uncountable = ({ calendar, year }: CalendarGap): Unmet =>
  against('CALENDAR_YEAR_UNKNOWN', `The calendar "${calendar}" does not say which days of ${year} are worked.`, 'Enter that year once it is announced, or let running periods keep their end.', { calendar, year });

/** Two stages that become one have been entered as often as both. */
function renamed(rounds: Readonly<Record<string, number>>, stages: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const [stage, times] of Object.entries(rounds)) {
    const to = named(stages, stage) ?? stage;
    sums[to] = (sums[to] ?? 0) + times;
  }
  return sums;
}

/** The stages consultations and votes were held at: they know their round by it. */
export const heldAtOf = ({ consultations, ballots }: Underway): HeldAt => ({
  consultations: Object.fromEntries(Object.entries(consultations).map(([kind, { stage }]) => [kind, stage])),
  ballots: Object.fromEntries(Object.entries(ballots).map(([key, { stage }]) => [key, stage])),
});

const heldUnder = ({ consultations, ballots }: HeldAt, stages: Readonly<Record<string, string>>): HeldAt => {
  const renamedIn = (held: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(held).map(([what, stage]) => [what, named(stages, stage) ?? stage]));
  return { consultations: renamedIn(consultations), ballots: renamedIn(ballots) };
};

const inverse = (stages: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(stages).map(([from, to]) => [to, from]));
