import type { Command } from 'commander';
import { exitCodes, Unusable } from '../exit-codes.js';
import { Api } from '../remote/api.js';
import { homeOf, loginsIn } from '../remote/running-system.js';
import { againstLaw } from '../scenario/format/against-law.js';
import { type FileProblem, lineOf } from '../scenario/format/problems.js';
import { reference } from '../scenario/format/reference.js';
import { readScenario } from '../scenario/format/read-scenario.js';
import { play } from '../scenario/play/player.js';
import { progressLines, report, sum, summary } from '../scenario/report/lines.js';
import type { Scenario } from '../scenario/scenario.js';
import { Interruption } from '../scenario/system/interruption.js';
import { lawFor, lawOf, lawOfOwnSystem } from '../scenario/system/law-of.js';
import { startOwnSystem } from '../scenario/system/own-system.js';
import { asJson, type Terminal } from '../terminal.js';
import { examples } from './help.js';

interface Options {
  readonly json?: boolean;
  readonly url?: string;
  readonly password?: string;
  readonly keep?: boolean;
  readonly reference?: boolean;
}

/** Where a play takes place: one of our own, or one that was named. */
interface Ground {
  readonly url: string;
  readonly passwordOf: (email: string) => string;
  readonly close: (broken: boolean) => Promise<void>;
}

export function scenarioCommand(program: Command, terminal: Terminal): void {
  program
    .command('scenario')
    .description('Play scenario files: dated steps of standards, what must come of each, and what must be so.')
    .argument('[files...]', 'scenario files (.yaml); several are played together, in the order of time')
    .option('--json', 'the report as JSON on stdout; no progress')
    .option('--url <url>', 'play against a running system on a simulated clock, instead of a fresh one')
    .option('--password <password>', 'with --url: of the demonstration accounts (or LOCKSTEP_PASSWORD); otherwise the one `npm start` left in its home')
    .option('--reference', 'print what a step can do and look at, and stop')
    .option('--keep', 'leave the fresh system running afterwards, until Ctrl-C')
    .addHelpText('after', examples('npm run scenario -- apps/cli/scenarios/gbt-en-parallel.yaml', 'npm run scenario -- apps/cli/scenarios/*.yaml', 'npm run scenario -- my.yaml --json > report.json', 'npm run scenario -- my.yaml --keep') + '\nHow to write one: apps/cli/README.md')
    .action(async (files: string[], options: Options) => {
      if (options.reference) return terminal.print(reference());
      if (files.length === 0) throw new Unusable('No file was named. Example: npm run scenario -- apps/cli/scenarios/gbt-en-parallel.yaml');
      terminal.endWith(await playFiles(files, options, terminal));
    });
}

async function playFiles(files: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const scenarios = readAll(files, terminal);
  const law = options.url ? await lawOf(new Api(options.url)) : await lawOfOwnSystem(process.env);
  const problems = await Promise.all(scenarios.map(async (scenario) => againstLaw(scenario, await lawFor(scenario, law))));
  usable(problems.flat(), terminal);
  const interruption = new Interruption();
  const tell = (line: string) => (options.json ? undefined : terminal.tell(line));
  let ground: Ground | undefined;
  let broken = false;
  try {
    ground = await groundFor(options, interruption, tell);
    const played = await play({ ...ground, api: new Api(ground.url), scenarios, signal: interruption.signal, played: (scenario, step) => progressLines(scenario, step, scenarios.length > 1).forEach(tell) });
    broken = played.fault !== undefined;
    if (options.json) terminal.print(asJson(report(played)));
    else for (const line of summary(played.scenarios)) terminal.print(line);
    if (played.fault) throw played.fault;
    if (options.keep && !options.url) await keep(ground, interruption, terminal);
    return sum(played.scenarios).failed === 0 ? exitCodes.ok : exitCodes.refused;
  } catch (error) {
    if (interruption.signal.aborted) return interruption.exitCode;
    throw error;
  } finally {
    await ground?.close(broken);
    interruption.over();
  }
}

/** All files are read before anything is started, and everything wrong with any of them is said. */
function readAll(files: readonly string[], terminal: Terminal): readonly Scenario[] {
  const read = files.map((file) => readScenario(file));
  usable(read.flatMap((one) => (Array.isArray(one) ? (one as Exclude<typeof one, Scenario>) : [])), terminal);
  return read as readonly Scenario[];
}

/** @throws Unusable when anything is wrong; all of it has been said then. */
function usable(problems: readonly FileProblem[], terminal: Terminal): void {
  if (problems.length === 0) return;
  for (const problem of problems) terminal.tell(lineOf(problem));
  throw new Unusable(`${problems.length === 1 ? 'One thing' : `${problems.length} things`} in the files cannot be used; nothing was played.`);
}

async function groundFor({ url, password }: Options, interruption: Interruption, tell: (line: string) => void): Promise<Ground> {
  if (url) return { url, passwordOf: passwordsFor(url, password ?? process.env['LOCKSTEP_PASSWORD']), close: async () => {} };
  const began = performance.now();
  const system = await startOwnSystem(interruption.signal);
  interruption.onSecond(() => system.kill());
  tell(`  a fresh system is ready at ${system.url} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const close = async (broken: boolean) => {
    await system.stop(broken);
    if (broken) tell(`  the logs of the system lie in ${system.home}`);
  };
  return { url: system.url, passwordOf: () => system.password, close };
}

function passwordsFor(url: string, given: string | undefined): (email: string) => string {
  const logins = new Map(loginsIn(homeOf(process.env)).map(({ email, password }) => [email, password]));
  return (email) => {
    const password = given ?? logins.get(email);
    if (password) return password;
    throw new Unusable(`The password of ${email} at ${url} is not known. Give --password, or set LOCKSTEP_PASSWORD.`);
  };
}

async function keep({ url, passwordOf }: Ground, interruption: Interruption, { tell }: Terminal): Promise<void> {
  tell(`\nThe system stays at ${url} until Ctrl-C. Every demonstration account, e.g. secretary@demo.lockstep.example, has the password ${passwordOf('')}`);
  await interruption.happened;
}
