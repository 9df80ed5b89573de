import { basename } from 'node:path';
import { table } from '../../table.js';
import { isWell, type Played, type PlayedScenario, type PlayedStep } from '../play/result.js';
import type { Scenario } from '../scenario.js';

/** One line of progress, and what is wrong with it below. With several files each line says which it is from. */
export function progressLines(scenario: Scenario, step: PlayedStep, several: boolean): string[] {
  const mark = isWell(step) ? '✓' : '✗';
  const line = `${mark} ${several ? `${nameOf(scenario)}:${step.line}  ` : ''}${step.moment}  ${step.as}: ${step.what}  ${step.ms} ms`;
  return [line, ...step.mismatches.map(({ what, expected, seen }) => `    ${what}: expected ${expected}; seen ${seen}`)];
}

/** What people read at the end: every mismatch, then the sum, alone on its line. */
export function summary(played: readonly PlayedScenario[]): string[] {
  const wrong = played.flatMap(({ scenario, steps }) => steps.flatMap((step) => step.mismatches.map((one) => [`${nameOf(scenario)}:${step.line}`, `${step.moment} ${step.what}`, one.what, one.expected, one.seen])));
  const files = played.map(({ scenario, steps, left }) => [nameOf(scenario), String(steps.filter(isWell).length), String(steps.filter((step) => !isWell(step)).length), left > 0 ? `${left} not played` : '', scenario.title]);
  const { passed, failed } = sum(played);
  return [
    ...(wrong.length > 0 ? [...table(['where', 'step', 'what', 'expected', 'seen'], wrong), ''] : []),
    ...table(['file', 'passed', 'failed', '', 'scenario'], files),
    '',
    `${passed} passed, ${failed} failed`,
  ];
}

/** Steps; those that could not be played count as failed. */
export function sum(played: readonly PlayedScenario[]): { readonly passed: number; readonly failed: number } {
  const passed = played.reduce((total, { steps }) => total + steps.filter(isWell).length, 0);
  const all = played.reduce((total, { steps, left }) => total + steps.length + left, 0);
  return { passed, failed: all - passed };
}

/** For programs: every step with what was expected and seen. */
export const report = ({ scenarios, fault }: Played): object => ({
  ...sum(scenarios),
  fault: fault ? { code: fault.code, message: fault.message } : null,
  scenarios: scenarios.map(({ scenario, steps, left }) => ({ file: scenario.file, title: scenario.title, notPlayed: left, steps: steps.map((step) => ({ ...step, passed: isWell(step) })) })),
});

const nameOf = ({ file }: Scenario): string => basename(file);
