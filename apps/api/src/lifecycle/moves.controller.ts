import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asked, AskStandard } from '#lib/lifecycle';
import type { Actor } from '#lib/kernel';
import type { Principal } from '#lib/participants';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { CommandRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { Acting, optionsOf } from './acting.js';
import { details } from './bodies.js';
import { ConfirmRevisionDto, DecideExtensionDto, DeclarePatentDto, DecideTaskDto, DisclosePatentDto, ExcuseLanguageDto, MakeMoveDto, OverrideGateDto, PauseClocksDto, RequestExtensionDto } from './standards.dto.js';

/** What is asked of a standard from its state alone. */
@ApiTags('Standards')
@Controller('standards/:id')
export class MovesController {
  constructor(
    @Inject(AskStandard) private readonly standards: AskStandard,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Post('moves')
  @CommandRoute({ summary: 'Move it on, back or out', description: 'Refused with every unmet condition at once. Moves that publish go to /publication.', ifMatch: true })
  move(@Param('id', Uuid) id: string, @Body() body: MakeMoveDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'MakeMove', move: body.move, details: details(body.details), by }));
  }

  @Post('tasks/:task/decisions')
  @CommandRoute({ summary: 'Pass or return what waits for your role' })
  decideTask(@Param('id', Uuid) id: string, @Param('task') task: string, @Body() body: DecideTaskDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'DecideTask', task, language: body.language ?? null, verdict: body.verdict, note: body.note ?? null, by }));
  }

  @Post('confirmations')
  @CommandRoute({ summary: 'Confirm that a change of the base text is only editorial, so that the vote about it stands', description: 'For those who put the text to the vote, of wording that is not their own; names the revision that was looked at.' })
  confirm(@Param('id', Uuid) id: string, @Body() { revision }: ConfirmRevisionDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'ConfirmRevision', revision, by }));
  }

  @Post('overrides')
  @CommandRoute({ summary: 'Set aside a condition the law words with "generally"' })
  override(@Param('id', Uuid) id: string, @Body() body: OverrideGateDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'OverrideGate', gate: body.gate, reason: body.reason ?? '', evidence: body.evidence ?? '', until: body.until ?? null, by }));
  }

  @Post('extensions')
  @CommandRoute({ summary: 'Ask for more time' })
  requestExtension(@Param('id', Uuid) id: string, @Body() body: RequestExtensionDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ ...body, type: 'RequestExtension', by }));
  }

  @Post('extensions/decision')
  @CommandRoute({ summary: 'Grant or decline more time; for a frozen item, lift the freeze' })
  decideExtension(@Param('id', Uuid) id: string, @Body() body: DecideExtensionDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'DecideExtension', granted: body.granted, months: body.months ?? null, reason: body.reason ?? null, by }));
  }

  @Post('pauses')
  @CommandRoute({ summary: 'Pause every running period that may be paused' })
  pause(@Param('id', Uuid) id: string, @Body() body: PauseClocksDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ ...body, type: 'PauseClocks', by }));
  }

  @Post('pauses/end')
  @CommandRoute({ summary: 'Let the paused periods run on, with the days they had left' })
  resume(@Param('id', Uuid) id: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'ResumeClocks', by }));
  }

  @Post('patents')
  @CommandRoute({ summary: 'Disclose a patent the text may rest on' })
  disclose(@Param('id', Uuid) id: string, @Body() body: DisclosePatentDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ ...body, type: 'DisclosePatent', by }));
  }

  @Post('patents/:patent/declarations')
  @CommandRoute({ summary: "Record the patentee's choice" })
  declare(@Param('id', Uuid) id: string, @Param('patent') patent: string, @Body() body: DeclarePatentDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'DeclarePatent', patent, choice: body.choice, by }));
  }

  @Post('languages/:language/excuses')
  @CommandRoute({ summary: 'Let the base text go ahead without this language version, for a written reason' })
  excuse(@Param('id', Uuid) id: string, @Param('language') language: string, @Body() { reason }: ExcuseLanguageDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'ExcuseLanguage', language, reason, by }));
  }

  @Post('languages/:language/submissions')
  @CommandRoute({ summary: 'Hand in the approval set of a language version' })
  submit(@Param('id', Uuid) id: string, @Param('language') language: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'SubmitLanguage', language, by }));
  }

  @Post('languages/:language/approvals')
  @CommandRoute({ summary: 'Approve a language version' })
  approve(@Param('id', Uuid) id: string, @Param('language') language: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.ask(id, principal, request, reply, (by) => ({ type: 'ApproveLanguage', language, by }));
  }

  private async ask(id: string, principal: Principal, request: FastifyRequest, reply: FastifyReply, command: (by: Actor) => Asked) {
    const by = await this.acting.on(id, principal);
    return answer(await this.standards.ask(id, command(by), optionsOf(request)), reply);
  }
}
