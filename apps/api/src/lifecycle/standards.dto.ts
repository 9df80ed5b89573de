import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import { HasWords } from '../front-door/has-words.js';
import { IsDay } from '../front-door/day.js';
import { IsDayOrInstant } from '../front-door/instant.js';
import { IsLanguageTag } from '../front-door/language-tag.js';

export class PlannedLanguageDto {
  @ApiProperty({ example: 'en', description: 'BCP 47 tag: language, script or region where it matters.' })
  @IsLanguageTag()
  language!: string;

  @ApiProperty({ enum: ['parallel', 'later'], description: 'Moves with the base text, or is planned on its own.' })
  @IsIn(['parallel', 'later'])
  mode!: 'parallel' | 'later';

  @ApiProperty({ default: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  required: boolean = true;
}

export class WhatIfQueryDto {
  @ApiPropertyOptional({ example: '2025-02-08', description: 'As it would be then, if nobody did anything: a day (as it begins in the zone of the procedure), or an instant.' })
  @IsOptional()
  @IsDayOrInstant()
  at?: string;

  @ApiPropertyOptional({ example: 'file', description: 'As it would be after this move.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  move?: string;
}

export class ProposeStandardDto {
  @ApiProperty({ example: 'gbt', description: 'Which procedure; the version in force today is taken.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  procedure!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  committee!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { 'zh-Hans': '开源许可证合规计划要求', en: 'Requirements for open source licence compliance programmes' } })
  @IsObject()
  title!: Record<string, string>;

  @ApiProperty({ example: 'zh-Hans' })
  @IsLanguageTag()
  baseLanguage!: string;

  @ApiPropertyOptional({ type: [PlannedLanguageDto] })
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ArrayUnique((planned: PlannedLanguageDto) => planned.language)
  @ValidateNested({ each: true })
  @Type(() => PlannedLanguageDto)
  languages: PlannedLanguageDto[] = [];

  @ApiPropertyOptional({ enum: ['none', 'IDT', 'MOD'], default: 'none', description: 'Adoption of an international standard.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(['none', 'IDT', 'MOD'])
  adoption: 'none' | 'IDT' | 'MOD' = 'none';

  @ApiPropertyOptional({ example: 'GB/T 20223—2006', description: 'The standard this one takes the place of when it enters into force: its id here, or its number, hyphens and full-width letters as they come. A number that is not kept here is taken as given (`replacedElsewhere`).' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  replaces?: string;
}

export class PortfolioQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  stage?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  committee?: string;

  @ApiPropertyOptional({ description: 'Part of a title or number.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Only what is late: a task past its day, or the item frozen.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  late?: 'true' | 'false';

  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before.' })
  @IsOptional()
  @IsUUID()
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export class EventsQueryDto {
  @ApiPropertyOptional({ default: 0, description: 'The position after which to begin.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  after: number = 0;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit: number = 200;
}

export class MakeMoveDto {
  @ApiProperty({ example: 'issue-plan' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  move!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, example: { planNumber: '20231234-T-469' } })
  @IsOptional()
  @IsObject()
  details?: Record<string, string>;
}

export class DecideTaskDto {
  @ApiProperty({ enum: ['pass', 'return'] })
  @IsIn(['pass', 'return'])
  verdict!: 'pass' | 'return';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsLanguageTag()
  language?: string;
}

export class ConfirmRevisionDto {
  @ApiProperty({ minimum: 1, description: 'The revision of the base text that was looked at: the present one.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  revision!: number;
}

export class OverrideGateDto {
  @ApiProperty({ example: 'period:draft' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  gate!: string;

  @ApiPropertyOptional({ default: '', description: 'Why. Without it the exception is refused, with all that is missing.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The attached document that proves it.' })
  @IsOptional()
  @IsUUID()
  evidence?: string;

  @ApiPropertyOptional({ format: 'date', description: 'The new last day, for a period that runs already.' })
  @IsOptional()
  @IsDay()
  until?: string;
}

export class RequestExtensionDto {
  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(120)
  months!: number;

  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  reason!: string;
}

export class PauseClocksDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  reason!: string;
}

export class DecideExtensionDto {
  @ApiProperty()
  @IsBoolean()
  granted!: boolean;

  @ApiPropertyOptional({ minimum: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  months?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string;
}

export class DisclosePatentDto {
  @ApiProperty({ example: 'CN-101234567-B', description: 'The number of the patent or application.' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/)
  patent!: string;

  @ApiProperty()
  @IsString()
  @HasWords()
  @MaxLength(300)
  holder!: string;

  @ApiProperty({ description: 'Which claims touch which clauses.' })
  @IsString()
  @HasWords()
  @MaxLength(4000)
  claims!: string;
}

export class DeclarePatentDto {
  @ApiProperty({ enum: ['a', 'b', 'c', 'removed'], description: 'a free, b for a fee, both on fair terms; c neither; removed: the text no longer rests on it.' })
  @IsIn(['a', 'b', 'c', 'removed'])
  choice!: 'a' | 'b' | 'c' | 'removed';
}

export class ExcuseLanguageDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  reason!: string;
}
