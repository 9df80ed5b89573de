import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { kinds as allKinds } from '#lib/notices';
import { NUMBER } from './inbox.dto.js';

export class RegisterWebhookDto {
  @ApiProperty({ format: 'uri', example: 'https://standards.example.com/hooks/lockstep' })
  @IsString()
  @MaxLength(2048)
  url!: string;

  @ApiPropertyOptional({ enum: allKinds, isArray: true, description: 'Event types to be told of; left out: all.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  kinds?: string[];
}

export class WebhookDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uri' }) url!: string;
  @ApiProperty({ type: [String], nullable: true, description: 'null: all.' }) kinds!: readonly string[] | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the receiver answered 410 Gone.' }) disabledAt!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

export class RegisteredWebhookDto extends WebhookDto {
  @ApiProperty({ example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', description: 'Signs every delivery (Standard Webhooks). Shown now and never again.' })
  secret!: string;
}

export class WebhooksDto {
  @ApiProperty({ type: [WebhookDto] }) webhooks!: readonly WebhookDto[];
}

export class DeliveriesQueryDto {
  @ApiPropertyOptional({ enum: ['pending', 'delivered', 'dead'] })
  @IsOptional()
  @IsIn(['pending', 'delivered', 'dead'])
  state?: 'pending' | 'delivered' | 'dead';

  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @Matches(NUMBER)
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export class DeliveryDto {
  @ApiProperty({ example: '4711' }) id!: string;
  @ApiProperty({ format: 'uuid' }) endpointId!: string;
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty() position!: number;
  @ApiProperty({ enum: ['pending', 'delivered', 'dead'] }) state!: 'pending' | 'delivered' | 'dead';
  @ApiProperty() attempts!: number;
  @ApiProperty({ format: 'date-time', description: 'When it is attempted next, while pending.' }) nextAt!: string;
  @ApiProperty({ type: Number, nullable: true, example: 503 }) lastStatus!: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'TIMEOUT' }) lastError!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) deliveredAt!: string | null;
}

export class DeliveriesDto {
  @ApiProperty({ type: [DeliveryDto], description: 'Newest first.' }) deliveries!: readonly DeliveryDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
