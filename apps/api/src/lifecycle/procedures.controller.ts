import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '#lib/kernel';
import { LoadProcedureHandler, type LoadedProcedure, Procedures, refusals } from '#lib/lifecycle';
import { isHeldAt, type Principal } from '#lib/participants';
import { Public, TakesYaml, yamlTypes } from '../front-door/access.js';
import { CurrentActor } from '../front-door/parameters.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { atTheDoor } from '../problems/edge-refusals.js';
import { orRefuse, Refused } from '../problems/refused.js';
import { LoadedProcedureDto, ProcedureDto, ProceduresDto, ProcedureVersionsDto, VersionQueryDto } from './procedures.dto.js';

@ApiTags('Procedures')
@Controller('procedures')
export class ProceduresController {
  constructor(
    @Inject(Procedures) private readonly procedures: Procedures,
    @Inject(LoadProcedureHandler) private readonly loading: LoadProcedureHandler,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post()
  @TakesYaml()
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ schema: { type: 'object', additionalProperties: true, description: 'A procedure, as libs/lifecycle/procedures/schema.json describes it.' } })
  @CommandRoute({
    summary: 'Take in a version of a procedure',
    description: 'Needs the role authority in any committee. Checked as a whole: with any problem nothing is taken in, and every problem is listed under errors with field, line (of YAML) and remedy. The same again answers 200.',
    creates: true,
    answers: LoadedProcedureDto,
  })
  async load(@Body() body: unknown, @Headers('content-type') mediaType: string | undefined, @CurrentActor() { person, memberships }: Principal, @Res({ passthrough: true }) reply: FastifyReply) {
    const isYaml = yamlTypes.includes((mediaType ?? '').split(';', 1)[0]!.trim().toLowerCase());
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? null, null, 2);
    if (text.includes('\0')) throw atTheDoor.invalid([{ field: '', rule: 'isReadableText', message: 'The text has characters that are no text' }]);
    const roles = memberships.filter((membership) => isHeldAt(membership, this.clock.now())).map(({ role }) => role);
    const loaded = await this.loading.execute({ text, file: 'the procedure', by: { id: person.id, roles, languages: [] } });
    if (loaded.is === 'refused') throw refusedWith(loaded, isYaml);
    const { version, replayed, warnings } = loaded;
    void reply.status(replayed ? 200 : 201).headers({ location: `/api/v1/procedures/${version.id}?version=${version.version}`, etag: `"${version.hash}"` });
    return { ...version, replayed, warnings: warnings.map(({ path, code, because, remedy, line }) => ({ field: path, code, message: because, remedy, ...(isYaml ? { line } : {}) })) };
  }

  @Get()
  @Public()
  @QueryRoute({ summary: 'The procedures this system knows, in every version', answers: ProceduresDto })
  async all(@Query() { version }: VersionQueryDto) {
    const found = (await this.procedures.versions()).filter((one) => version === undefined || one.version === version);
    return { procedures: await Promise.all(found.map(async (one) => ({ ...one, ...named(await this.procedures.find(one.id, one.version)) }))) };
  }

  @Get(':procedure/versions')
  @Public()
  @QueryRoute({ summary: 'Every version of a procedure, with where it came from and the hash of what it says', answers: ProcedureVersionsDto })
  async versions(@Param('procedure') id: string) {
    const versions = await this.procedures.versions(id);
    return { versions: versions.length > 0 ? versions : orRefuse(refusals.procedureUnknown(id)) };
  }

  @Get(':procedure')
  @Public()
  @QueryRoute({ summary: 'One procedure in its latest version, or in the one named: stages, moves, gates, rules, periods, each number with its source', answers: ProcedureDto })
  async one(@Param('procedure') id: string, @Query() { version }: VersionQueryDto, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = (await this.procedures.versions(id)).findLast((one) => version === undefined || one.version === version);
    const procedure = orRefuse((found && (await this.procedures.find(found.id, found.version))) ?? refusals.procedureUnknown(id));
    void reply.header('etag', `"${found!.hash}"`);
    // What a version says never changes.
    if (version !== undefined) void reply.header('cache-control', 'public, max-age=31536000, immutable');
    return procedure;
  }
}

const named = (procedure: { readonly name: object; readonly series: string } | undefined) => (procedure ? { name: procedure.name, series: procedure.series } : {});

/** Lines are those of the text that was sent; JSON was read before it came here, so its problems have only their place. */
const refusedWith = ({ refusal, problems }: LoadedProcedure & { is: 'refused' }, hasLines: boolean) =>
  new Refused(
    refusal,
    problems.map(({ path, line, code, because, remedy }) => ({ field: path, rule: code, message: because, code, remedy, ...(hasLines ? { line } : {}) })),
  );
