import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#lib/participants';
import { type ReviseBase, ReviseBaseHandler, ReviseLanguageHandler, type ReviseLanguageText } from '#lib/texts';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { readUpload } from '../front-door/upload.js';
import { Acting, optionsOf } from '../lifecycle/acting.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { answer } from '../problems/answer.js';
import { atTheDoor } from '../problems/edge-refusals.js';
import { RevisedAnswerDto, TextDto, TextRevisionsDto, TextStateDto } from './answers.dto.js';
import { TextFindingsDto } from './findings.dto.js';
import { baseEdits, languageEdits } from './edits.js';
import { ReadTexts } from './read-texts.js';
import { ImportFieldsDto, LABEL, ReviseDto, TextQueryDto } from './texts.dto.js';

@ApiTags('Texts')
@Controller('standards/:id/texts/:language')
export class TextsController {
  constructor(
    @Inject(ReviseBaseHandler) private readonly base: ReviseBaseHandler,
    @Inject(ReviseLanguageHandler) private readonly versions: ReviseLanguageHandler,
    @Inject(ReadTexts) private readonly texts: ReadTexts,
    @Inject(Acting) private readonly acting: Acting,
  ) {}

  @Post('imports')
  @CommandRoute({
    summary: 'A new revision from a file',
    description: 'The base text keeps the ids of units that are recognisably the same; a language version is aligned to the base, and what is doubtful is left to a person.',
    takesFiles: true,
    creates: true,
    ifMatch: true,
    answers: RevisedAnswerDto,
  })
  @ApiBody({ type: ImportFieldsDto })
  async import(@Param('id', Uuid) id: string, @Param('language') language: string, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { fileName, bytes, fields } = await readUpload(request);
    const label = fields['label'] || null;
    if (label && !LABEL.test(label)) throw atTheDoor.invalid([{ field: 'label', rule: 'matches', message: 'label must be capital letters and digits, e.g. CD or DS2' }]);
    const asked = { label, changeClass: changeClassOf(fields['changeClass']), file: { name: fileName, bytes } };
    const madeFrom = fields['madeFrom'] ? Number(fields['madeFrom']) : undefined;
    if (madeFrom !== undefined && !(Number.isSafeInteger(madeFrom) && madeFrom > 0)) throw atTheDoor.invalid([{ field: 'madeFrom', rule: 'isInt', message: 'madeFrom must be the number of a base revision' }]);
    return this.revise(id, language, principal, request, reply, { ...asked, madeFrom }, bytes);
  }

  @Post('revisions')
  @CommandRoute({ summary: 'A new revision by edits, or the present text under a new label', creates: true, ifMatch: true, answers: RevisedAnswerDto })
  revisions(@Param('id', Uuid) id: string, @Param('language') language: string, @Body() body: ReviseDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.revise(id, language, principal, request, reply, { label: body.label ?? null, changeClass: body.changeClass ?? null, given: body.edits });
  }

  @Get()
  @QueryRoute({ summary: 'A revision with its units; of a language version, each with its standing against the base', answers: TextDto })
  async text(@Param('id', Uuid) id: string, @Param('language') language: string, @Query() { revision }: TextQueryDto, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = await this.texts.text(id, language, revision);
    void reply.header('etag', `"${found.version}"`);
    return found;
  }

  @Get('state')
  @QueryRoute({ summary: 'What keeps a language version from being in step, unit by unit', answers: TextStateDto })
  state(@Param('id', Uuid) id: string, @Param('language') language: string) {
    return this.texts.state(id, language);
  }

  @Get('findings')
  @QueryRoute({
    summary: 'Where a language version is not true to the base text, unit by unit',
    description: 'Numbers, units of measurement, references, formulas, shapes, verbal forms, words left in the other language or script, terms. The code names the rule; its sentences are in English.',
    answers: TextFindingsDto,
  })
  findings(@Param('id', Uuid) id: string, @Param('language') language: string) {
    return this.texts.findings(id, language);
  }

  @Get('revision-list')
  @QueryRoute({ summary: 'All revisions of a text, oldest first', answers: TextRevisionsDto })
  async list(@Param('id', Uuid) id: string, @Param('language') language: string) {
    return { revisions: await this.texts.revisions(id, language) };
  }

  private async revise(
    id: string,
    language: string,
    principal: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Pick<ReviseBase, 'label' | 'changeClass' | 'file'> & Pick<ReviseLanguageText, 'madeFrom'> & { readonly given?: Record<string, unknown>[] | undefined },
    bytes?: Uint8Array,
  ) {
    const by = await this.acting.on(id, principal);
    const { given, madeFrom, ...rest } = asked;
    const options = optionsOf(request, bytes);
    const location = `/api/v1/standards/${id}/texts/${language}`;
    if (await this.texts.isBase(id, language)) {
      const { settled, findings } = await this.base.execute({ ...rest, standardId: id, by, edits: baseEdits(given) }, options);
      return { ...answer(settled, reply, location), findings };
    }
    const { settled, findings, alignment } = await this.versions.execute({ ...rest, madeFrom, standardId: id, language, by, edits: languageEdits(given) }, options);
    return { ...answer(settled, reply, location), findings, alignment };
  }
}

function changeClassOf(value: string | undefined): 'editorial' | 'substantive' | null {
  if (!value) return null;
  if (value === 'editorial' || value === 'substantive') return value;
  throw atTheDoor.invalid([{ field: 'changeClass', rule: 'isIn', message: 'changeClass must be editorial or substantive' }]);
}
