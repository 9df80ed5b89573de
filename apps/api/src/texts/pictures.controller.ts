import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { refuse } from '#lib/kernel';
import { Texts } from '#lib/texts';
import { Uuid } from '../front-door/parameters.js';
import { QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';

@ApiTags('Texts')
@Controller('standards/:id/pictures')
export class PicturesController {
  constructor(@Inject(Texts) private readonly texts: Texts) {}

  @Get(':hash')
  @QueryRoute({
    summary: 'A picture that a text of this standard shows',
    description: 'By the SHA-256 of its bytes (hexadecimal), as figures name it: `sha256:<hash>`. The bytes of a hash never change.',
    mediaType: 'image/*',
  })
  async picture(@Param('id', Uuid) id: string, @Param('hash') hash: string, @Res() reply: FastifyReply) {
    const [found] = await this.texts.pictures(id, [`sha256:${hash}`]);
    const { mediaType, bytes } = orRefuse(found ?? refuse('PICTURE_UNKNOWN', 'No text of this standard shows such a picture.', 'Take the hash from a figure of the text.', { hash: hash.slice(0, 80) }));
    return reply
      .headers({ 'content-type': mediaType, 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=31536000, immutable', etag: `"${hash}"` })
      .send(Buffer.from(bytes));
  }
}
