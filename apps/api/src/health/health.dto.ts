import { ApiProperty } from '@nestjs/swagger';

export class LiveDto {
  @ApiProperty({ enum: ['live'] }) status!: string;
}

export class ReadinessDto {
  @ApiProperty({ enum: ['ready', 'not-ready'] }) status!: string;
  @ApiProperty({ enum: ['up', 'down'] }) database!: string;
  @ApiProperty({ enum: ['applied', 'pending', 'unknown'] }) migrations!: string;
  @ApiProperty({ type: [String], description: 'Names of the migrations still to be run.' }) pending!: string[];
}
