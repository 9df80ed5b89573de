import { Injectable } from '@nestjs/common';
import { Clock, Ids, refuse, type Settled } from '#lib/kernel';
import type { ObserveStandard, ProposeStandard } from '../model/commands.js';
import { decide } from '../model/decide.js';
import { refusals } from '../model/refusals.js';
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
    const command = { ...rest, id, at };
    const settled = await this.standards.change({ standardId: id, procedure, by: asked.by, at, receipt: options.receipt }, (standard, law) => decide(standard, command, law));
    return { id, settled };
  }
}
