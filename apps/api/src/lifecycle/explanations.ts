import { Inject, Injectable } from '@nestjs/common';
import type { Instant, Refusal } from '#lib/kernel';
import { type ExplainedStandard, ExplainStandard, type Telling, type WhatIf } from '#lib/lifecycle';
import { Audiences } from '#lib/notices';
import { Directory, type Principal } from '#lib/participants';
import { OwnProcedure } from '../problems/own-procedure.js';
import { Phrases } from '../problems/phrases.js';
import { problemFor, unmetInWords } from '../problems/problem-for.js';
import { orRefuse, Refused } from '../problems/refused.js';
import { Acting } from './acting.js';

/** Names beyond these are counted, not listed. */
const MOST_NAMES = 20;

/** What lifecycle explains, with the people behind the roles, in the reader's language. Only ever reads. */
@Injectable()
export class Explanations {
  constructor(
    @Inject(ExplainStandard) private readonly explaining: ExplainStandard,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Acting) private readonly acting: Acting,
    @Inject(Phrases) private readonly phrases: Phrases,
    @Inject(OwnProcedure) private readonly procedure: OwnProcedure,
  ) {}

  /** Names, and who has not voted yet, are for those signed in: from outside it would tell, vote by vote, who just did. */
  async of(id: string, whatIf: WhatIf, language: string, reader: Principal | undefined) {
    const { proposer, committee, ...found } = orRefuse(await this.explaining.explain(id, whatIf));
    const counted = await this.counted(found, found.at);
    const people = reader ? await this.holders(found, committee, proposer) : undefined;
    // Whoever proposed it is entitled as proposer without holding the role.
    const mine = reader ? [...new Set([...(await this.acting.on(id, reader)).roles, ...(reader.person.id === proposer ? ['proposer'] : [])])] : [];
    const suspendedBy = reader && found.suspended ? ((await this.directory.person(found.suspended.by))?.name ?? found.suspended.by) : null;
    const own = await this.procedure.of(id);
    return this.phrases.under(own, () => ({
      ...found,
      mine,
      suspended: found.suspended && { ...found.suspended, by: reader ? suspendedBy : null },
      turns: found.turns.map((turn) => ({ ...turn, unmet: turn.unmet.map((one) => unmetInWords(one, language, this.phrases)) })),
      tasks: reader ? found.tasks : found.tasks.filter(({ person }) => person === null),
      moves: found.moves.map((move) => ({ ...move, unmet: move.unmet.map((one) => unmetInWords(one, language, this.phrases)), telling: move.telling.map(counted) })),
      ...(people ? { people } : {}),
      whatIf: found.whatIf && { ...found.whatIf, telling: found.whatIf.telling.map(counted), refused: found.whatIf.refused && this.inWords(found.whatIf.refused, language) },
    }));
  }

  private async counted({ id, moves, whatIf }: Pick<ExplainedStandard, 'id' | 'moves' | 'whatIf'>, at: Instant) {
    const all = [...moves.flatMap(({ telling }) => telling), ...(whatIf?.telling ?? [])];
    const audiences = await this.audiences.of(id, all.map(({ roles, language }) => ({ roles, language })), at);
    const of = new Map(all.map((telling, i) => [telling, audiences[i]!]));
    return (telling: Telling) => ({ ...telling, ...of.get(telling)! });
  }

  private async holders({ moves, holders, at }: Pick<ExplainedStandard, 'moves' | 'holders' | 'at'>, committee: string, proposer: string) {
    const asked = new Set([...holders, ...moves.flatMap(({ by, unmet }) => [...by, ...unmet.flatMap(({ who }) => who)])]);
    const members = (await this.directory.members(committee, at)).map(({ personId, name, role, languages }) => ({ role: role as string, person: personId, name, languages }));
    const proposing = asked.has('proposer') ? await this.directory.person(proposer) : undefined;
    if (proposing && !members.some(({ role, person }) => role === 'proposer' && person === proposing.id)) members.unshift({ role: 'proposer', person: proposing.id, name: proposing.name, languages: [] });
    const holding = (role: string) => members.filter((member) => member.role === role).map(({ person, name, languages }) => ({ person, name, languages }));
    return Object.fromEntries([...asked].filter((role) => role !== 'system').map((role) => [role, { count: holding(role).length, people: holding(role).slice(0, MOST_NAMES) }]));
  }

  private inWords(refusal: Refusal, language: string) {
    const { code, title, detail, remedy, facts, unmet } = problemFor(new Refused(refusal), { method: 'GET', path: '', contentType: '', requestId: '', language }, this.phrases);
    return { code, title, detail, remedy, facts, unmet };
  }
}
