import { ApiProperty } from '@nestjs/swagger';

export class PublishedPageDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty({ example: 'GB/T 50001—2025' }) number!: string;
  @ApiProperty({ description: '0: the edition itself.' }) amendment!: number;
  @ApiProperty() language!: string;
  @ApiProperty({ description: 'Only the base text is.' }) authoritative!: boolean;
  @ApiProperty() revision!: number;
  @ApiProperty() baseRevision!: number;
  @ApiProperty() title!: string;
  @ApiProperty({ format: 'date' }) announcedOn!: string;
  @ApiProperty({ format: 'date' }) implementsOn!: string;
  @ApiProperty({ description: 'Of the bytes of the page; the event that published it names the same.' }) sha256!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class PublicationsDto {
  @ApiProperty({ type: [PublishedPageDto] }) publications!: PublishedPageDto[];
}
