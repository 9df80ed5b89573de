import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import { ProblemDto } from '../openapi/problem.dto.js';

export class PinnedDto {
  @ApiProperty({ example: 'gbt' })
  @Matches(/^[a-z][a-z0-9-]{0,63}$/)
  id!: string;

  @ApiProperty({ example: 1, minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

export class PlanMigrationDto {
  @ApiProperty({ type: PinnedDto })
  @ValidateNested()
  @Type(() => PinnedDto)
  from!: PinnedDto;

  @ApiProperty({ type: PinnedDto })
  @ValidateNested()
  @Type(() => PinnedDto)
  to!: PinnedDto;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, example: { '20': '25' }, description: 'Stages of the old version that are called otherwise in the new one.' })
  @IsOptional()
  @IsObject()
  stages?: Record<string, string>;

  @ApiProperty({ required: false, enum: ['keep', 'recount'], default: 'keep', description: 'Whether periods that run keep their announced end, or are counted anew under the new version.' })
  @IsOptional()
  @IsIn(['keep', 'recount'])
  clocks?: 'keep' | 'recount';

  @ApiProperty({ required: false, default: false, description: 'Tell nobody. Every event then says so.' })
  @IsOptional()
  @IsBoolean()
  muted?: boolean;
}

export class MigrationBatchDto {
  @ApiProperty({ required: false, format: 'uuid', description: 'Where the batch before ended (`next` of its answer).' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 1000, default: 500 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;

  @ApiProperty({ required: false, default: false, description: 'Leave those that have moved since the plan was made where they are, instead of refusing the whole.' })
  @IsOptional()
  @IsBoolean()
  onlyUnchanged?: boolean;
}

export class MigrationItemsQueryDto {
  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

class PlanCountsDto {
  @ApiProperty() standards!: number;
  @ApiProperty() movable!: number;
  @ApiProperty() blocked!: number;
  @ApiProperty({ description: 'Notices that would go out, were all of it carried out now.' }) notices!: number;
}

class UnderDto {
  @ApiProperty({ description: 'Planned standards still under the old version.' }) from!: number;
  @ApiProperty({ description: 'Those under the new one.' }) to!: number;
  @ApiProperty({ description: 'Those under neither.' }) elsewhere!: number;
}

export class MigrationPlanDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: PinnedDto }) from!: PinnedDto;
  @ApiProperty({ type: PinnedDto }) to!: PinnedDto;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) stages!: Record<string, string>;
  @ApiProperty({ enum: ['keep', 'recount'] }) clocks!: string;
  @ApiProperty() muted!: boolean;
  @ApiProperty() madeBy!: string;
  @ApiProperty({ format: 'date-time' }) madeAt!: string;
  @ApiProperty({ type: PlanCountsDto }) counts!: PlanCountsDto;
  @ApiProperty({ type: UnderDto }) under!: UnderDto;
  @ApiProperty({ type: [String], description: 'The first twenty planned standards that are at another stage than the plan says.' }) moved!: string[];
  @ApiProperty() movedCount!: number;
  @ApiProperty({ description: 'Standards under the old version that the plan does not know.' }) unplanned!: number;
}

export class MigrationItemsDto {
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Per standard: its stage and the one it would be at, what stands against it, tasks and due dates that would come and go, roles and number of people who would be told.' })
  items!: object[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

class LeftStandardDto {
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty({ type: ProblemDto }) problem!: ProblemDto;
}

export class MigrationBatchDoneDto {
  @ApiProperty() done!: number;
  @ApiProperty({ description: 'Done before, by an earlier batch.' }) already!: number;
  @ApiProperty({ type: [LeftStandardDto], description: 'Left where they are, each with why.' }) left!: LeftStandardDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Give it as `after` of the next batch; null when this was the last.' }) next!: string | null;
}
