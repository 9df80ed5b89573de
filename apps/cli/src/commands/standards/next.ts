import type { ShownMove, ShownNext, ShownTelling } from '../../remote/standards.js';
import type { Session } from '../../remote/session.js';
import { asJson, type Terminal } from '../../terminal.js';

export interface WhatIfOptions {
  readonly at?: string;
  readonly move?: string;
}

/** What GET /standards/:id/next says, for people. */
export async function next(session: Session, id: string, json: boolean, { print }: Terminal, { at, move }: WhatIfOptions): Promise<void> {
  const asked = new URLSearchParams({ ...(at ? { at } : {}), ...(move ? { move } : {}) }).toString();
  const answer = await session.read<ShownNext>(`/standards/${id}/next${asked ? `?${asked}` : ''}`);
  if (json) return print(asJson(answer));
  for (const line of [...whatIfLines(answer), ...linesOf(answer)]) print(line);
}

function whatIfLines({ whatIf, on }: ShownNext): readonly string[] {
  if (!whatIf) return [];
  const { events, telling, move, refused, assumed } = whatIf;
  return [
    `What if it were ${on}${move ? ` and someone made the move ${move}` : ''}: nothing has been changed, and nobody told.`,
    ...(refused ? [`  The move would be refused. ${refused.code}: ${refused.detail}`, ...refused.unmet.map(({ code, because }) => `    ${code}: ${because}`)] : []),
    ...events.map(({ type, at }) => `  ${at}  ${type}`),
    ...telling.map((one) => `  told: ${tellingLine(one)}`),
    ...(Object.keys(assumed).length > 0 ? [`  assumed: ${Object.entries(assumed).map(([name, value]) => `${name} ${value}`).join(', ')}`] : []),
    '',
  ];
}

function linesOf(answer: ShownNext): readonly string[] {
  const { stage, frozen, suspended, turns, holders, on, daysAtStage, clocks, moves, dueDates, exceptions = [], people = {} } = answer;
  return [
    `${on}: at stage ${stage} for ${days(daysAtStage)}${frozen ? `, frozen since ${frozen.since}` : ''}. Whose move it is: ${holders.map((role) => withNames(role, people)).join(', ') || 'nobody'}.`,
    ...(suspended ? [`Suspended since ${suspended.on}${suspended.by ? ` by ${suspended.by}` : ''}: ${suspended.reason} Stands still: ${suspended.standStill.join(', ') || 'nothing'}. Resumed by: ${suspended.resumedBy.join(', ')}.`] : []),
    ...clocks.filter(({ state }) => state === 'running').map(({ clock, dueOn, daysLeft }) => `${clock}: due ${dueOn}, ${left(daysLeft)}.`),
    ...exceptions.map(({ gate, by, needs, recorded }) => (recorded ? `${gate}: set aside${recorded.until ? ` until ${recorded.until}` : ''}: ${recorded.reason}` : `${gate}: "generally"; an exception by ${by.join(' or ')} takes ${needs.filter((need) => need !== 'approver').join(', ')}.`)),
    ...moves.flatMap((move) => ['', ...moveLines(move)]),
    ...(turns.length > 0 ? ['', 'Besides:'] : []),
    ...turns.flatMap((turn) => [`${turn.open ? '✓' : '✗'} ${turn.turn}${turn.procedure ? ` to ${turn.procedure}` : ''}${turn.to ? ` → ${turn.to}` : ''} (${turn.by.join(', ')})`, ...turn.unmet.map(({ code, because }) => `    ${code}: ${because}`)]),
    ...(dueDates.length > 0 ? ['', 'Due:'] : []),
    ...dueDates.map(({ key, on: day, daysLeft }) => `  ${day}  ${key} (${left(daysLeft)})`),
  ];
}

const moveLines = ({ move, to, open, by, details, due, unmet, telling }: ShownMove): readonly string[] => [
  `${open ? '✓' : '✗'} ${move} → ${to} (${by.join(', ')})${details.length > 0 ? ` with ${details.join(', ')}` : ''}${due ? `, due ${due.dueOn}: ${left(due.daysLeft)}` : ''}`,
  ...unmet.map(({ code, because, who }) => `    ${code}: ${because}${who.length > 0 ? ` (${who.join(', ')})` : ''}`),
  ...telling.map((one) => `    then told: ${tellingLine(one)}`),
];

const tellingLine = ({ event, language, roles, people, languages }: ShownTelling): string =>
  `${event}${language ? ` ${language}` : ''} to ${people} ${people === 1 ? 'person' : 'people'}${people > 0 ? ` (${Object.entries(languages).map(([tag, count]) => `${tag} ${count}`).join(', ')})` : ''}: ${roles.join(', ')}`;

function withNames(role: string, people: NonNullable<ShownNext['people']>): string {
  const held = people[role];
  if (!held || held.count === 0) return role;
  return `${role} (${held.count <= 3 ? held.people.map(({ name }) => name).join(', ') : `${held.count} people`})`;
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
const left = (count: number): string => (count < 0 ? `${days(-count)} over` : `${days(count)} left`);
