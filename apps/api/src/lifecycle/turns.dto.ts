import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

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
