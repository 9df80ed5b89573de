import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

const levels = ['none', 'titles', 'complete', 'reviewed', 'approved'] as const;
const counted = {
  type: 'object' as const,
  required: ['missing', 'stale', 'inStep', 'level'] as string[],
  properties: { missing: { type: 'integer' as const }, stale: { type: 'integer' as const }, inStep: { type: 'integer' as const }, level: { type: 'string' as const, enum: [...levels] as string[] } },
};

export class LockstepQueryDto {
  @ApiPropertyOptional({ example: '3.1', description: 'A clause, by its unit or its address: every unit of it is told.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  clause?: string;
}

export class LockstepWaiverDto {
  @ApiProperty() reason!: string;
  @ApiProperty({ type: String, nullable: true }) dueOn!: string | null;
}

export class LockstepLanguageDto {
  @ApiProperty() language!: string;
  @ApiProperty({ description: '0: there is no text in it yet.' }) revision!: number;
  @ApiProperty({ enum: levels }) level!: string;
  @ApiProperty({ description: 'Whether stages wait for it.' }) required!: boolean;
  @ApiProperty({ enum: ['parallel', 'later'] }) mode!: string;
  @ApiProperty({ type: LockstepWaiverDto, nullable: true, description: 'What it may be behind under; null also when the waiver has lapsed.' }) waiver!: LockstepWaiverDto | null;
  @ApiProperty({ description: 'Units of the base it does not have.' }) missing!: number;
  @ApiProperty({ description: 'Units made from an older wording of the base.' }) stale!: number;
  @ApiProperty({ description: 'Units made from the present wording.' }) inStep!: number;
  @ApiProperty({ description: 'Units the base does not have.' }) surplus!: number;
}

export class LockstepClauseDto {
  @ApiProperty() unit!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The clause around it.' }) parent!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '3.1' }) number!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '3.1' }) address!: string | null;
  @ApiProperty({ description: 'In the base language.' }) heading!: string;
  @ApiProperty({ description: 'Units in it, its heading and the clauses below it included.' }) units!: number;
  @ApiProperty({ type: 'object', additionalProperties: counted, description: 'By language: units missing, stale and in step, and the level they come to.' }) languages!: object;
}

export class LockstepUnitDto {
  @ApiProperty() unit!: string;
  @ApiProperty({ example: 'paragraph' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, example: '3.1/2' }) address!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: ['missing', 'stale', 'inStep'] }, description: 'By language.' }) languages!: object;
}

export class LockstepDto {
  @ApiProperty() version!: number;
  @ApiProperty() baseLanguage!: string;
  @ApiProperty({ description: '0: there is no base text yet.' }) baseRevision!: number;
  @ApiProperty({ description: 'Units of the base text.' }) units!: number;
  @ApiProperty({ type: [LockstepLanguageDto] }) languages!: LockstepLanguageDto[];
  @ApiProperty({ type: [LockstepClauseDto], description: 'In the order of the base text.' }) clauses!: LockstepClauseDto[];
  @ApiProperty({ type: [LockstepUnitDto], required: false, description: 'With `clause`: its units, in the order of the base text.' }) within?: LockstepUnitDto[];
}
