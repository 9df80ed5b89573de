import { Injectable } from '@nestjs/common';
import { Clock, type Settled } from '#lib/kernel';
import type { Command, OpenBallot } from '../model/commands.js';
import { decide } from '../model/decide.js';
import { type Change, type Recorded, type Receipt, Standards } from './standards.js';

/** A command as it comes in: who asks is known, when is the clock's to say. */
export type Asked<C extends Command = Command> = C extends Command ? Omit<C, 'at'> : never;

export interface AskOptions {
  readonly receipt?: Receipt | undefined;
  readonly ifVersion?: number | undefined;
}

/** The one way in for everything that is decided from a standard's own state. */
@Injectable()
export class AskStandard {
  constructor(
    private readonly standards: Standards,
    private readonly clock: Clock,
  ) {}

  ask(standardId: string, asked: Asked, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const at = this.clock.now();
    const command = { ...asked, at } as Command;
    return this.standards.change(changeFor(standardId, command, options), (standard, procedure) => decide(standard, command, procedure));
  }
}

export const changeFor = (standardId: string, { by, at }: Command, { receipt, ifVersion }: AskOptions): Change => ({ standardId, by, at, receipt, ifVersion });

export type BallotAsked = Omit<OpenBallot, 'at' | 'holders'>;
