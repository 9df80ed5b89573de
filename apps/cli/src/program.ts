import { Command, CommanderError } from 'commander';
import { Fault } from '#lib/kernel';
import { exitCodes, Refused, Unusable } from './exit-codes.js';
import type { Terminal } from './terminal.js';

type AddCommand = (program: Command, terminal: Terminal) => void;

/** Each command in a module of its own, loaded when it is named: what it stands on takes a second to load. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  seed: async () => (await import('./commands/seed.js')).seedCommand,
  'sign-in': async () => (await import('./commands/sign-in.js')).signInCommand,
  'sign-out': async () => (await import('./commands/sign-in.js')).signOutCommand,
  standards: async () => (await import('./commands/standards.js')).standardsCommands,
  moves: async () => (await import('./commands/moves.js')).movesCommands,
  turns: async () => (await import('./commands/turns.js')).turnsCommands,
  tasks: async () => (await import('./commands/tasks.js')).tasksCommands,
  documents: async () => (await import('./commands/documents.js')).documentsCommands,
  consultations: async () => (await import('./commands/consultations.js')).consultationsCommands,
  comments: async () => (await import('./commands/consultations.js')).commentsCommands,
  ballots: async () => (await import('./commands/ballots.js')).ballotsCommands,
  languages: async () => (await import('./commands/languages.js')).languagesCommands,
  extensions: async () => (await import('./commands/extensions.js')).extensionsCommands,
  gates: async () => (await import('./commands/gates.js')).gatesCommands,
  patents: async () => (await import('./commands/patents.js')).patentsCommands,
  publish: async () => (await import('./commands/publish.js')).publishCommand,
  procedure: async () => (await import('./commands/procedure.js')).procedureCommands,
  text: async () => (await import('./commands/text.js')).textCommands,
  'verify-lockstep': async () => (await import('./commands/verify-lockstep.js')).verifyLockstepCommand,
  histories: async () => (await import('./commands/histories.js')).historiesCommands,
  queues: async () => (await import('./commands/queues.js')).queuesCommand,
  work: async () => (await import('./commands/work.js')).workCommands,
  scenario: async () => (await import('./commands/scenario.js')).scenarioCommand,
};

/** The command line tool, with the command its words name; with all of them when they name none. */
export async function programFor(words: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command('lockstep')
    .description('Lockstep from the command line: databases, procedures, standards, scenarios.')
    .configureOutput({ writeOut: (text) => terminal.print(text.replace(/\n$/, '')), writeErr: (text) => terminal.tell(text.replace(/\n$/, '')) })
    .exitOverride()
    .showHelpAfterError('(add --help for how to use it)')
    .addHelpText('after', '\nExit codes: 0 done; 1 refused, or not as expected; 2 wrong words or an unusable file; 3 a breakage.');
  const named = commands[words[0] ?? ''];
  for (const add of named ? [named] : Object.values(commands)) (await add())(program, terminal);
  return program;
}

/** Runs one command to its end. Whatever went wrong has been said by then, and the exit code set. */
export async function run(words: readonly string[], terminal: Terminal): Promise<void> {
  try {
    await (await programFor(words, terminal)).parseAsync(words, { from: 'user' });
  } catch (error) {
    // Commander has said what was wrong with the words; help that was asked for is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? undefined : terminal.endWith(exitCodes.usage);
    terminal.tell(inWords(error));
    terminal.endWith(error instanceof Refused ? exitCodes.refused : error instanceof Unusable ? exitCodes.usage : exitCodes.fault);
  }
}

/** A breakage nobody foresaw comes with its stack; everything else has been worded for people. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForeseen = error instanceof Fault || error instanceof Refused || error instanceof Unusable;
  return isForeseen ? error.message : (error.stack ?? error.message);
}
