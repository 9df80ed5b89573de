import { ApiProperty } from '@nestjs/swagger';

export class AnsweredEventDto {
  @ApiProperty({ description: 'Place in the stream of this standard, from 1, without gaps.' }) position!: number;
  @ApiProperty({ example: 'StageEntered' }) type!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-12T02:00:00.000Z' }) at!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) body!: unknown;
}

/** What every successful command answers. The ETag header carries the version. */
export class CommandAnswerDto {
  @ApiProperty({ description: 'The version of the standard after this command.' }) version!: number;
  @ApiProperty({ type: [AnsweredEventDto], description: 'What is now the case; empty when it already was.' }) events!: AnsweredEventDto[];
  @ApiProperty({ description: 'True when this Idempotency-Key was answered before: nothing happened twice.' }) replayed!: boolean;
}
