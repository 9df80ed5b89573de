import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsDay } from '../front-door/day.js';
import { IsLanguageTag } from '../front-door/language-tag.js';

export class OpenConsultationDto {
  @ApiProperty({ example: 'draft' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  kind!: string;

  @ApiProperty({ format: 'date', example: '2024-05-10', description: 'The last day; it belongs to the period to its end.' })
  @IsDay()
  closesOn!: string;
}

export class LodgeCommentDto {
  @ApiProperty({ example: 'en', description: 'The language version the comment is made on.' })
  @IsLanguageTag()
  language!: string;

  @ApiPropertyOptional({ description: 'The unit it is about; left out for the whole document.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  unit?: string;

  @ApiProperty({ enum: ['ge', 'te', 'ed'] })
  @IsIn(['ge', 'te', 'ed'])
  type!: 'ge' | 'te' | 'ed';

  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(20_000)
  text!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  proposedChange?: string;
}

export class DisposedDto {
  @ApiProperty()
  @IsInt()
  @Min(1)
  comment!: number;

  @ApiProperty({ enum: ['accepted', 'accepted-in-part', 'not-accepted', 'noted'] })
  @IsIn(['accepted', 'accepted-in-part', 'not-accepted', 'noted'])
  disposition!: 'accepted' | 'accepted-in-part' | 'not-accepted' | 'noted';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string;
}

export class DisposeCommentsDto {
  @ApiProperty({ type: [DisposedDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => DisposedDto)
  dispositions!: DisposedDto[];
}
