import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { redlinePolicy } from '#lib/texts';
import { Uuid } from '../front-door/parameters.js';
import { wantsPage } from '../openapi/wants-page.js';
import { QueryRoute } from '../openapi/routes.js';
import { readerLanguage } from '../problems/reader-language.js';
import { ReadRedline } from './read-redline.js';
import { RedlineDto, RedlineQueryDto } from './redline.dto.js';

@ApiTags('Texts')
@Controller('standards/:id/texts/:language/redline')
export class RedlineController {
  constructor(@Inject(ReadRedline) private readonly redlines: ReadRedline) {}

  @Get()
  @QueryRoute({
    summary: 'What changed between two revisions: per unit and word by word, moved units as moved',
    description: 'With Accept: text/html the whole text as one page that stands alone, in words of the reader’s language (Accept-Language) around it.',
    answers: RedlineDto,
    orPage: true,
  })
  async between(@Param('id', Uuid) id: string, @Param('language') language: string, @Query() { from, to }: RedlineQueryDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('vary', 'accept, accept-language');
    if (!wantsPage(request.headers.accept)) return this.redlines.asJson(id, language, from, to);
    const reader = readerLanguage(request.headers['accept-language']);
    const page = await this.redlines.asPage(id, language, reader, from, to);
    void reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-language': reader, 'content-security-policy': `${redlinePolicy}; frame-ancestors 'none'` });
    return page;
  }
}
