import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#lib/kernel';
import { AttachDocumentHandler, Documents } from '#lib/lifecycle';
import type { Principal } from '#lib/participants';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { orRefuse } from '../problems/refused.js';
import { Acting, optionsOf } from './acting.js';
import { counters } from './bodies.js';
import { AttachDocumentDto } from './standards.dto.js';

@ApiTags('Documents')
@Controller('standards/:id/documents')
export class DocumentsController {
  constructor(
    @Inject(AttachDocumentHandler) private readonly attaching: AttachDocumentHandler,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Post()
  @CommandRoute({ summary: 'Attach a document of a kind the procedure asks for' })
  async attach(@Param('id', Uuid) id: string, @Body() body: AttachDocumentDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { kind, title, mediaType } = body;
    const content = Buffer.from(body.content, 'base64');
    const by = await this.acting.on(id, principal);
    const { settled } = await this.attaching.execute(id, { type: 'AttachDocument', kind, language: body.language ?? null, title, mediaType, content, counters: counters(body.counters), by }, optionsOf(request));
    const document = settled.is === 'done' ? (settled.events[0]?.body as { document?: string } | undefined)?.document : undefined;
    return { document: document ?? null, ...answer(settled, reply) };
  }

  @Get()
  @QueryRoute({ summary: 'Documents attached to a standard, oldest first' })
  async list(@Param('id', Uuid) id: string) {
    return { documents: await this.documents.list(id) };
  }

  @Get(':document')
  @QueryRoute({ summary: 'The bytes of a document, as they were attached' })
  async bytes(@Param('id', Uuid) id: string, @Param('document', Uuid) documentId: string, @Res() reply: FastifyReply) {
    const found = orRefuse((await this.documents.get(id, documentId)) ?? refuse('DOCUMENT_UNKNOWN', 'There is no such document here.', 'See the list of documents.', { document: documentId }));
    // Sent as a file, never shown in place: what someone attached must not run on our pages.
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.title)}`)
      .header('x-content-type-options', 'nosniff')
      .header('etag', `"${found.sha256}"`)
      .send(Buffer.from(found.content));
  }
}
