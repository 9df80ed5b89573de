import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsDay } from '../front-door/day.js';
import { IsLanguageTag } from '../front-door/language-tag.js';
import { CommandAnswerDto } from '../openapi/answer.dto.js';

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

export class CommentsQueryDto {
  @ApiPropertyOptional({ minimum: 0, default: 0, description: '`next` of the page before: the number of a comment.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  after: number = 0;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export class DispositionDto {
  @ApiProperty({ enum: ['accepted', 'accepted-in-part', 'not-accepted', 'noted'] }) disposition!: string;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class CommentDto {
  @ApiProperty() number!: number;
  @ApiProperty({ example: 'pt' }) language!: string;
  @ApiProperty({ type: String, nullable: true }) unit!: string | null;
  @ApiProperty({ enum: ['ge', 'te', 'ed'] }) type!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: String, nullable: true }) proposedChange!: string | null;
  @ApiProperty() author!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: DispositionDto, nullable: true }) disposition!: DispositionDto | null;
}

export class CommentsDto {
  @ApiProperty({ type: [CommentDto] }) comments!: readonly CommentDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'Give as `after` for the page that follows; null on the last.' }) next!: number | null;
}

export class LodgedAnswerDto extends CommandAnswerDto {
  @ApiProperty({ type: Number, nullable: true, description: 'The number of the comment.' }) comment!: number | null;
}
