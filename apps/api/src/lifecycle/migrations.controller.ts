import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Clock } from '#lib/kernel';
import { type BatchDone, type MigrationPlan, Migrations, MigrateStandards, type PlanProgress, refusals } from '#lib/lifecycle';
import { isHeldAt, type Principal } from '#lib/participants';
import { CurrentActor, Uuid } from '../front-door/parameters.js';
import { CommandRoute, QueryRoute } from '../openapi/routes.js';
import { Phrases } from '../problems/phrases.js';
import { problemFor } from '../problems/problem-for.js';
import { readerLanguage } from '../problems/reader-language.js';
import { orRefuse, Refused } from '../problems/refused.js';
import { MigrationBatchDoneDto, MigrationBatchDto, MigrationItemsDto, MigrationItemsQueryDto, MigrationPlanDto, PlanMigrationDto } from './migrations.dto.js';

const PAGE = 100;
const BATCH = 500;
const entitled = ['authority'];

/** Bringing standards under way from one version of a procedure to another. Needs the role authority in any committee. */
@ApiTags('Procedures')
@Controller('migrations')
export class MigrationsController {
  constructor(
    @Inject(MigrateStandards) private readonly migrating: MigrateStandards,
    @Inject(Migrations) private readonly migrations: Migrations,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Phrases) private readonly phrases: Phrases,
  ) {}

  @Post()
  @CommandRoute({
    summary: 'Plan: what would change for every standard under a version',
    description: 'Writes nothing but the plan: per standard its stage, tasks and due dates that would come and go, who would be told, and what stands against it.',
    creates: true,
    answers: MigrationPlanDto,
  })
  async plan(@Body() { from, to, stages = {}, clocks = 'keep', muted = false }: PlanMigrationDto, @CurrentActor() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply) {
    const plan = orRefuse(await this.migrating.plan({ rules: { from: pinned(from), to: pinned(to), stages, clocks }, muted, by: this.authority(principal) }));
    void reply.header('location', `/api/v1/migrations/${plan.id}`);
    return shown(orRefuse(await this.migrating.progress(plan.id)));
  }

  @Get(':plan')
  @QueryRoute({ summary: 'A plan, and where it stands: read from the standards themselves', answers: MigrationPlanDto })
  async one(@Param('plan', Uuid) plan: string, @CurrentActor() principal: Principal) {
    this.authority(principal);
    return shown(orRefuse(await this.migrating.progress(plan)));
  }

  @Get(':plan/standards')
  @QueryRoute({ summary: 'What the plan says of each standard', answers: MigrationItemsDto })
  async items(@Param('plan', Uuid) plan: string, @Query() { after, limit = PAGE }: MigrationItemsQueryDto, @CurrentActor() principal: Principal) {
    this.authority(principal);
    orRefuse(await this.migrating.progress(plan));
    const items = await this.migrations.items(plan, after ?? null, limit);
    return { items: items.map(({ substance: _substance, ...item }) => item), next: items.length < limit ? null : items.at(-1)!.standardId };
  }

  @Post(':plan/batches')
  @CommandRoute({
    summary: 'Carry out the next batch of a plan, while everyone goes on working',
    description: 'Refused whole with MIGRATION_PLAN_STALE when standards have moved since the plan was made. A batch may be repeated: what was done is not done again.',
    answers: MigrationBatchDoneDto,
  })
  async carryOut(@Param('plan', Uuid) plan: string, @Body() { after, limit = BATCH, onlyUnchanged }: MigrationBatchDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest) {
    const asked = { after: after ?? null, limit, onlyUnchanged: onlyUnchanged ?? false, by: this.authority(principal) };
    return this.inWords(orRefuse(await this.migrating.carryOut(plan, asked)), request);
  }

  @Post(':plan/rollbacks')
  @CommandRoute({
    summary: 'Take the next batch of what a plan has done back',
    description: 'A standard that has not moved since is exactly as it was; one that has goes to the stage of the same meaning, or is refused with what stands against it.',
    answers: MigrationBatchDoneDto,
  })
  async rollBack(@Param('plan', Uuid) plan: string, @Body() { after, limit = BATCH }: MigrationBatchDto, @CurrentActor() principal: Principal, @Req() request: FastifyRequest) {
    return this.inWords(orRefuse(await this.migrating.rollBack(plan, { after: after ?? null, limit, by: this.authority(principal) })), request);
  }

  private authority({ person, memberships }: Principal): Actor {
    const roles = memberships.filter((membership) => isHeldAt(membership, this.clock.now())).map(({ role }) => role);
    if (!roles.some((role) => entitled.includes(role))) throw new Refused(refusals.notEntitled('MigrateStandards', entitled));
    return { id: person.id, roles, languages: [] };
  }

  private inWords({ left, ...done }: BatchDone, request: FastifyRequest) {
    const asked = { method: request.method, path: '', contentType: '', requestId: request.id, language: readerLanguage(request.headers['accept-language']) };
    return { ...done, left: left.map(({ standardId, refusal }) => ({ standardId, problem: problemFor(new Refused(refusal), asked, this.phrases) })) };
  }
}

const pinned = ({ id, version }: { readonly id: string; readonly version: number }) => ({ id, version });
const shown = ({ plan: { rules, ...plan }, progress }: { readonly plan: MigrationPlan; readonly progress: PlanProgress }) => ({ ...plan, ...rules, ...progress });
