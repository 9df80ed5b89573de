import { Injectable } from '@nestjs/common';
import { groupsOf } from '#lib/ballots';
import { Clock, type Settled } from '#lib/kernel';
import { decide } from '../model/decide.js';
import { refusals } from '../model/refusals.js';
import { type AskOptions, type BallotAsked, changeFor } from './ask-standard.js';
import { Committees } from './committees.js';
import { type Recorded, Standards } from './standards.js';

/** Puts a question to the vote: the electorate is read from the committee as it stands at this instant. */
@Injectable()
export class OpenBallotHandler {
  constructor(
    private readonly standards: Standards,
    private readonly committees: Committees,
    private readonly clock: Clock,
  ) {}

  async execute(standardId: string, asked: BallotAsked, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const { standard, procedure } = await this.standards.load(standardId);
    if (standard.is === 'unproposed' || !procedure) return { is: 'refused', refusal: refusals.standardUnknown() };
    const at = this.clock.now();
    const question = procedure.ballots[asked.question];
    const rule = question && procedure.rules[question.rule];
    const roles = question && rule ? [question.electorate, ...(rule.mayNotVote ?? []), ...groupsOf(rule)] : [];
    const holders = await this.committees.holders(standard.committee, roles, at, asked.language);
    const command = { ...asked, holders, at };
    return this.standards.change(changeFor(standardId, command, options), (present, law) => decide(present, command, law));
  }
}
