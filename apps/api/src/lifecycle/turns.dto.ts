import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';

export class TurnReasonDto {
  @ApiProperty({ example: 'The law it rests on is being changed.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  reason!: string;
}

export class ConvertStandardDto extends TurnReasonDto {
  @ApiProperty({ example: 'gbz', description: 'The id of the other procedure; its version in force today is taken.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  to!: string;
}

const title = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class PartDto {
  @ApiProperty({ ...title, example: { 'zh-Hans': '第1部分：总则', en: 'Part 1: General' } })
  @IsObject()
  title!: Record<string, string>;

  @ApiPropertyOptional({ type: [String], example: ['1', '2', '3.1'], description: 'Units that go into it, by address, with all below them; left out: the whole text.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @IsString({ each: true })
  units?: string[];
}

export class SplitStandardDto extends TurnReasonDto {
  @ApiProperty({ description: 'Whether the source ends, with every unit in one of the parts, or goes on as it is beside them.' })
  @IsBoolean()
  sourceEnds!: boolean;

  @ApiProperty({ type: [PartDto] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts!: PartDto[];
}

export class MergeStandardsDto extends TurnReasonDto {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Those it becomes one with, in the order in which their texts follow its own.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  others!: string[];

  @ApiProperty({ ...title, example: { 'zh-Hans': '开源合规', en: 'Open source compliance' } })
  @IsObject()
  title!: Record<string, string>;
}
