import { Fault } from '#lib/kernel';
import { Refused, Unusable } from '../../exit-codes.js';
import type { Api } from '../../remote/api.js';
import { linesOf } from '../../remote/problem.js';
import { checkNamed } from '../checks/index.js';
import { difference } from '../expect/matches.js';
import { againstExpectation } from '../expect/outcome.js';
import type { Act, Look, Mismatch, Scenario, Step } from '../scenario.js';
import { verbNamed } from '../verbs/index.js';
import { SystemClock } from './clock.js';
import type { Played, PlayedStep } from './result.js';
import { Sessions } from './sessions.js';
import { Sinks } from './sinks.js';
import type { KnownStandard, Turn } from './turn.js';
import { whatIsDone } from './words.js';

export interface PlayRequest {
  readonly api: Api;
  readonly scenarios: readonly Scenario[];
  readonly passwordOf: (email: string) => string;
  readonly signal: AbortSignal;
  /** Called after each step. */
  readonly played: (scenario: Scenario, step: PlayedStep) => void;
}

/** A scenario under way. */
interface Underway {
  readonly scenario: Scenario;
  readonly standards: ReadonlyMap<string, KnownStandard>;
  readonly sinks: Sinks;
  readonly steps: PlayedStep[];
  /** A standard it is about could not be started: the rest would say nothing. */
  stopped: boolean;
}

/** What starts a standard; everything else needs one. */
const beginnings: readonly string[] = ['propose', 'observe'];

/**
 * Plays files against one system: all their steps in the order of time, those of one moment file by file. What does not come out as
 * expected is noted, and the play goes on; when the system breaks, it ends.
 * @throws Unusable when the clock of the system cannot be moved, the reason of `signal` when that is aborted.
 */
export async function play({ api, scenarios, passwordOf, signal, played }: PlayRequest): Promise<Played> {
  const sessions = new Sessions(api, passwordOf);
  const plays = scenarios.map(begun);
  let fault: Fault | undefined;
  try {
    const clock = await SystemClock.of(await sessions.of('authority'));
    for (const scenario of scenarios) await handIn(scenario, sessions);
    for (const { step, underway } of inOrderOfTime(plays)) {
      signal.throwIfAborted();
      if (underway.stopped) continue;
      const result = await playStep(step, underway, sessions, clock);
      underway.steps.push(result);
      underway.stopped = shouldHaveBegun(step) && step.standards.some((name) => !underway.standards.get(name)!.id);
      played(underway.scenario, result);
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    fault = error;
  } finally {
    await Promise.all(plays.map(({ sinks }) => sinks.close()));
  }
  return { scenarios: plays.map(({ scenario, steps }) => ({ scenario, steps, left: scenario.steps.length - steps.length })), fault };
}

const begun = (scenario: Scenario): Underway => ({
  scenario,
  standards: new Map(scenario.standards.map((name) => [name, { name, id: '', base: 'zh-Hans', documents: new Map<string, string>() }])),
  sinks: new Sinks(),
  steps: [],
  stopped: false,
});

/** Sorting is stable: steps of one moment stay in the order of the files, and of each file. */
const inOrderOfTime = (plays: readonly Underway[]): readonly { readonly step: Step; readonly underway: Underway }[] =>
  plays.flatMap((underway) => underway.scenario.steps.map((step) => ({ step, underway }))).sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0));

const shouldHaveBegun = (step: Step): boolean => step.is === 'act' && beginnings.includes(step.verb) && step.expect.is !== 'refused';

async function playStep(step: Step, underway: Underway, sessions: Sessions, clock: SystemClock): Promise<PlayedStep> {
  const began = performance.now();
  const mismatches: Mismatch[] = [];
  await clock.moveTo(step.at);
  if (step.is === 'look') await clock.settle();
  for (const name of step.standards) {
    const standard = underway.standards.get(name)!;
    const turn: Turn = {
      scenario: underway.scenario,
      at: step.at,
      as: step.as,
      standard,
      session: (account = step.as[0]!) => sessions.of(account),
      committee: () => committeeOf(underway.scenario, sessions),
      standardNamed: (other) => underway.standards.get(other) ?? missing(other, underway.scenario),
      sinks: underway.sinks,
    };
    const found = await oneStandard(step, turn);
    mismatches.push(...(step.standards.length > 1 ? found.map((one) => ({ ...one, what: `${name}: ${one.what}` })) : found));
  }
  return { line: step.line, moment: step.moment, as: step.as.join(', '), what: whatIsDone(step, underway.scenario), ms: Math.round(performance.now() - began), mismatches };
}

async function oneStandard(step: Step, turn: Turn): Promise<readonly Mismatch[]> {
  const begins = step.is === 'act' && (beginnings.includes(step.verb) || step.verb === 'subscribe');
  if (!turn.standard.id && !begins) return [difference('standard', `"${turn.standard.name}" has been proposed or observed`, 'it has not')];
  try {
    return step.is === 'act' ? await acted(step, turn) : await looked(step, turn);
  } catch (error) {
    if (error instanceof Refused) return [difference('answer', 'one that can be read', error.message)];
    throw error;
  }
}

const acted = async ({ verb, fields, expect }: Act, turn: Turn): Promise<readonly Mismatch[]> => againstExpectation(expect, await verbNamed(verb).play(fields, turn));

async function looked({ checks }: Look, turn: Turn): Promise<readonly Mismatch[]> {
  const found: Mismatch[] = [];
  for (const [name, expected] of Object.entries(checks)) found.push(...(await checkNamed(name).look(expected, turn)));
  return found;
}

/** A procedure that comes with the file is taken in before anything starts under it. */
async function handIn({ procedureFile }: Scenario, sessions: Sessions): Promise<void> {
  if (!procedureFile) return;
  const answer = await (await sessions.of('authority')).ask({ method: 'POST', path: '/procedures', text: { mediaType: 'application/yaml', content: procedureFile.text } });
  if (answer.is === 'refused') throw new Unusable(`${procedureFile.path} was refused.\n${linesOf(answer.problem).join('\n')}`);
}

async function committeeOf({ committee, file }: Scenario, sessions: Sessions): Promise<string> {
  const { committees } = await (await sessions.of('authority')).read<{ committees: readonly { id: string; code: string }[] }>('/committees');
  const found = committees.find(({ code }) => code === committee);
  if (found) return found.id;
  throw new Unusable(`${file}: the system knows no committee ${committee}. It knows ${committees.map(({ code }) => code).join(', ') || 'none'}.`);
}

function missing(name: string, { file, standards }: Scenario): never {
  throw new Unusable(`${file}: there is no standard "${name}" among ${standards.join(', ')}.`);
}
