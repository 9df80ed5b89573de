import { Injectable } from '@nestjs/common';
import { Clock, Ids, isRefusal, refuse, type Refusal, type Settled } from '#lib/kernel';
import type { ObserveStandard, ProposeStandard } from '../model/commands.js';
import { decide } from '../model/decide.js';
import { refusals } from '../model/refusals.js';
import { normalNumber } from '../model/standard-number.js';
import type { AskOptions } from './ask-standard.js';
import { Committees } from './committees.js';
import { Procedures } from './procedures.js';
import { type Recorded, Standards } from './standards.js';

type New<C> = Omit<C, 'at' | 'id'> & { readonly procedure: string };

/** Starts an item, or takes in an observed one, under the version of the procedure that is in force today. */
@Injectable()
export class ProposeStandardHandler {
  constructor(
    private readonly standards: Standards,
    private readonly procedures: Procedures,
    private readonly committees: Committees,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(asked: New<ProposeStandard> | New<ObserveStandard>, options: AskOptions = {}): Promise<{ readonly id: string; readonly settled: Settled<Recorded> }> {
    const at = this.clock.now();
    const id = this.ids.next();
    const { procedure: procedureId, ...rest } = asked;
    const procedure = await this.procedures.inForceAt(procedureId, at);
    if (!procedure) return { id, settled: { is: 'refused', refusal: refusals.procedureUnknown(procedureId) } };
    if (!(await this.committees.exists(asked.committee))) {
      return { id, settled: { is: 'refused', refusal: refuse('COMMITTEE_UNKNOWN', 'There is no such committee.', 'See GET /committees.', { committee: asked.committee }) } };
    }
    const replaced = rest.type === 'ProposeStandard' && rest.replaces !== null ? await this.replaced(rest.replaces) : undefined;
    if (isRefusal(replaced)) return { id, settled: { is: 'refused', refusal: replaced } };
    const command = { ...rest, ...replaced, id, at };
    const settled = await this.standards.change({ standardId: id, procedure, by: asked.by, at, receipt: options.receipt }, (standard, law) => decide(standard, command, law));
    return { id, settled };
  }

  /** What is to be replaced, named by its id here or by its number. */
  private async replaced(named: string): Promise<Pick<ProposeStandard, 'replaces' | 'replaced'> | Refusal> {
    const isId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(named);
    const replaces = isId ? named : await this.standards.numbered(normalNumber(named));
    if (replaces === undefined) return { replaces: null, replaced: { number: named, inForce: null } };
    const { standard } = await this.standards.load(replaces);
    if (standard.is === 'unproposed') return refusals.standardUnknown();
    const { publication, endedOn, title, text } = standard;
    return { replaces, replaced: { number: publication?.number ?? title[text.language] ?? named, inForce: publication?.inForce === true && endedOn === null } };
  }
}
