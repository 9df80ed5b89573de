import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#lib/participants';
import { ExchangeHandler } from '#lib/texts';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { readUpload } from '../front-door/upload.js';
import { Acting, optionsOf } from '../lifecycle/acting.js';
import { attachmentNamed } from '../lifecycle/download-name.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { atTheDoor } from '../problems/edge-refusals.js';
import { orRefuse } from '../problems/refused.js';
import { ExchangeQueryDto, ReturnedFieldsDto, TakenBackAnswerDto } from './exchange.dto.js';
import { LABEL } from './texts.dto.js';

@ApiTags('Texts')
@Controller('standards/:id/texts/:language/exchange')
export class ExchangeController {
  constructor(
    @Inject(ExchangeHandler) private readonly exchange: ExchangeHandler,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Get()
  @QueryRoute({
    summary: 'A language version beside its base text, as XLIFF for a translator’s own tool',
    description: 'Every unit of the base with its wording in the language; what is missing or stale has the state `initial` (in 1.2 `needs-translation` and `needs-review-translation`).',
    mediaType: 'application/xliff+xml',
  })
  async file(@Param('id', Uuid) id: string, @Param('language') language: string, @Query() { xliff }: ExchangeQueryDto, @Res() reply: FastifyReply) {
    const { mediaType, bytes, baseRevision, revision } = orRefuse(await this.exchange.giveOut(id, language, xliff));
    return reply
      .header('content-type', mediaType)
      .header('content-disposition', attachmentNamed(`${language}-${baseRevision}-${revision}`, 'xlf'))
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(bytes));
  }

  @Post()
  @CommandRoute({
    summary: 'Take back a file that was given to a translator',
    description: 'One revision of what was changed in it, each unit pinned to the base wording it was made from. An unchanged file changes nothing; what somebody else changed meanwhile is not overwritten but listed under `exchange.conflicts`.',
    takesFiles: true,
    creates: true,
    answers: TakenBackAnswerDto,
  })
  @ApiBody({ type: ReturnedFieldsDto })
  async takeBack(@Param('id', Uuid) id: string, @Param('language') language: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { bytes, fields } = await readUpload(request);
    const label = fields['label'] || null;
    if (label && !LABEL.test(label)) throw atTheDoor.invalid([{ field: 'label', rule: 'matches', message: 'label must be capital letters and digits, e.g. CD or DS2' }]);
    const by = await this.acting.on(id, principal);
    const { settled, exchange } = await this.exchange.takeBack({ standardId: id, by, language, label, bytes }, optionsOf(request, bytes));
    return { ...answer(settled, reply, `/api/v1/standards/${id}/texts/${language}`), exchange };
  }
}
