import { groupsOf } from '#lib/ballots';
import { exceptionLaws } from '../exceptions.js';
import type { Procedure } from '../procedure.js';
import { error, type Problem, warning } from './problem.js';
import { turnLawsOf } from './turns.js';

/** Roles that decisions of every procedure speak of: who sets aside a gate, who answers comments, who asks patentees. */
const builtIn = ['authority', 'secretary', 'drafter'] as const;

/** Roles that nobody is appointed to: they come with what a person does for one standard. */
const standing = ['proposer', 'commenter', 'follower'] as const;

/** Everyone named has something to do or to hear, and everything prepared is asked for. */
export function checkUsage(procedure: Procedure, appointable?: readonly string[]): readonly Problem[] {
  const { roles, ballots, rules, tasks, consultations, moves } = procedure;
  const missing = builtIn
    .filter((role) => !Object.hasOwn(roles, role))
    .map((role) => error('ROLE_MISSING', ['roles'], `There is no role "${role}", and some decisions are theirs in every procedure.`, 'Add it, with the name it has here.'));
  const unheld = Object.keys(roles)
    .filter((role) => appointable && ![...appointable, ...standing].includes(role))
    .map((role) => error('ROLE_WITHOUT_HOLDERS', ['roles', role], `Nobody can be appointed "${role}", so nobody could do what it may, nor hear what it is told.`, `Use one of: ${[...new Set([...(appointable ?? []), ...standing])].join(', ')}; its name is yours to choose.`));
  const busy = busyRoles(procedure);
  const idle = Object.keys(roles)
    .filter((role) => !busy.has(role))
    .map((role) => warning('ROLE_IDLE', ['roles', role], `"${role}" may do nothing and is told nothing.`, 'Say what it does or hears, or take it out.'));

  const gates = [...moves.flatMap((move) => move.gates), ...turnLawsOf(procedure).flatMap(([, , law]) => law.gates ?? [])];
  const asked = new Set(gates.flatMap((gate) => Object.values(gate).flatMap((of: Record<string, unknown>) => [of['question'], of['orElse'], of['task'], of['kind']])));
  const unasked = (what: string, path: string, ids: readonly string[]) =>
    ids.map((id) => warning('NOTHING_ASKS_FOR', [path, id], `No gate asks for the ${what} "${id}".`, 'Let a gate ask for it, or take it out.'));
  return [
    ...missing,
    ...unheld,
    ...idle,
    ...unasked('ballot', 'ballots', Object.keys(ballots).filter((id) => !asked.has(id) && !ballots[id]!.settles)),
    ...unasked('task', 'tasks', Object.keys(tasks).filter((id) => !asked.has(id))),
    ...unasked('consultation', 'consultations', Object.keys(consultations).filter((id) => !asked.has(id))),
    ...Object.keys(rules)
      .filter((id) => !Object.values(ballots).some(({ rule }) => rule === id))
      .map((id) => warning('NOTHING_ASKS_FOR', ['rules', id], `No ballot is counted by the rule "${id}".`, 'Let a ballot use it, or take it out.')),
  ];
}

function busyRoles(procedure: Procedure): ReadonlySet<string> {
  const { proposedBy, textRevisedBy, documents, rules, ballots, consultations, tasks, clocks, languages, moves, told } = procedure;
  return new Set([
    ...proposedBy,
    ...textRevisedBy,
    ...Object.values(documents).flatMap(({ by }) => by),
    ...Object.values(rules).flatMap((rule) => groupsOf(rule)),
    ...Object.values(ballots).flatMap(({ openedBy, electorate }) => [...openedBy, electorate]),
    ...Object.values(consultations).flatMap(({ openedBy, commentBy }) => [...openedBy, ...(commentBy === 'anyone-signed-in' ? [] : commentBy)]),
    ...Object.values(tasks).flatMap(({ by }) => by),
    ...Object.values(clocks).flatMap(({ extension, pause }) => [...(extension ? [...extension.askedBy, ...extension.decidedBy] : []), ...(pause?.by ?? [])]),
    ...exceptionLaws(procedure).flatMap(({ by }) => by),
    ...languages.late.excusedBy,
    ...languages.submittedBy,
    ...languages.approvedBy,
    ...languages.revisedBy,
    ...moves.flatMap((move) => [...move.by, ...(move.told ?? [])]),
    ...turnLawsOf(procedure).flatMap(([, , law]) => [...law.by, ...(law.told ?? [])]),
    ...(procedure.turns?.suspend?.resumedBy ?? []),
    ...Object.values(told).flat(),
  ]);
}
