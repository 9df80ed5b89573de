import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export const LABEL = /^[A-Z][A-Z0-9]{0,15}$/;

export class ReviseDto {
  @ApiPropertyOptional({ example: 'CD', description: 'The milestone this revision is laid out as.' })
  @IsOptional()
  @Matches(LABEL)
  label?: string;

  @ApiPropertyOptional({ enum: ['editorial', 'substantive'], description: 'Left out: substantive when any wording changed.' })
  @IsOptional()
  @IsIn(['editorial', 'substantive'])
  changeClass?: 'editorial' | 'substantive';

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'Each edit is one of: { unit, text } or { unit, content } rewords a unit; { after, kind, text } and { under, kind, text } add one; { remove, withChildren? } takes one out. On a language version: { unit, text }, { unit, stands: true }, { remove }. Units are named by id, or by address: 3.1.2 a clause, 3.1.2/2 the second unnumbered unit in it.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @IsObject({ each: true })
  edits?: Record<string, unknown>[];
}

export class TextQueryDto {
  @ApiPropertyOptional({ minimum: 1, description: 'Left out: the latest.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  revision?: number;
}

export class ImportFieldsDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'A .docx or .md file, up to 20 MB.' })
  file!: unknown;

  @ApiPropertyOptional({ example: 'WD1' })
  @IsOptional()
  @IsString()
  @MaxLength(16)
  label?: string;

  @ApiPropertyOptional({ enum: ['editorial', 'substantive'] })
  changeClass?: string;

  @ApiPropertyOptional({ description: 'For a language version: the base revision the file was made from.' })
  madeFrom?: number;
}
