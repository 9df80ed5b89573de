import { type Command, Option } from 'commander';
import { Unusable } from '../exit-codes.js';
import { commentsOf } from '../remote/standards.js';
import { numbersIn } from '../scenario/format/ranges.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { type Connection, connect, connecting } from './connection.js';
import { examples } from './help.js';
import { yamlIn } from './input-file.js';
import { idOf } from './which-standard.js';

interface Lodged extends Changing {
  readonly language: string;
  readonly text: string;
  readonly type: string;
  readonly unit?: string;
  readonly change?: string;
}

interface Disposed {
  readonly comment: number;
  readonly disposition: string;
  readonly reason?: string;
}

const dispositions = ['accepted', 'accepted-in-part', 'not-accepted', 'noted'];
const opening = 'npm run lockstep -- consultations open <standard> draft --closes-on 2026-12-31';
const adding = 'npm run lockstep -- comments add <standard> draft --language en --unit 3.1 --type te --text "Define the term."';
const disposing = 'npm run lockstep -- comments dispose <standard> answers.yaml';

export function consultationsCommands(program: Command, terminal: Terminal): void {
  const consultations = program.command('consultations').description('Windows for comments.').addHelpText('after', examples(opening));
  changing(about(consultations, 'open', 'Open a consultation.'))
    .argument('<kind>', 'e.g. project-notice, draft, patent-notice')
    .requiredOption('--closes-on <day>', 'its last day')
    .addHelpText('after', examples(opening))
    .action((standard: string, kind: string, { closesOn, ...options }: Changing & { readonly closesOn: string }) => changeStandard(options, standard, terminal, () => ({ path: '/consultations', body: { kind, closesOn } })));
}

export function commentsCommands(program: Command, terminal: Terminal): void {
  const comments = program.command('comments').description('Comments of a consultation, and their dispositions.').addHelpText('after', examples('npm run lockstep -- comments list <standard> draft', adding, disposing));
  connecting(about(comments, 'list', 'Every comment with its disposition, in the order received.'))
    .argument('<kind>', 'the consultation')
    .addHelpText('after', examples('npm run lockstep -- comments list <standard> draft', 'npm run lockstep -- comments list <standard> draft --json'))
    .action((standard: string, kind: string, options: Connection) => list(standard, kind, options, terminal));
  changing(about(comments, 'add', 'Comment on a text that is laid out.'))
    .argument('<kind>', 'the consultation')
    .requiredOption('--language <tag>', 'the text that was read')
    .requiredOption('--text <text>', 'what is observed')
    .addOption(new Option('--type <type>', 'ge general, te technical, ed editorial').choices(['ge', 'te', 'ed']).default('ge'))
    .option('--unit <unit>', "the unit it is about, e.g. 3.1.2/2; otherwise the whole text")
    .option('--change <text>', 'the change that is proposed')
    .addHelpText('after', examples(adding))
    .action((standard: string, kind: string, { language, text, type, unit, change, ...options }: Lodged) =>
      changeStandard(options, standard, terminal, () => ({
        path: `/consultations/${segment(kind)}/comments`,
        body: { language, type, text, ...(unit ? { unit } : {}), ...(change ? { proposedChange: change } : {}) },
      })),
    );
  changing(about(comments, 'dispose', 'Answer comments, one or hundreds at once: all, or none when one answer cannot stand.'))
    .argument('<file>', 'YAML or JSON: a list of { comments: 3-73, disposition: accepted } with a reason where it is not simply accepted')
    .addHelpText('after', `${examples(disposing)}\nA file of answers:\n  - { comments: 3-73, disposition: accepted }\n  - { comments: "74, 80", disposition: not-accepted, reason: Outside the scope. }\nDispositions: ${dispositions.join(', ')}`)
    .action((standard: string, file: string, options: Changing) => changeStandard(options, standard, terminal, () => ({ path: '/dispositions', body: { dispositions: answersIn(file) } })));
}

const about = (group: Command, name: string, description: string): Command => group.command(name).description(description).argument('<standard>', 'its identifier or number');

/** Everything that is wrong with the file is said at once. @throws Unusable naming file and lines. */
function answersIn(file: string): readonly Disposed[] {
  const yaml = yamlIn(file);
  if (!Array.isArray(yaml.value) || yaml.value.length === 0) throw new Unusable(`${file}:1: a list of answers is needed, such as "- { comments: 3-73, disposition: accepted }".`);
  const wrong: string[] = [];
  const answers = (yaml.value as readonly Readonly<Record<string, unknown>>[]).flatMap((answer, index) => {
    const { comments = answer?.['comment'], disposition, reason } = answer ?? {};
    const numbers = typeof comments === 'string' || typeof comments === 'number' ? numbersIn(comments) : undefined;
    const object = (what: string) => void wrong.push(`${file}:${yaml.lineOf([index])}: ${what}`);
    if (!numbers) object('comments must be numbers and ranges, e.g. 3-73, or "3-73, 80".');
    if (!dispositions.includes(String(disposition))) object(`disposition is ${disposition === undefined ? 'missing' : `"${String(disposition)}"`}; use one of ${dispositions.join(', ')}.`);
    if (reason !== undefined && typeof reason !== 'string') object('reason must be a text.');
    return (numbers ?? []).map((comment) => ({ comment, disposition: String(disposition), ...(typeof reason === 'string' ? { reason } : {}) }));
  });
  if (wrong.length > 0) throw new Unusable(wrong.join('\n'));
  return answers;
}

async function list(standard: string, kind: string, options: Connection, { print }: Terminal): Promise<void> {
  const session = await connect(options);
  const comments = await commentsOf(session, await idOf(session, standard), kind);
  if (options.json) return print(asJson(comments));
  if (comments.length === 0) return print('No comment has been received.');
  const rows = comments.map(({ number, language, unit, type, text, disposition }) => [String(number), language, unit ?? '', type, disposition?.disposition ?? 'open', text.replace(/\s+/gu, ' ').slice(0, 80)]);
  for (const line of table(['comment', 'text', 'unit', 'type', 'disposition', 'says'], rows)) print(line);
}
