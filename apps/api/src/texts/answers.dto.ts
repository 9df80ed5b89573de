import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswerDto } from '../openapi/answer.dto.js';

const open = { type: 'object', additionalProperties: true } as const;

export class FindingDto {
  @ApiProperty({ example: 'NUMBER_OUT_OF_STEP' }) code!: string;
  @ApiProperty({ ...open, description: 'Where in the file: { paragraph }, { line } or { part }.' }) place!: object;
  @ApiProperty({ description: 'The words concerned, at most 80 characters.' }) snippet!: string;
  @ApiProperty({ required: false, description: 'How many like it follow on from this place.' }) count?: number;
}

export class PairDto {
  @ApiProperty() unit!: string;
  @ApiProperty({ description: 'Place in the file, from 0.' }) at!: number;
  @ApiProperty({ minimum: 0, maximum: 100 }) confidence!: number;
  @ApiProperty({ type: [String] }) why!: string[];
}

export class DoubtDto {
  @ApiProperty() unit!: string;
  @ApiProperty({ type: [PairDto] }) candidates!: PairDto[];
}

export class ExtraUnitDto {
  @ApiProperty({ description: 'Place in the file, from 0.' }) at!: number;
  @ApiProperty() unit!: string;
}

export class AlignmentDto {
  @ApiProperty({ description: 'How many units were laid beside one of the base.' }) aligned!: number;
  @ApiProperty({ type: [DoubtDto], description: 'For a person to decide.' }) doubtful!: DoubtDto[];
  @ApiProperty({ type: [String], description: 'Units of the base without a counterpart.' }) missing!: string[];
  @ApiProperty({ type: [ExtraUnitDto], description: 'Units of the file the base does not have.' }) extra!: ExtraUnitDto[];
}

export class RevisedAnswerDto extends CommandAnswerDto {
  @ApiProperty({ type: [FindingDto], description: 'What was left out of the file, corrected or not understood.' }) findings!: FindingDto[];
  @ApiProperty({ type: AlignmentDto, required: false, nullable: true, description: 'Of a language version made from a file.' }) alignment?: AlignmentDto | null;
}

export class TextRevisionDto {
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty({ example: 'zh-Hans' }) language!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ type: String, nullable: true, example: 'CD' }) label!: string | null;
  @ApiProperty({ description: 'SHA-256 over the units: equal texts have equal hashes.' }) hash!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Of a language version: the base revision it was measured against.' }) baseRevision!: number | null;
  @ApiProperty({ enum: ['editorial', 'substantive'] }) changeClass!: string;
  @ApiProperty() by!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class UnitDto {
  @ApiProperty() id!: string;
  @ApiProperty({ example: 'clause' }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) parent!: string | null;
  @ApiProperty({ type: Number, nullable: true }) level!: number | null;
  @ApiProperty({ type: String, nullable: true, example: '3.1.2' }) number!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '3.1.2/2' }) address!: string | null;
  @ApiProperty({ description: 'Names what it says.' }) hash!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of a language version: which wording of the base it was made from.' }) baseHash!: string | null;
  @ApiProperty() text!: string;
  @ApiProperty({ ...open, description: 'Blocks of runs with marks, table rows, figures.' }) content!: object;
}

export class TextDto extends TextRevisionDto {
  @ApiProperty({ description: 'Of the standard.' }) version!: number;
  @ApiProperty({ description: 'The latest revision there is.' }) latest!: number;
  @ApiProperty({ type: [UnitDto], description: 'In the order of the text.' }) units!: UnitDto[];
}

export class TextRevisionsDto {
  @ApiProperty({ type: [TextRevisionDto] }) revisions!: TextRevisionDto[];
}

export class SurplusUnitDto {
  @ApiProperty() unit!: string;
  @ApiProperty() text!: string;
}

export class BehindUnitDto {
  @ApiProperty() unit!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: String, nullable: true }) address!: string | null;
  @ApiProperty({ enum: ['missing', 'stale'] }) state!: string;
  @ApiProperty({ description: 'What the base says now.' }) base!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the version says.' }) text!: string | null;
}

export class TextStateDto {
  @ApiProperty() language!: string;
  @ApiProperty({ enum: ['none', 'titles', 'complete', 'reviewed', 'approved'] }) level!: string;
  @ApiProperty() revision!: number;
  @ApiProperty() baseRevision!: number;
  @ApiProperty({ description: 'How many units are.' }) inStep!: number;
  @ApiProperty({ type: [SurplusUnitDto], description: 'Units the base does not have.' }) surplus!: SurplusUnitDto[];
  @ApiProperty({ type: [BehindUnitDto] }) units!: BehindUnitDto[];
}
