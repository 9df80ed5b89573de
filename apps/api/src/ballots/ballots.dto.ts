import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsInstant } from '../front-door/instant.js';
import { IsLanguageTag } from '../front-door/language-tag.js';
import { CommandAnswerDto } from '../openapi/answer.dto.js';

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

export class OpenedBallotDto extends CommandAnswerDto {
  @ApiProperty({ example: 'language-review:en', description: 'What to vote under.' }) ballot!: string;
}

/** How many voted, never who or how; the tally once it is closed. */
export class BallotDto {
  @ApiProperty({ example: 'review' }) key!: string;
  @ApiProperty({ example: 'review' }) question!: string;
  @ApiProperty({ type: String, nullable: true }) language!: string | null;
  @ApiProperty({ example: '40' }) stage!: string;
  @ApiProperty({ description: 'Which time the stage was entered.' }) round!: number;
  @ApiProperty({ description: 'Of the base text; 0 where it is about no text.' }) revision!: number;
  @ApiProperty({ example: 'three-quarters-of-members', description: 'Of the procedure.' }) rule!: string;
  @ApiProperty() members!: number;
  @ApiProperty({ description: 'How many may vote.' }) entitled!: number;
  @ApiProperty({ description: 'How many have.' }) cast!: number;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: closed by hand.' }) closesAt!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Counts, each comparison with its values, and whether it passed.' }) tally!: object | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt!: string | null;
}

export class BallotsDto {
  @ApiProperty({ type: [BallotDto] }) ballots!: BallotDto[];
}
