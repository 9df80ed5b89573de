import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsInstant } from '../front-door/instant.js';
import { IsLanguageTag } from '../front-door/language-tag.js';

export class OpenBallotDto {
  @ApiProperty({ example: 'review' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  question!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Left out: closed by hand, as after a meeting.' })
  @IsOptional()
  @IsInstant()
  closesAt?: string;

  @ApiPropertyOptional({ type: Object, description: 'Where the rule weighs votes: person id -> a whole number, for everyone entitled.' })
  @IsOptional()
  @IsObject()
  weights?: Record<string, number>;
}

export class CastVoteDto {
  @ApiProperty({ enum: ['approve', 'against', 'abstain'] })
  @IsIn(['approve', 'against', 'abstain'])
  vote!: 'approve' | 'against' | 'abstain';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string;

  @ApiPropertyOptional({ type: [String], description: 'What the rule counts beside the choice.', example: ['expert'] })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(16)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  brings?: string[];
}
