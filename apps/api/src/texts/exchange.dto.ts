import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type ExchangeVersion, exchangeVersions } from '#lib/texts';
import { CommandAnswerDto } from '../openapi/answer.dto.js';

export class ExchangeQueryDto {
  @ApiPropertyOptional({ enum: exchangeVersions, default: '2.1', description: 'Which XLIFF is written. 1.2 is for tools that do not read 2.1.' })
  @IsOptional()
  @IsIn(exchangeVersions)
  xliff?: ExchangeVersion;
}

export class ReturnedFieldsDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The XLIFF file, 2 or 1.2, up to 20 MB.' })
  file!: unknown;

  @ApiPropertyOptional({ example: 'CD', description: 'What the revision is laid out as.' })
  label?: string;
}

export class ExchangeConflictDto {
  @ApiProperty({ enum: ['UNIT_UNKNOWN', 'UNIT_REMOVED', 'CHANGED_MEANWHILE', 'CODE_UNKNOWN', 'PARTLY_TRANSLATED'], description: 'The unit is not of this text; the base no longer has it; somebody else changed it; an inline code was never in it; a part of it is not translated.' })
  code!: string;
  @ApiProperty() unit!: string;
  @ApiProperty({ type: String, nullable: true, example: '3.1.2' }) address!: string | null;
  @ApiProperty({ description: 'What the file says.' }) theirs!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the language version says.' }) ours!: string | null;
}

export class ExchangeDto {
  @ApiProperty({ description: 'Units whose wording was taken.' }) taken!: number;
  @ApiProperty({ description: 'Stale units that were sent back as translated: their wording stands.' }) confirmed!: number;
  @ApiProperty() unchanged!: number;
  @ApiProperty({ type: [ExchangeConflictDto], description: 'What was not taken.' }) conflicts!: ExchangeConflictDto[];
}

export class TakenBackAnswerDto extends CommandAnswerDto {
  @ApiProperty({ type: ExchangeDto, nullable: true, description: 'Absent from a repeated answer.' }) exchange!: ExchangeDto | null;
}
