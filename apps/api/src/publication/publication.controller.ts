import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#lib/kernel';
import type { Principal } from '#lib/participants';
import { Publications, PublishLanguageHandler, PublishStandardHandler } from '#lib/publication';
import { IsDay } from '../front-door/day.js';
import { Public } from '../front-door/access.js';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { Acting, optionsOf } from '../lifecycle/acting.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { orRefuse } from '../problems/refused.js';
import { PublicationsDto } from './answers.dto.js';

export class PublishDto {
  @ApiProperty({ format: 'date', example: '2025-05-30' })
  @IsDay()
  announcedOn!: string;

  @ApiProperty({ format: 'date', example: '2025-12-01', description: 'After the announcement: the transition period lies between.' })
  @IsDay()
  implementsOn!: string;
}

export class PublishLanguageDto {
  @ApiProperty({ format: 'date', example: '2025-10-31' })
  @IsDay()
  announcedOn!: string;
}

@ApiTags('Publication')
@Controller()
export class PublicationController {
  constructor(
    @Inject(PublishStandardHandler) private readonly publishing: PublishStandardHandler,
    @Inject(PublishLanguageHandler) private readonly languages: PublishLanguageHandler,
    @Inject(Publications) private readonly publications: Publications,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Post('standards/:id/publication')
  @CommandRoute({ summary: 'Publish: one number, one date, base text and language versions together', description: 'At stage in-force: publishes an amendment.', creates: true, ifMatch: true })
  async publish(@Param('id', Uuid) id: string, @Body() body: PublishDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.publishing.execute({ ...body, standardId: id, by }, optionsOf(request)), reply, `/api/v1/standards/${id}/publications`);
  }

  @Post('standards/:id/languages/:language/publication')
  @CommandRoute({ summary: 'Publish a language version that came later, under the number of its base', creates: true })
  async publishLanguage(@Param('id', Uuid) id: string, @Param('language') language: string, @Body() body: PublishLanguageDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const by = await this.acting.on(id, principal);
    return answer(await this.languages.execute({ ...body, standardId: id, language, by }, optionsOf(request)), reply, `/api/v1/standards/${id}/publications`);
  }

  @Get('standards/:id/publications')
  @Public()
  @QueryRoute({ summary: 'What has been published of a standard, in every language', answers: PublicationsDto })
  async list(@Param('id', Uuid) id: string) {
    return { publications: await this.publications.list(id) };
  }

  @Get('publications/:publication')
  @Public()
  @QueryRoute({ summary: 'A published page (HTML)', mediaType: 'text/html' })
  async page(@Param('publication', Uuid) publicationId: string, @Res() reply: FastifyReply) {
    const found = orRefuse((await this.publications.find(publicationId)) ?? refuse('PUBLICATION_UNKNOWN', 'There is no such publication.', 'See the publications of the standard.', { publication: publicationId }));
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', found.language)
      .header('etag', `"${found.sha256}"`)
      // The page carries its own style and pictures, runs nothing, and is shown nowhere but on its own.
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
      .send(found.html);
  }
}
