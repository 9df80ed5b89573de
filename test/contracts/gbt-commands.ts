import { randomUUID } from 'node:crypto';
import { type Actor, type Instant, instantFromMs, msOf } from '#lib/kernel';
import { type Ask, type Change, type Command, decide, type Procedure } from '#lib/lifecycle';
import { loadProcedures } from '../../libs/lifecycle/src/adapters/procedures/yaml-procedures.js';

export const procedures = await loadProcedures();
export const gbt: Procedure = procedures.of('gbt', 1)!;

export const noon: Instant = '2024-03-11T04:00:00.000Z';
export const daysLater = (at: Instant, days: number): Instant => instantFromMs(msOf(at) + days * 86_400_000);

const person = (role: string): Actor => ({ id: randomUUID(), roles: [role], languages: [] });
export const proposer = person('proposer');
export const secretary = person('secretary');
export const authority = person('authority');
export const committee = randomUUID();

/** A command with what the store must be told of it. */
export type Asking = readonly [Change, Ask];

export function asking(standardId: string, command: Command, options: Pick<Change, 'receipt' | 'ifVersion'> = {}): Asking {
  return [{ standardId, by: command.by, at: command.at, ...options }, (standard, procedure) => decide(standard, command, procedure)];
}

export function proposing(id: string, options: { readonly receipt?: Change['receipt']; readonly at?: Instant; readonly committee?: string; readonly title?: string; readonly replaces?: string } = {}): Asking {
  const { receipt, at = noon, title = 'Requirements' } = options;
  const command: Command = {
    type: 'ProposeStandard',
    id,
    committee: options.committee ?? committee,
    title: { 'zh-Hans': title, en: title },
    baseLanguage: 'zh-Hans',
    languages: [{ language: 'en', mode: 'parallel', required: true }],
    adoption: 'none',
    replaces: options.replaces ?? null,
    by: proposer,
    at,
  };
  const [change, ask] = asking(id, command, { receipt });
  return [{ ...change, procedure: gbt }, ask];
}

/** One event, wherever the standard is; the same patent twice decides nothing. */
export const disclosing = (id: string, patent: string, options: Pick<Change, 'receipt' | 'ifVersion'> = {}, by: Actor = secretary): Asking =>
  asking(id, { type: 'DisclosePatent', patent, holder: 'A holder', claims: 'Claims 1 to 3.', by, at: noon }, options);

/** Refused: only members of the committee's electorate may vote, and there is no ballot. */
export const votingNowhere = (id: string): Asking => asking(id, { type: 'CastVote', ballot: 'review', choice: 'approve', reason: null, by: proposer, at: noon });

/** Opens a vote on the proposal, so that there are tasks for each member and, with a closing time, a due date. */
export const openingBallot = (id: string, members: readonly string[], closesAt: Instant | null = null): Asking =>
  asking(id, { type: 'OpenBallot', question: 'proposal', language: null, closesAt, holders: { member: members, drafter: [] }, by: secretary, at: noon });

export const closing = (id: string): Asking => asking(id, { type: 'CloseBallot', ballot: 'proposal', by: secretary, at: noon });

export const voting = (id: string, member: string, options: Pick<Change, 'receipt'> = {}, choice: 'approve' | 'against' = 'approve'): Asking =>
  asking(id, { type: 'CastVote', ballot: 'proposal', choice, reason: null, by: { id: member, roles: ['member'], languages: [] }, at: noon }, options);

export function observing(id: string, number: string, dates: { readonly announcedOn: string; readonly implementsOn: string; readonly at?: Instant } = { announcedOn: '2020-01-01', implementsOn: '2020-07-01' }): Asking {
  const { announcedOn, implementsOn, at = noon } = dates;
  const [change, ask] = asking(id, { type: 'ObserveStandard', id, committee, title: { en: 'Observed' }, baseLanguage: 'zh-Hans', number, announcedOn, implementsOn, source: 'A catalogue.', by: authority, at });
  return [{ ...change, procedure: gbt }, ask];
}
