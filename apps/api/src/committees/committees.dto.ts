import { ApiProperty } from '@nestjs/swagger';

const names = { type: 'object', additionalProperties: { type: 'string' }, example: { 'zh-Hans': '演示标准化技术委员会', en: 'Demonstration technical committee' } } as const;

export class CommitteeDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'LS/TC 1' }) code!: string;
  @ApiProperty({ ...names, description: 'By language.' }) name!: Readonly<Record<string, string>>;
}

export class OrganisationDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty(names) name!: Readonly<Record<string, string>>;
  @ApiProperty({ example: 'enterprise' }) kind!: string;
}

export class MemberDto {
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ example: 'Member 07 / 委员07' }) name!: string;
  @ApiProperty({ enum: ['zh-Hans', 'zh-Hant', 'en', 'pt'] }) language!: string;
  @ApiProperty({ type: OrganisationDto, nullable: true }) organisation!: OrganisationDto | null;
  @ApiProperty({ example: 'member' }) role!: string;
  @ApiProperty({ type: [String] }) languages!: readonly string[];
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) until!: string | null;
}

export class CommitteesDto {
  @ApiProperty({ type: [CommitteeDto] }) committees!: readonly CommitteeDto[];
}

export class CommitteeDetailDto extends CommitteeDto {
  @ApiProperty({ type: [MemberDto], required: false, description: 'Who holds which role now; only for those who are signed in.' })
  members?: readonly MemberDto[];
}
