import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Procedures, refusals } from '#lib/lifecycle';
import { Public } from '../front-door/access.js';
import { QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';

@ApiTags('Procedures')
@Public()
@Controller('procedures')
export class ProceduresController {
  constructor(@Inject(Procedures) private readonly procedures: Procedures) {}

  @Get()
  @QueryRoute({ summary: 'The procedures this system knows, in every version' })
  all() {
    return { procedures: this.procedures.all().map(({ id, version, validFrom, name, series }) => ({ id, version, validFrom, name, series })) };
  }

  @Get(':procedure')
  @QueryRoute({ summary: 'One procedure in its latest version: stages, moves, gates, rules, periods, each number with its source' })
  one(@Param('procedure') id: string) {
    const versions = this.procedures.all().filter((procedure) => procedure.id === id);
    return orRefuse(versions.sort((a, b) => b.version - a.version)[0] ?? refusals.procedureUnknown(id));
  }
}
