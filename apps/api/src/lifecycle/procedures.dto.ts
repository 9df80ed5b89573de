import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { FieldErrorDto } from '../openapi/problem.dto.js';

const names = { type: 'object', additionalProperties: { type: 'string' }, example: { 'zh-Hans': '推荐性国家标准', en: 'Recommended national standard' } } as const;

export class VersionQueryDto {
  @ApiProperty({ required: false, minimum: 1, description: 'Only this version.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version?: number;
}

export class ProcedureVersionDto {
  @ApiProperty({ example: 'gbt' }) id!: string;
  @ApiProperty({ example: 1 }) version!: number;
  @ApiProperty({ format: 'date', description: 'The first day on which a standard may start under this version.' }) validFrom!: string;
  @ApiProperty({ description: 'SHA-256 over the canonical JSON of what it says.' }) hash!: string;
  @ApiProperty({ enum: ['shipped', 'loaded'] }) origin!: string;
  @ApiProperty({ type: String, nullable: true }) loadedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) loadedAt!: string | null;
}

export class NamedProcedureDto extends ProcedureVersionDto {
  @ApiProperty(names) name!: Record<string, string>;
  @ApiProperty({ example: 'GB/T' }) series!: string;
}

export class ProceduresDto {
  @ApiProperty({ type: [NamedProcedureDto] }) procedures!: NamedProcedureDto[];
}

export class ProcedureVersionsDto {
  @ApiProperty({ type: [ProcedureVersionDto] }) versions!: ProcedureVersionDto[];
}

export class LoadedProcedureDto extends ProcedureVersionDto {
  @ApiProperty({ description: 'This version was known already, and says the same.' }) replayed!: boolean;
  @ApiProperty({ type: [FieldErrorDto], description: 'What could work, and may not be meant.' }) warnings!: FieldErrorDto[];
}

/** A procedure as data: libs/lifecycle/procedures/schema.json describes each part, with its source. */
export class ProcedureDto {
  @ApiProperty({ example: 'gbt' }) id!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'By language.' }) name!: object;
  @ApiProperty({ example: 'GB/T' }) series!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) stages!: object;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) moves!: object[];
}
