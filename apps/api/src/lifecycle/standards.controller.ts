import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '#lib/kernel';
import { ObserveStagesHandler, ProposeStandardHandler, refusals, StandardQueries } from '#lib/lifecycle';
import type { Principal } from '#lib/participants';
import { Public } from '../front-door/access.js';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { readerLanguage } from '../problems/reader-language.js';
import { orRefuse } from '../problems/refused.js';
import { Explanations } from './explanations.js';
import { textsByLanguage } from './bodies.js';
import { Acting, optionsOf } from './acting.js';
import { CreatedAnswerDto, LogDto, NextDto, PortfolioDto, StandardDto, TasksDto, VerificationDto } from './answers.dto.js';
import { VerifyRecord } from './verify-record.js';
import { standardView, withoutOpenVotes } from './views.js';
import { ObserveStagesDto, ObserveStandardDto } from './observed.dto.js';
import { EventsQueryDto, PortfolioQueryDto, ProposeStandardDto, WhatIfQueryDto } from './standards.dto.js';

@ApiTags('Standards')
@Controller('standards')
export class StandardsController {
  constructor(
    @Inject(ProposeStandardHandler) private readonly proposals: ProposeStandardHandler,
    @Inject(ObserveStagesHandler) private readonly records: ObserveStagesHandler,
    @Inject(StandardQueries) private readonly queries: StandardQueries,
    @Inject(Acting) private readonly acting: Acting,
    @Inject(Explanations) private readonly explanations: Explanations,
    @Inject(VerifyRecord) private readonly record: VerifyRecord,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post()
  @CommandRoute({ summary: 'Propose a standard', creates: true, answers: CreatedAnswerDto })
  async propose(@Body() body: ProposeStandardDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { procedure, committee, baseLanguage, languages, adoption, replaces } = body;
    const by = this.acting.in(committee, principal);
    const title = textsByLanguage(body.title, 'title');
    const { settled } = await this.proposals.execute({ type: 'ProposeStandard', procedure, committee, baseLanguage, languages, adoption, title, by, replaces: replaces ?? null }, optionsOf(request));
    return created(settled, reply);
  }

  @Post('observed')
  @CommandRoute({ summary: 'Take in a standard that was published before', description: 'Not a legal step: records what was observed, and where.', creates: true, answers: CreatedAnswerDto })
  async observe(@Body() body: ObserveStandardDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { settled } = await this.proposals.execute({ ...body, type: 'ObserveStandard', title: textsByLanguage(body.title, 'title'), by: this.acting.in(body.committee, principal) }, optionsOf(request));
    return created(settled, reply);
  }

  @Post('observed/stages')
  @CommandRoute({
    summary: 'Record what a source elsewhere saw of a standard',
    description: 'Not legal steps: stages as they were observed, with the source. The same record is the same standard; what is recorded already is not recorded again.',
    creates: true,
  })
  async observeStages(@Body() body: ObserveStagesDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { seen, published, ...asked } = body;
    const command = { ...asked, type: 'ObserveStages', title: textsByLanguage(body.title, 'title'), seen: seen.map(({ stage, on, said }) => ({ stage, on: on ?? null, said })), published: published ?? null } as const;
    const { id, settled } = await this.records.execute({ ...command, by: this.acting.in(body.committee, principal) }, optionsOf(request));
    return { id, ...answer(settled, reply, `/api/v1/standards/${id}`) };
  }

  @Get()
  @Public()
  @QueryRoute({ summary: 'The portfolio, newest proposal first', answers: PortfolioDto })
  portfolio(@Query() { stage, committee, q, late, cursor, limit }: PortfolioQueryDto) {
    return this.queries.portfolio({ stage, committee, text: q, lateAt: late === 'true' ? this.clock.now() : undefined, cursor, limit });
  }

  @Get(':id')
  @Public()
  @QueryRoute({ summary: 'One standard as it is now', answers: StandardDto })
  async one(@Param('id', Uuid) id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = orRefuse((await this.queries.one(id)) ?? refusals.standardUnknown());
    void reply.header('etag', `"${found.version}"`);
    return standardView(found);
  }

  @Get(':id/next')
  @Public()
  @QueryRoute({ summary: 'Why it cannot move, whose move it is, what happens next and when', description: 'With at or move: how it would be. Such a question changes nothing, and nobody is told.', answers: NextDto })
  next(@Param('id', Uuid) id: string, @Query() whatIf: WhatIfQueryDto, @CurrentActor() reader: Principal | undefined, @Req() request: FastifyRequest) {
    return this.explanations.of(id, whatIf, readerLanguage(request.headers['accept-language']), reader);
  }

  @Get(':id/events')
  @QueryRoute({ summary: 'The log of one standard', description: 'Votes of a ballot that is still open are sealed: who voted is shown, how is not.', answers: LogDto })
  async events(@Param('id', Uuid) id: string, @Query() { after, limit }: EventsQueryDto, @CurrentActor() { person }: Principal) {
    const events = await this.queries.events(id, after, limit);
    // Read after the events: a ballot that opens in between is known by then, and its votes are sealed.
    const { state } = orRefuse((await this.queries.one(id)) ?? refusals.standardUnknown());
    return { events: withoutOpenVotes(events, state.ballots, person.id), next: events.length === limit ? events.at(-1)!.position : null };
  }

  @Get(':id/verification')
  @Public()
  @QueryRoute({
    summary: 'Walks the hash chain, rebuilds the state from the log, and hashes again what the log names',
    description:
      'Documents, published pages, revisions of texts and what their units say are hashed from the bytes that are kept now, and compared with the hashes in the chain. 200 also when something does not hold: read `ok`, `brokenAt` and `mismatches`.',
    answers: VerificationDto,
  })
  async verify(@Param('id', Uuid) id: string) {
    return orRefuse((await this.record.of(id)) ?? refusals.standardUnknown());
  }
}

@ApiTags('Tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    @Inject(StandardQueries) private readonly queries: StandardQueries,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @QueryRoute({ summary: 'What waits for me, most urgent first', answers: TasksDto })
  async mine(@CurrentActor() { person }: Principal) {
    return { tasks: await this.queries.tasksFor(person.id, this.clock.now()) };
  }
}

/** The id of what was created is the one in the log: a repeated request is answered with the first one's. */
function created(settled: Parameters<typeof answer>[0], reply: FastifyReply) {
  const id = settled.is === 'done' ? (settled.events[0]?.body as { id?: string } | undefined)?.id : undefined;
  return { id, ...answer(settled, reply, `/api/v1/standards/${id}`) };
}
