import { Argument, type Command } from 'commander';
import { endOfDay, isLocalDate, type Zone } from '#lib/kernel';
import { Unusable } from '../exit-codes.js';
import type { Session } from '../remote/session.js';
import type { ShownStandard } from '../remote/standards.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { type Connection, connect, connecting } from './connection.js';
import { examples } from './help.js';
import { idOf } from './which-standard.js';

interface Ballot {
  readonly key: string;
  readonly openedAt: string;
  readonly closesAt: string | null;
  readonly entitled: number;
  readonly cast: number;
  readonly tally: { readonly counts: { readonly for: number; readonly against: number; readonly abstaining: number }; readonly passed: boolean } | null;
}

const opening = 'npm run lockstep -- ballots open <standard> review --closes-on 2026-10-30';
const voting = 'npm run lockstep -- ballots vote <standard> review against --reason "5.2 contradicts 3.1."';

export function ballotsCommands(program: Command, terminal: Terminal): void {
  const ballots = program.command('ballots').description('Questions put to the vote.').addHelpText('after', examples(opening, voting, 'npm run lockstep -- ballots close <standard> review'));
  connecting(about(ballots, 'list', 'The ballots of this round, with participation, and the tally once counted.'))
    .addHelpText('after', examples('npm run lockstep -- ballots list <standard> --json'))
    .action((standard: string, options: Connection) => list(standard, options, terminal));
  changing(about(ballots, 'open', 'Put a question of the procedure to its electorate.'))
    .argument('<question>', 'e.g. proposal, review, language-review')
    .option('--language <tag>', 'the language version it is about')
    .option('--closes-on <day>', 'the last day to vote; without it the ballot is closed by hand, as after a meeting')
    .addHelpText('after', examples(opening, 'npm run lockstep -- ballots open <standard> language-review --language en'))
    .action((standard: string, question: string, { language, closesOn, ...options }: Changing & { readonly language?: string; readonly closesOn?: string }) =>
      changeStandard(options, standard, terminal, async (session, id) => ({
        path: '/ballots',
        body: { question, ...(language ? { language } : {}), ...(closesOn ? { closesAt: await endOf(closesOn, session, id) } : {}) },
      })),
    );
  changing(about(ballots, 'vote', 'Vote, or change your vote until the ballot closes.'))
    .argument('<ballot>', 'its question; of a language version, question:language')
    .addArgument(new Argument('<vote>', 'how').choices(['approve', 'against', 'abstain']))
    .option('--reason <text>', 'a written reason')
    .addHelpText('after', examples('npm run lockstep -- ballots vote <standard> review approve', voting))
    .action((standard: string, ballot: string, vote: string, { reason, ...options }: Changing & { readonly reason?: string }) =>
      changeStandard(options, standard, terminal, () => ({ path: `/ballots/${segment(ballot)}/votes`, body: { vote, ...(reason ? { reason } : {}) } })),
    );
  changing(about(ballots, 'close', 'Close a ballot and count it.'))
    .argument('<ballot>', 'its question; of a language version, question:language')
    .addHelpText('after', examples('npm run lockstep -- ballots close <standard> review'))
    .action((standard: string, ballot: string, options: Changing) => changeStandard(options, standard, terminal, () => ({ path: `/ballots/${segment(ballot)}/closing` })));
}

const about = (group: Command, name: string, description: string): Command => group.command(name).description(description).argument('<standard>', 'its identifier or number');

/** A day belongs to the vote to its end, where the procedure is at home. */
async function endOf(day: string, session: Session, id: string): Promise<string> {
  if (!isLocalDate(day)) throw new Unusable(`--closes-on is ${day}; write a day of the calendar as 2026-10-30.`);
  const { procedure } = await session.read<ShownStandard>(`/standards/${id}`);
  const { zone } = await session.read<{ zone: Zone }>(`/procedures/${segment(procedure.id)}`);
  return endOfDay(day, zone);
}

async function list(standard: string, options: Connection, { print }: Terminal): Promise<void> {
  const session = await connect(options);
  const { ballots } = await session.read<{ ballots: readonly Ballot[] }>(`/standards/${await idOf(session, standard)}/ballots`);
  if (options.json) return print(asJson(ballots));
  if (ballots.length === 0) return print('No ballot has been opened in this round.');
  const rows = ballots.map(({ key, openedAt, closesAt, entitled, cast, tally }) => [key, openedAt, closesAt ?? 'by hand', `${cast} of ${entitled}`, tally ? `${tally.counts.for} : ${tally.counts.against} : ${tally.counts.abstaining}, ${tally.passed ? 'passed' : 'not passed'}` : 'open']);
  for (const line of table(['ballot', 'opened', 'closes', 'cast', 'approve : against : abstain'], rows)) print(line);
}
