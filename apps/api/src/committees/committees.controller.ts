import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock, refuse } from '#lib/kernel';
import { Directory, type Principal } from '#lib/participants';
import { Public } from '../front-door/access.js';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';
import { CommitteeDetailDto, CommitteesDto } from './committees.dto.js';

@ApiTags('Committees')
@Public()
@Controller('committees')
export class CommitteesController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @QueryRoute({ summary: 'All committees', answers: CommitteesDto })
  async all(): Promise<CommitteesDto> {
    return { committees: await this.directory.committees() };
  }

  @Get(':id')
  @QueryRoute({ summary: 'One committee; for those signed in, with its members', answers: CommitteeDetailDto })
  async one(@Param('id', Uuid) id: string, @CurrentActor() reader: Principal | undefined): Promise<CommitteeDetailDto> {
    const unknown = () => refuse('COMMITTEE_UNKNOWN', `No committee is known as ${id}.`, 'Choose one from the list of committees.', { committee: id });
    const committee = orRefuse((await this.directory.committee(id)) ?? unknown());
    return reader ? { ...committee, members: await this.directory.members(id, this.clock.now()) } : committee;
  }
}
