import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsDay } from '../front-door/day.js';
import { HasWords } from '../front-door/has-words.js';
import { IsLanguageTag } from '../front-door/language-tag.js';

export class ObserveStandardDto {
  @ApiProperty({ example: 'gbt' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  procedure!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  committee!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsObject()
  title!: Record<string, string>;

  @ApiProperty({ example: 'zh-Hans' })
  @IsLanguageTag()
  baseLanguage!: string;

  @ApiProperty({ example: 'GB/T 20223—2006' })
  @IsString()
  @HasWords()
  @MaxLength(80)
  number!: string;

  @ApiProperty({ format: 'date', example: '2006-05-25' })
  @IsDay()
  announcedOn!: string;

  @ApiProperty({ format: 'date', example: '2006-11-01' })
  @IsDay()
  implementsOn!: string;

  @ApiProperty({ description: 'Where this was read.' })
  @IsString()
  @HasWords()
  @MaxLength(500)
  source!: string;
}

export class SeenStageDto {
  @ApiProperty({ example: '40.20', description: 'A stage of the procedure.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  stage!: string;

  @ApiPropertyOptional({ format: 'date', example: '2019-04-12' })
  @IsOptional()
  @IsDay()
  on?: string;

  @ApiProperty({ example: 'damd', description: 'The word of the source.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  said!: string;
}

export class PublishedElsewhereDto {
  @ApiProperty({ example: 'ISO/IEC 9281-1:1990' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  number!: string;

  @ApiProperty({ format: 'date', example: '1990-07-26' })
  @IsDay()
  on!: string;
}

export class ObserveStagesDto {
  @ApiProperty({ example: 'iso-is' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  procedure!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  committee!: string;

  @ApiProperty({ example: 'iso 16933', description: 'What the source calls the document: the same record is the same standard.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  record!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsObject()
  title!: Record<string, string>;

  @ApiProperty({ example: 'en' })
  @IsLanguageTag()
  baseLanguage!: string;

  @ApiProperty({ description: 'Where this was read.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  source!: string;

  @ApiProperty({ type: [SeenStageDto], description: 'In the order in which it was seen.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SeenStageDto)
  seen!: SeenStageDto[];

  @ApiPropertyOptional({ type: PublishedElsewhereDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PublishedElsewhereDto)
  published?: PublishedElsewhereDto;
}
