import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ExcerptDto {
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'UTF-16 position in the unit, or in the cell or footnote that `at` names.' }) from!: number;
  @ApiProperty() to!: number;
  @ApiPropertyOptional({ example: 'row 2, column 3' }) at?: string;
}

export class TextFindingDto {
  @ApiProperty() unit!: string;
  @ApiProperty({ example: '3.1.2/1' }) address!: string;
  @ApiProperty({ example: 'NUMBER_DIFFERS' }) code!: string;
  @ApiProperty({ enum: ['error', 'warning', 'note'] }) severity!: string;
  @ApiProperty({ type: ExcerptDto, nullable: true, description: 'The words of the base text.' }) base!: ExcerptDto | null;
  @ApiProperty({ type: ExcerptDto, nullable: true, description: 'The words of the language version.' }) other!: ExcerptDto | null;
  @ApiProperty() because!: string;
  @ApiProperty({ description: 'How to mend it.' }) remedy!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'What the sentences were made with: base, other, proposal.' }) facts!: Record<string, string>;
}

export class TextFindingsDto {
  @ApiProperty() language!: string;
  @ApiProperty({ description: '0: there is no text yet, and nothing to find.' }) revision!: number;
  @ApiProperty() baseLanguage!: string;
  @ApiProperty() baseRevision!: number;
  @ApiProperty() errors!: number;
  @ApiProperty() warnings!: number;
  @ApiProperty() notes!: number;
  @ApiProperty({ type: [TextFindingDto] }) findings!: TextFindingDto[];
}
