import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Clock, type Settled } from '#lib/kernel';
import { convertStandard } from '../model/decide/convert.js';
import { refusals } from '../model/refusals.js';
import type { AskOptions } from './ask-standard.js';
import { Procedures } from './procedures.js';
import { type Recorded, Standards } from './standards.js';

/** Takes a standard over to another procedure, under the version of it that is in force today. */
@Injectable()
export class ConvertStandardHandler {
  constructor(
    @Inject(Standards) private readonly standards: Standards,
    @Inject(Procedures) private readonly procedures: Procedures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ standardId, to, reason, by }: { readonly standardId: string; readonly to: string; readonly reason: string; readonly by: Actor }, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const at = this.clock.now();
    const target = await this.procedures.inForceAt(to, at);
    if (!target) return { is: 'refused', refusal: refusals.procedureUnknown(to) };
    return this.standards.change({ standardId, by, at, ...options }, (standard, procedure) => (standard.is === 'unproposed' ? refusals.standardUnknown() : convertStandard(standard, { reason, by, at }, procedure, target)));
  }
}
