import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Uuid } from '../front-door/parameters.js';
import { QueryRoute } from '../openapi/routes.js';
import { LockstepDto, LockstepQueryDto } from './lockstep.dto.js';
import { ReadTexts } from './read-texts.js';

@ApiTags('Texts')
@Controller('standards/:id/lockstep')
export class LockstepController {
  constructor(@Inject(ReadTexts) private readonly texts: ReadTexts) {}

  @Get()
  @QueryRoute({
    summary: 'Where every language version stands, clause by clause',
    description: 'Derived from the hashes of the latest revisions each time it is asked. The level of a clause is that of its units; sign-off is of whole texts, so a complete clause is as high as its text.',
    answers: LockstepDto,
  })
  async lockstep(@Param('id', Uuid) id: string, @Query() { clause }: LockstepQueryDto, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = await this.texts.lockstep(id, clause);
    void reply.header('etag', `"${found.version}"`);
    return found;
  }
}
