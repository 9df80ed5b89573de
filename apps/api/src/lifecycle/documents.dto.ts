import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { mediaTypes } from '#lib/lifecycle';
import { HasWords } from '../front-door/has-words.js';
import { IsLanguageTag } from '../front-door/language-tag.js';

export class AttachDocumentDto {
  @ApiProperty({ example: 'EXPLANATION' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  kind!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  @ApiProperty()
  @IsString()
  @HasWords()
  @MaxLength(300)
  title!: string;

  @ApiProperty({ enum: mediaTypes, example: 'text/plain', description: 'Checked against the bytes.' })
  @Matches(/^[a-z]+\/[a-z0-9.+-]+$/)
  @MaxLength(120)
  mediaType!: string;

  @ApiProperty({ format: 'byte', description: 'Base64; for files of up to 700 kB. Larger ones go as a form to /documents/files.' })
  @IsString()
  @IsNotEmpty()
  @Matches(/^[A-Za-z0-9+/]+={0,2}$/)
  @MaxLength(1_000_000)
  content!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'integer' }, example: { sent: 78, replied: 46, noReply: 32 } })
  @IsOptional()
  @IsObject()
  counters?: Record<string, number>;
}

/** The fields of a form with a file; read by hand. */
export class AttachFileDto {
  @ApiProperty({ type: 'string', format: 'binary' }) file!: unknown;
  @ApiProperty({ example: 'APPROVAL_SET' }) kind!: string;
  @ApiPropertyOptional() language?: string;
  @ApiPropertyOptional({ description: 'Left out: the name of the file.' }) title?: string;
  @ApiPropertyOptional({ description: 'A JSON object of whole numbers.' }) counters?: string;
}
