import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class TurnReasonDto {
  @ApiProperty({ example: 'The law it rests on is being changed.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  reason!: string;
}
