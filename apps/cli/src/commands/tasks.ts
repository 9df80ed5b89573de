import { type Command, Option } from 'commander';
import { asJson, type Terminal } from '../terminal.js';
import { table } from '../table.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { type Connection, connect, connecting } from './connection.js';
import { examples } from './help.js';

interface Decided extends Changing {
  readonly verdict: string;
  readonly note?: string;
  readonly language?: string;
}

interface Task {
  readonly standardId: string;
  readonly key: string;
  readonly role: string;
  readonly language: string | null;
  readonly dueAt: string | null;
}

export function tasksCommands(program: Command, terminal: Terminal): void {
  const decide = 'npm run lockstep -- tasks decide <standard> expert-assessment --verdict pass';
  const tasks = program.command('tasks').description('What waits for somebody.').addHelpText('after', examples('npm run lockstep -- tasks list', decide));
  connecting(tasks.command('list').description('What waits for who is signed in, the most urgent first.'))
    .addHelpText('after', examples('npm run lockstep -- tasks list', 'npm run lockstep -- tasks list --email member-07@demo.lockstep.example --json'))
    .action((options: Connection) => list(options, terminal));
  changing(tasks.command('decide').description('Pass or return what waits for your role.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<task>', 'its kind, e.g. expert-assessment')
    .addOption(new Option('--verdict <verdict>', 'pass, or return with a note').choices(['pass', 'return']).makeOptionMandatory())
    .option('--note <text>', 'why; needed for a return')
    .option('--language <tag>', 'the language version it is about, for tasks asked per language')
    .addHelpText('after', examples(decide, 'npm run lockstep -- tasks decide <standard> approval --verdict return --note "Clause 5 has no test method."'))
    .action((standard: string, task: string, { verdict, note, language, ...options }: Decided) =>
      changeStandard(options, standard, terminal, () => ({ path: `/tasks/${segment(task)}/decisions`, body: { verdict, ...(note ? { note } : {}), ...(language ? { language } : {}) } })),
    );
}

async function list(options: Connection, { print }: Terminal): Promise<void> {
  const { tasks } = await (await connect(options)).read<{ tasks: readonly Task[] }>('/tasks');
  if (options.json) return print(asJson(tasks));
  if (tasks.length === 0) return print('Nothing waits.');
  for (const line of table(['due', 'task', 'role', 'language', 'standard'], tasks.map(({ dueAt, key, role, language, standardId }) => [dueAt ?? '', key, role, language ?? '', standardId]))) print(line);
}
