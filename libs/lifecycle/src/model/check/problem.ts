/**
 * Something in a procedure that could not work, or would not mean what it says. An error keeps the procedure from being
 * loaded; a warning is for whoever wrote it.
 */
export interface Problem {
  /** A JSON Pointer to the place: /moves/3/gates/1. */
  readonly path: string;
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly because: string;
  readonly remedy: string;
}

/** Every problem the checker can find; the README of lifecycle lists them. */
export type ProblemCode =
  | 'STAGE_UNKNOWN'
  | 'ROLE_UNKNOWN'
  | 'DOCUMENT_UNKNOWN'
  | 'BALLOT_UNKNOWN'
  | 'TASK_UNKNOWN'
  | 'CONSULTATION_UNKNOWN'
  | 'MILESTONE_UNKNOWN'
  | 'CLOCK_UNKNOWN'
  | 'RULE_UNKNOWN'
  | 'EVENT_UNKNOWN'
  | 'ZONE_UNKNOWN'
  | 'DATE_INVALID'
  | 'MOVE_TWICE'
  | 'NOBODY_MAY'
  | 'START_ENDED'
  | 'STAGE_UNREACHABLE'
  | 'STAGE_WITHOUT_WAY_OUT'
  | 'STAGE_WITHOUT_WAY_ONWARD'
  | 'STAGE_NEVER_ENDS'
  | 'TERMINAL_LEADS_ON'
  | 'IN_FORCE_MISSING'
  | 'IN_FORCE_BEFORE_EDITION'
  | 'GATE_NOT_PER_LANGUAGE'
  | 'GATE_NEEDS_EACH'
  | 'GATE_NEVER_OPENS'
  | 'LANGUAGE_REVIEW_NOT_PER_LANGUAGE'
  | 'FAILURE_LEADS_NOWHERE'
  | 'RULE_DECIDES_NOTHING'
  | 'RULE_PUNISHES_SUPPORT'
  | 'RULE_CONDITION_ON_VOTES'
  | 'REASON_ASKED_TWICE'
  | 'CLOCK_NEVER_STARTS'
  | 'CLOCK_NEVER_STOPS'
  | 'FREEZE_WITHOUT_WAY_OUT'
  | 'NOTHING_AFTER_LAPSE'
  | 'LATE_WARNING_AFTER_END'
  | 'PERIOD_NOT_ONCE'
  | 'PERIOD_OUTRUNS_CALENDAR'
  | 'CALENDAR_UNKNOWN'
  | 'EDITION_NOT_ONCE'
  | 'AMENDMENT_BEFORE_EDITION'
  | 'IMPLEMENTATION_MISSING'
  | 'AUTOMATIC_MOVE_ASKS'
  | 'REVIEW_NOT_RENEWED'
  | 'ROLE_MISSING'
  | 'ROLE_IDLE'
  | 'ROLE_WITHOUT_HOLDERS'
  | 'NOTHING_ASKS_FOR'
  | 'SKIP_NOT_BETWEEN'
  | 'MAIN_STAGE_UNKNOWN'
  | 'TURN_FROM_LIVING'
  | 'TURN_FROM_END'
  | 'TURN_LEADS_TO_END'
  | 'TURN_ENDS_NOWHERE'
  | 'TURN_AFTER_EDITION'
  | 'TURN_TWICE'
  | 'CONVERT_TO_ITSELF'
  | 'SUSPEND_UNKNOWN';

export const error = (code: ProblemCode, path: readonly (string | number)[], because: string, remedy: string): Problem => ({ path: pointer(path), code, severity: 'error', because, remedy });

export const warning = (code: ProblemCode, path: readonly (string | number)[], because: string, remedy: string): Problem => ({ path: pointer(path), code, severity: 'warning', because, remedy });

const pointer = (path: readonly (string | number)[]): string => path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
