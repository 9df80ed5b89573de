import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Clock, type Settled } from '#lib/kernel';
import { decide } from '../model/decide.js';
import { normalNumber } from '../model/standard-number.js';
import type { Standard } from '../model/standard.js';
import type { AskOptions } from './ask-standard.js';
import { type Recorded, Standards } from './standards.js';

/** Brings back what has ended, knowing whether another standard in force has taken its place. */
@Injectable()
export class ReinstateStandardHandler {
  constructor(
    @Inject(Standards) private readonly standards: Standards,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ standardId, reason, by }: { readonly standardId: string; readonly reason: string; readonly by: Actor }, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const at = this.clock.now();
    const successor = await this.successorOf((await this.standards.load(standardId)).standard);
    return this.standards.change({ standardId, by, at, ...options }, (standard, procedure) => decide(standard, { type: 'ReinstateStandard', reason, ...(successor ? { successor } : {}), by, at }, procedure));
  }

  /** What replaced it may have been replaced in its turn: whichever is in force stands for all before it. */
  private async successorOf(standard: Standard): Promise<string | undefined> {
    const seen = new Set<string>();
    for (let one = standard; one.is === 'underway' && one.publication; ) {
      const next = await this.standards.replacing(normalNumber(one.publication.number) ?? one.publication.number);
      if (!next || seen.has(next)) return undefined;
      seen.add(next);
      one = (await this.standards.load(next)).standard;
      if (one.is === 'underway' && one.publication?.inForce && one.endedOn === null) return next;
    }
    return undefined;
  }
}
