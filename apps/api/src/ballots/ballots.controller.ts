import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ids } from '#lib/kernel';
import { AskStandard, OpenBallotHandler, refusals, StandardQueries } from '#lib/lifecycle';
import type { Principal } from '#lib/participants';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { Acting, optionsOf } from '../lifecycle/acting.js';
import { ballotView } from '../lifecycle/views.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { orRefuse } from '../problems/refused.js';
import { BallotsDto, CastVoteDto, OpenBallotDto, OpenedBallotDto } from './ballots.dto.js';

@ApiTags('Ballots')
@Controller('standards/:id/ballots')
export class BallotsController {
  constructor(
    @Inject(OpenBallotHandler) private readonly opening: OpenBallotHandler,
    @Inject(AskStandard) private readonly standards: AskStandard,
    @Inject(StandardQueries) private readonly queries: StandardQueries,
    @Inject(Acting) private readonly acting: Acting,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  @Post()
  @CommandRoute({ summary: 'Put a question to the vote', creates: true, answers: OpenedBallotDto })
  async open(@Param('id', Uuid) id: string, @Body() body: OpenBallotDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    const closesAt = body.closesAt ? new Date(body.closesAt).toISOString() : null;
    const settled = await this.opening.execute(id, { type: 'OpenBallot', question: body.question, language: body.language ?? null, closesAt, ...(body.weights ? { weights: body.weights } : {}), by }, optionsOf(request));
    const ballot = body.language ? `${body.question}:${body.language}` : body.question;
    return { ballot, ...answer(settled, reply, `/api/v1/standards/${id}/ballots`) };
  }

  @Post(':ballot/votes')
  @CommandRoute({ summary: 'Vote, or change your vote until the ballot closes' })
  async vote(@Param('id', Uuid) id: string, @Param('ballot') ballot: string, @Body() { vote, reason, brings }: CastVoteDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.standards.ask(id, { type: 'CastVote', ballot, choice: vote, reason: reason ?? null, ...(brings ? { brings } : {}), seal: this.ids.next(), by }, optionsOf(request)), reply);
  }

  @Post(':ballot/closing')
  @CommandRoute({ summary: 'Close a ballot and count it' })
  async close(@Param('id', Uuid) id: string, @Param('ballot') ballot: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.standards.ask(id, { type: 'CloseBallot', ballot, by }, optionsOf(request)), reply);
  }

  @Get()
  @QueryRoute({ summary: 'Ballots of this round, with participation; with the tally and its arithmetic once closed', answers: BallotsDto })
  async all(@Param('id', Uuid) id: string) {
    const { state } = orRefuse((await this.queries.one(id)) ?? refusals.standardUnknown());
    return { ballots: Object.values(state.ballots).map(ballotView) };
  }
}
