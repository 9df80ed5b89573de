import type { Calendars } from '#lib/kernel';
import { checkGates } from './check/gates.js';
import { checkLengths } from './check/lengths.js';
import { checkNames } from './check/names.js';
import { checkPeriods } from './check/periods.js';
import type { Problem } from './check/problem.js';
import { checkPublication } from './check/publication.js';
import { checkRules } from './check/rules.js';
import { checkStages } from './check/stages.js';
import { checkTurns } from './check/turns.js';
import { checkUsage } from './check/usage.js';
import type { Procedure } from './procedure.js';

export type { Problem, ProblemCode } from './check/problem.js';

/**
 * Everything in a procedure that could not work, found before anyone works under it: stages nobody reaches, gates nobody
 * can meet, people who do not exist. Expects the shape that schema.json describes; empty when all is well.
 * `appointable`: the roles people can be appointed to, where that is known; `calendars`: those periods may name.
 */
export const checkProcedure = (procedure: Procedure, appointable?: readonly string[], calendars: Calendars = {}): readonly Problem[] => [
  ...checkNames(procedure),
  ...checkStages(procedure),
  ...checkGates(procedure),
  ...checkRules(procedure),
  ...checkPeriods(procedure),
  ...checkLengths(procedure, calendars),
  ...checkPublication(procedure),
  ...checkTurns(procedure),
  ...checkUsage(procedure, appointable),
];
