import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const open = { type: 'object', additionalProperties: true } as const;

export class RedlineQueryDto {
  @ApiProperty({ minimum: 1, description: 'The older revision.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  from!: number;

  @ApiPropertyOptional({ minimum: 1, description: 'The newer revision; left out, the latest.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  to?: number;
}

export class RedlinedRevisionDto {
  @ApiProperty() revision!: number;
  @ApiProperty({ type: String, nullable: true, example: 'CD' }) label!: string | null;
  @ApiProperty() hash!: string;
}

export class RedlineSummaryDto {
  @ApiProperty() inserted!: number;
  @ApiProperty() removed!: number;
  @ApiProperty() changed!: number;
  @ApiProperty() moved!: number;
  @ApiProperty() renumbered!: number;
  @ApiProperty() unchanged!: number;
}

export class UnitPlaceDto {
  @ApiProperty({ example: '3.1.2/2' }) address!: string;
  @ApiProperty({ type: String, nullable: true, example: '3.1.2' }) number!: string | null;
  @ApiProperty({ type: String, nullable: true }) parent!: string | null;
}

export class UnitSettingDto {
  @ApiProperty({ example: 'numbering' }) what!: string;
  @ApiProperty({ type: String, nullable: true }) from!: string | null;
  @ApiProperty({ type: String, nullable: true }) to!: string | null;
}

export class RedlinedUnitDto {
  @ApiProperty() unit!: string;
  @ApiProperty({ example: 'clause' }) kind!: string;
  @ApiPropertyOptional({ description: 'Of clauses, terms and items.' }) level?: number;
  @ApiProperty({ isArray: true, enum: ['inserted', 'removed', 'changed', 'moved', 'renumbered'] }) changes!: string[];
  @ApiProperty({ type: UnitPlaceDto, nullable: true }) from!: UnitPlaceDto | null;
  @ApiProperty({ type: UnitPlaceDto, nullable: true }) to!: UnitPlaceDto | null;
  @ApiProperty({ type: [UnitSettingDto], description: 'Changes of kind, numbering, list marker.' }) settings!: UnitSettingDto[];
  @ApiProperty({
    type: 'array',
    items: open,
    description: 'Each block with its `change` (same, changed, inserted, deleted): lines as `pieces` (same, deleted, inserted, restyled) of runs, tables as `rows` of `cells`, figures and formulas whole as `from` and `to`.',
  })
  blocks!: object[];
  @ApiProperty({ ...open, description: 'How it is numbered and marked now.' }) content!: object;
}

export class RedlineDto {
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty({ example: 'zh-Hans' }) language!: string;
  @ApiProperty({ type: RedlinedRevisionDto }) from!: RedlinedRevisionDto;
  @ApiProperty({ type: RedlinedRevisionDto }) to!: RedlinedRevisionDto;
  @ApiProperty({ type: RedlineSummaryDto, description: 'How many units; one that was moved and changed counts under both.' }) summary!: RedlineSummaryDto;
  @ApiProperty({ type: [RedlinedUnitDto], description: 'The units that changed, in reading order.' }) units!: RedlinedUnitDto[];
}
