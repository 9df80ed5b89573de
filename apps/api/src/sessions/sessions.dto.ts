import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class SignInDto {
  @ApiProperty({ example: 'secretary@demo.lockstep.example' })
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password!: string;
}

export class PersonDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'Secretary / 秘书' }) name!: string;
  @ApiProperty({ example: 'secretary@demo.lockstep.example' }) email!: string;
  @ApiProperty({ enum: ['zh-Hans', 'zh-Hant', 'en', 'pt'] }) language!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) organisationId!: string | null;
}

export class SignedInDto {
  @ApiProperty({ description: 'Send it as `Authorization: Bearer …`. Also set as an HttpOnly cookie.' }) token!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  @ApiProperty({ type: PersonDto }) person!: PersonDto;
}

export class HeldRoleDto {
  @ApiProperty({ format: 'uuid' }) committee!: string;
  @ApiProperty({ example: 'secretary' }) role!: string;
  @ApiProperty({ type: [String], example: ['pt'] }) languages!: readonly string[];
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) until!: string | null;
}

export class MeDto {
  @ApiProperty({ type: PersonDto }) person!: PersonDto;
  @ApiProperty({ type: [HeldRoleDto], description: 'Roles held now.' }) memberships!: readonly HeldRoleDto[];
}

export class CurrentSessionDto {
  @ApiProperty({ type: PersonDto, nullable: true, description: 'null: nobody is signed in.' }) person!: PersonDto | null;
  @ApiProperty({ type: [HeldRoleDto], description: 'Roles held now.' }) memberships!: readonly HeldRoleDto[];
}
