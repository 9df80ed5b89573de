import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#lib/kernel';
import { type Asked, AskStandard, ConvertStandardHandler, ReinstateStandardHandler } from '#lib/lifecycle';
import type { Principal } from '#lib/participants';
import { MergeStandardsHandler, SplitStandardHandler } from '#lib/texts';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { CommandRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { Acting, optionsOf } from './acting.js';
import { textsByLanguage } from './bodies.js';
import { ConvertStandardDto, MergeStandardsDto, SplitStandardDto, TurnReasonDto } from './turns.dto.js';

/** What happens to an item besides its moves: it is held up and goes on, comes back after its end, goes over to another procedure. */
@ApiTags('Standards')
@Controller('standards/:id')
export class TurnsController {
  constructor(
    @Inject(AskStandard) private readonly standards: AskStandard,
    @Inject(ReinstateStandardHandler) private readonly reinstatements: ReinstateStandardHandler,
    @Inject(ConvertStandardHandler) private readonly conversions: ConvertStandardHandler,
    @Inject(SplitStandardHandler) private readonly splits: SplitStandardHandler,
    @Inject(MergeStandardsHandler) private readonly merges: MergeStandardsHandler,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Post('suspension')
  @CommandRoute({ summary: 'Suspend the item', description: 'What the procedure lets stand keeps what it had left: clocks their days, ballots and consultations their time. What it does not name goes on.', ifMatch: true })
  suspend(@Param('id', Uuid) id: string, @Body() { reason }: TurnReasonDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'SuspendStandard', reason, by }));
  }

  @Post('suspension/end')
  @CommandRoute({ summary: 'Let a suspended item go on', ifMatch: true })
  resume(@Param('id', Uuid) id: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'ResumeStandard', by }));
  }

  @Post('reinstatement')
  @CommandRoute({ summary: 'Bring back what has ended', description: 'To the stage the procedure names, or the one it left. Refused while a successor is in force.', ifMatch: true })
  async reinstate(@Param('id', Uuid) id: string, @Body() { reason }: TurnReasonDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.reinstatements.execute({ standardId: id, reason, by }, optionsOf(request)), reply);
  }

  @Post('conversion')
  @CommandRoute({ summary: 'Take the item over to another procedure', description: 'At the stage that is the same there. Refused with everything the other procedure could not go on with.', ifMatch: true })
  async convert(@Param('id', Uuid) id: string, @Body() { to, reason }: ConvertStandardDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.conversions.execute({ standardId: id, to, reason, by }, optionsOf(request)), reply);
  }

  @Post('split')
  @CommandRoute({ summary: 'Divide it into parts', description: 'The parts are opened in the same transaction, each with its units in every language; their ids are in the event `StandardSplit`. A source that ends leaves no unit behind.', ifMatch: true })
  async split(@Param('id', Uuid) id: string, @Body() { reason, sourceEnds, parts }: SplitStandardDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    const asked = parts.map(({ title, units }, i) => ({ title: textsByLanguage(title, `parts.${i}.title`), units: units ?? null }));
    return answer(await this.splits.execute({ standardId: id, by, reason, sourceEnds, parts: asked }, optionsOf(request)), reply);
  }

  @Post('merge')
  @CommandRoute({ summary: 'Make it one with others', description: 'All end in the same transaction that opens the one they become, with every unit of each; its id is in the event `StandardMerged`.', ifMatch: true })
  async merge(@Param('id', Uuid) id: string, @Body() { reason, others, title }: MergeStandardsDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.merges.execute({ standards: [id, ...others], title: textsByLanguage(title, 'title'), reason, by }, optionsOf(request)), reply);
  }

  private async ask(id: string, principal: Principal, request: FastifyRequest, reply: FastifyReply, command: (by: Actor) => Asked) {
    const by = await this.acting.on(id, principal);
    return answer(await this.standards.ask(id, command(by), optionsOf(request)), reply);
  }
}
