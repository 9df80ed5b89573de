import { ApiProperty } from '@nestjs/swagger';

export class FieldErrorDto {
  @ApiProperty({ example: 'languages.0.mode', description: 'Path of the field.' }) field!: string;
  @ApiProperty({ example: 'Use one of: parallel, later.' }) message!: string;
  @ApiProperty({ required: false, description: 'In a text of several lines: the line, from 1.' }) line?: number;
  @ApiProperty({ required: false, example: 'GATE_NEVER_OPENS', description: 'Stable; for procedures.' }) code?: string;
  @ApiProperty({ required: false, description: 'What can be done about it; for procedures.' }) remedy?: string;
}

export class UnmetDto {
  @ApiProperty({ description: 'Stable; what programs should look at.' }) code!: string;
  @ApiProperty({ description: 'What is the case.' }) because!: string;
  @ApiProperty({ description: 'What can be done about it.' }) remedy!: string;
  @ApiProperty({ type: [String], description: 'Roles that can put it right.' }) who!: string[];
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

/** RFC 9457. Phrased by Accept-Language in zh-Hans, zh-Hant, en or pt; `code` and `facts` stay the same in each. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:lockstep:problem:NOT_SIGNED_IN' }) type!: string;
  @ApiProperty({ example: 'Not signed in' }) title!: string;
  @ApiProperty({ example: 401 }) status!: number;
  @ApiProperty({ description: 'What happened.' }) detail!: string;
  @ApiProperty({ example: 'NOT_SIGNED_IN', description: 'Stable; what programs should look at.' }) code!: string;
  @ApiProperty({ description: 'What the reader can do next.' }) remedy!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The numbers and names the sentences are made of.' }) facts!: Record<string, unknown>;
  @ApiProperty({ type: [UnmetDto], description: 'Every condition that is not met, when several stand in the way.' }) unmet!: UnmetDto[];
  @ApiProperty({ type: [FieldErrorDto], required: false, description: 'For VALIDATION and PROCEDURE_INVALID: everything that cannot be used.' }) errors?: FieldErrorDto[];
  @ApiProperty({ required: false, description: 'For faults: names the request in the log.' }) instance?: string;
}
