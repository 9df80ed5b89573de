import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';

/** Notices and deliveries are numbered; the number travels as text, as it may outgrow what JSON readers count. */
export const NUMBER = /^\d{1,18}$/;

export class InboxQueryDto {
  @ApiPropertyOptional({ example: '4711', description: '`next` of the page before.' })
  @IsOptional()
  @Matches(NUMBER)
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ default: false, description: 'Only what has not been read.' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  unread: boolean = false;
}

export class MarkReadDto {
  @ApiPropertyOptional({ example: '4711', description: 'This notice and all before it. Either this or `ids`.' })
  @ValidateIf(({ ids }: MarkReadDto) => ids === undefined)
  @Matches(NUMBER)
  upTo?: string;

  @ApiPropertyOptional({ type: [String], example: ['4711'], description: 'These notices.' })
  @ValidateIf(({ upTo }: MarkReadDto) => upTo === undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @Matches(NUMBER, { each: true })
  ids?: string[];
}

export class NoticeDto {
  @ApiProperty({ example: '4711' }) id!: string;
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty({ description: 'Place of the event in the stream of the standard.' }) position!: number;
  @ApiProperty({ example: 'ConsultationOpened', description: 'Type of the event.' }) kind!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ example: 'member', description: 'The role for which the reader is told.' }) reason!: string;
  @ApiProperty({ example: 'pt', description: 'The language of the reader when it was recorded.' }) language!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt!: string | null;
  @ApiProperty({ example: '《数字化车间 通用技术要求》开始征求意见' }) title!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'Why the reader is told, in one sentence.' }) why!: string;
}

export class InboxDto {
  @ApiProperty({ type: [NoticeDto], description: 'Newest first.' }) notices!: readonly NoticeDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Give as `after` for the page that follows; null on the last.' }) next!: string | null;
  @ApiProperty({ description: 'How many are unread; 1000 means 1000 or more.' }) unread!: number;
}

export class MarkedReadDto {
  @ApiProperty({ description: 'How many had been unread.' }) marked!: number;
  @ApiProperty({ description: 'How many still are; 1000 means 1000 or more.' }) unread!: number;
}
