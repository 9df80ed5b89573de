import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Endpoint, Webhooks } from '#lib/notices';
import type { Principal } from '#lib/participants';
import { CurrentActor, IdempotencyKey, Uuid } from '../front-door/parameters.js';
import { CommandRoute, Problems, QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';
import { RegisteredWebhookDto, RegisterWebhookDto, type WebhookDto, WebhooksDto } from './webhooks.dto.js';

@ApiTags('Webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  @Post()
  @CommandRoute({
    summary: 'Have my notices sent to an address',
    description: 'Signed as the Standard Webhooks specification says; the body is a CloudEvent 1.0. A delivery may come twice: take each webhook-id once.',
    creates: true,
    answers: RegisteredWebhookDto,
  })
  async register(@Body() webhook: RegisterWebhookDto, @CurrentActor() { person }: Principal, @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<RegisteredWebhookDto> {
    const registered = orRefuse(await this.webhooks.register(person.id, webhook, key));
    void reply.header('cache-control', 'no-store').header('location', `/api/v1/webhooks/${registered.id}`);
    return shown(registered, registered.secret);
  }

  @Get()
  @QueryRoute({ summary: 'My webhooks, without their secrets', answers: WebhooksDto })
  async all(@CurrentActor() { person }: Principal): Promise<WebhooksDto> {
    return { webhooks: (await this.webhooks.of(person.id)).map((webhook) => shown(webhook, undefined)) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a webhook, with what was still to be sent there' })
  @ApiResponse({ status: 204, description: 'Removed.' })
  @Problems(400, 401, 403, 404, 503)
  async remove(@Param('id', Uuid) id: string, @CurrentActor() { person }: Principal): Promise<void> {
    orRefuse(await this.webhooks.remove(person.id, id));
  }
}

const shown = <Secret extends string | undefined>({ id, url, kinds, disabledAt, createdAt }: Endpoint, secret: Secret): WebhookDto & { secret: Secret } => ({ id, url, kinds, disabledAt, createdAt, secret });
