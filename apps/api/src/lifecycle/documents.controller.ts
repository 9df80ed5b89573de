import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isBlank, refuse } from '#lib/kernel';
import { AttachDocumentHandler, Documents, extensionOf } from '#lib/lifecycle';
import type { Principal } from '#lib/participants';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { readUpload } from '../front-door/upload.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { atTheDoor } from '../problems/edge-refusals.js';
import { orRefuse } from '../problems/refused.js';
import { Acting, optionsOf } from './acting.js';
import { AttachedAnswerDto, DocumentsDto } from './answers.dto.js';
import { counters } from './bodies.js';
import { attachmentNamed } from './download-name.js';
import { AttachDocumentDto, AttachFileDto } from './documents.dto.js';

@ApiTags('Documents')
@Controller('standards/:id/documents')
export class DocumentsController {
  constructor(
    @Inject(AttachDocumentHandler) private readonly attaching: AttachDocumentHandler,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Post()
  @CommandRoute({ summary: 'Attach a document of a kind the procedure asks for', answers: AttachedAnswerDto })
  async attach(@Param('id', Uuid) id: string, @Body() body: AttachDocumentDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { kind, title, mediaType } = body;
    const content = Buffer.from(body.content, 'base64');
    const by = await this.acting.on(id, principal);
    const { settled } = await this.attaching.execute(id, { type: 'AttachDocument', kind, language: body.language ?? null, title, mediaType, content, counters: counters(body.counters), by }, optionsOf(request));
    return { document: documentOf(settled), ...answer(settled, reply) };
  }

  @Post('files')
  @CommandRoute({ summary: 'Attach a document as a file of up to 20 MB', takesFiles: true, answers: AttachedAnswerDto })
  @ApiBody({ type: AttachFileDto })
  async attachFile(@Param('id', Uuid) id: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { fileName, mediaType, bytes, fields } = await readUpload(request);
    const { kind = '', language, title = fileName } = fields;
    const by = await this.acting.on(id, principal);
    const { settled } = await this.attaching.execute(
      id,
      { type: 'AttachDocument', kind, language: language || null, title: bounded(title), mediaType, content: bytes, counters: counters(parsedCounters(fields['counters'])), by },
      optionsOf(request, bytes),
    );
    return { document: documentOf(settled), ...answer(settled, reply) };
  }

  @Get()
  @QueryRoute({ summary: 'Documents attached to a standard, oldest first', answers: DocumentsDto })
  async list(@Param('id', Uuid) id: string) {
    return { documents: await this.documents.list(id) };
  }

  @Get(':document')
  @QueryRoute({ summary: 'The bytes of a document, as they were attached', mediaType: 'application/octet-stream' })
  async bytes(@Param('id', Uuid) id: string, @Param('document', Uuid) documentId: string, @Res() reply: FastifyReply) {
    const found = orRefuse((await this.documents.get(id, documentId)) ?? refuse('DOCUMENT_UNKNOWN', 'There is no such document here.', 'See the list of documents.', { document: documentId }));
    // Sent as a file, never shown in place: what someone attached must not run on our pages.
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', attachmentNamed(found.title, extensionOf(found.mediaType)))
      .header('x-content-type-options', 'nosniff')
      .header('etag', `"${found.sha256}"`)
      .send(Buffer.from(found.content));
  }
}

/** A title has something to read in it, and is refused when it is too long, not cut: a cut may leave half a character. */
function bounded(title: string): string {
  if (isBlank(title)) throw atTheDoor.invalid([{ field: 'title', rule: 'hasWords', message: 'title must have something to read in it' }]);
  if (title.length > 300) throw atTheDoor.invalid([{ field: 'title', rule: 'maxLength', message: 'title must be shorter than or equal to 300 characters' }]);
  return title;
}

/** The id of what was attached; null when the same bytes had been attached before. */
const documentOf = (settled: Parameters<typeof answer>[0]): string | null =>
  settled.is === 'done' ? ((settled.events[0]?.body as { document?: string } | undefined)?.document ?? null) : null;

function parsedCounters(json: string | undefined): Record<string, unknown> | undefined {
  if (!json) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below, with every other shape that is not an object.
  }
  throw atTheDoor.invalid([{ field: 'counters', rule: 'isObject', message: 'counters must be a JSON object of whole numbers' }]);
}
