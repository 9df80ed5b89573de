import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskStandard, refusals } from '#lib/lifecycle';
import type { Principal } from '#lib/participants';
import { LodgeCommentHandler } from '#lib/texts';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { Acting, optionsOf } from '../lifecycle/acting.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { orRefuse } from '../problems/refused.js';
import { CommentTable } from './comment-table.js';
import { CommentsDto, CommentsQueryDto, DisposeCommentsDto, LodgedAnswerDto, LodgeCommentDto, OpenConsultationDto } from './consultation.dto.js';

@ApiTags('Consultation')
@Controller('standards/:id')
export class ConsultationController {
  constructor(
    @Inject(AskStandard) private readonly standards: AskStandard,
    @Inject(LodgeCommentHandler) private readonly lodging: LodgeCommentHandler,
    @Inject(CommentTable) private readonly table: CommentTable,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Post('consultations')
  @CommandRoute({ summary: 'Open a consultation' })
  async open(@Param('id', Uuid) id: string, @Body() body: OpenConsultationDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.standards.ask(id, { ...body, type: 'OpenConsultation', by }, optionsOf(request)), reply);
  }

  @Post('consultations/:kind/comments')
  @CommandRoute({ summary: 'Lodge a comment', creates: true, answers: LodgedAnswerDto })
  async lodge(@Param('id', Uuid) id: string, @Param('kind') kind: string, @Body() body: LodgeCommentDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    const { language, type, text } = body;
    const settled = await this.lodging.execute(
      id,
      { type: 'LodgeComment', kind, language, unit: body.unit ?? null, commentType: type, text, proposedChange: body.proposedChange ?? null, by },
      optionsOf(request),
    );
    const number = settled.is === 'done' ? ((settled.events[0]?.body as { number?: number } | undefined)?.number ?? null) : null;
    return { comment: number, ...answer(settled, reply, `/api/v1/standards/${id}/consultations/${kind}/comments`) };
  }

  @Get('consultations/:kind/comments')
  @QueryRoute({ summary: 'The comments of a consultation with their dispositions, in the order received', answers: CommentsDto })
  async comments(@Param('id', Uuid) id: string, @Param('kind') kind: string, @Query() { after, limit }: CommentsQueryDto) {
    return orRefuse((await this.table.page(id, kind, { after, limit })) ?? refusals.standardUnknown());
  }

  @Post('dispositions')
  @CommandRoute({ summary: 'Answer comments, one or hundreds at once', description: 'All or nothing: every answer that cannot stand is listed.' })
  async dispose(@Param('id', Uuid) id: string, @Body() body: DisposeCommentsDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    const dispositions = body.dispositions.map(({ comment, disposition, reason }) => ({ comment, disposition, reason: reason ?? null }));
    return answer(await this.standards.ask(id, { type: 'DisposeComments', dispositions, by }, optionsOf(request)), reply);
  }
}
