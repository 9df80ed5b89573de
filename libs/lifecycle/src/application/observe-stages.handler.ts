import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, refuse, type Settled } from '#lib/kernel';
import type { ObserveStages } from '../model/commands.js';
import { decide } from '../model/decide.js';
import type { Procedure } from '../model/procedure.js';
import { refusals } from '../model/refusals.js';
import type { AskOptions } from './ask-standard.js';
import { Committees } from './committees.js';
import { Procedures } from './procedures.js';
import { type Recorded, Standards } from './standards.js';

/** `record` is what the source calls the document: the same record is the same standard, however often it is taken in. */
export type ObservedRecord = Omit<ObserveStages, 'at' | 'id'> & { readonly procedure: string; readonly record: string };

/** Takes in a record of a standard elsewhere, or what is new in it since the last time. */
@Injectable()
export class ObserveStagesHandler {
  constructor(
    private readonly standards: Standards,
    private readonly procedures: Procedures,
    private readonly committees: Committees,
    private readonly clock: Clock,
  ) {}

  async execute({ procedure: procedureId, record, ...asked }: ObservedRecord, options: AskOptions = {}): Promise<{ readonly id: string; readonly settled: Settled<Recorded> }> {
    const at = this.clock.now();
    const id = standardOf(procedureId, record);
    const inForce = await this.procedures.inForceAt(procedureId, at);
    const procedure = inForce && this.knowing(inForce, asked.seen.map(({ stage }) => stage));
    if (!procedure) return { id, settled: { is: 'refused', refusal: refusals.procedureUnknown(procedureId) } };
    if (!(await this.committees.exists(asked.committee))) {
      return { id, settled: { is: 'refused', refusal: refuse('COMMITTEE_UNKNOWN', 'There is no such committee.', 'See GET /committees.', { committee: asked.committee }) } };
    }
    const command: ObserveStages = { ...asked, id, at };
    const settled = await this.standards.change({ standardId: id, procedure, by: asked.by, at, receipt: options.receipt }, (standard, law) => decide(standard, command, law));
    return { id, settled };
  }

  /** The version in force today, or where it has given up a stage that was seen, the latest one that knows them all. */
  private knowing(inForce: Procedure, seen: readonly string[]): Procedure {
    const knowsAll = ({ stages }: Procedure) => seen.every((stage) => Object.hasOwn(stages, stage));
    if (knowsAll(inForce)) return inForce;
    return this.procedures.all().filter(({ id, version }) => id === inForce.id && version < inForce.version).toSorted((a, b) => b.version - a.version).find(knowsAll) ?? inForce;
  }
}

/** The identifier of the standard a record is about (a name-based UUID): nobody has to remember which one it was. */
function standardOf(procedure: string, record: string): string {
  const hex = createHash('sha256').update(`${procedure}\n${record}`).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
