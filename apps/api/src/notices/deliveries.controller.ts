import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { refuse } from '#lib/kernel';
import { Webhooks } from '#lib/notices';
import type { Principal } from '#lib/participants';
import { CurrentActor } from '../front-door/parameters.js';
import { Problems, QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';
import { NUMBER } from './inbox.dto.js';
import { DeliveriesDto, DeliveriesQueryDto } from './webhooks.dto.js';

@ApiTags('Webhooks')
@Controller('deliveries')
export class DeliveriesController {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  @Get()
  @QueryRoute({ summary: 'What was sent to my webhooks, or is to be; newest first', answers: DeliveriesDto })
  async page(@Query() { state, after, limit }: DeliveriesQueryDto, @CurrentActor() { person }: Principal): Promise<DeliveriesDto> {
    const found = await this.webhooks.deliveries(person.id, { state, before: after, limit: limit + 1 });
    const deliveries = found.slice(0, limit);
    return { deliveries, next: found.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
  }

  @Post(':id/retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Attempt a delivery now: one that was given up once more, one that waits without waiting' })
  @ApiResponse({ status: 202, description: 'It is attempted; look for its outcome.' })
  @Problems(401, 403, 404, 409, 503)
  async retry(@Param('id') id: string, @CurrentActor() { person }: Principal): Promise<void> {
    orRefuse(NUMBER.test(id) ? await this.webhooks.retry(person.id, id) : refuse('DELIVERY_UNKNOWN', 'You have no such delivery.', 'List your deliveries to see their ids.', { id }));
  }
}
