import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Metrics } from '#lib/platform';
import { Public } from '../front-door/access.js';
import { Problems } from '../openapi/routes.js';
import { LiveDto, ReadinessDto } from './health.dto.js';
import { FindReadiness, type Readiness } from './readiness.js';

@ApiTags('Operation')
@Public()
@Controller()
export class HealthController {
  constructor(
    @Inject(FindReadiness) private readonly readiness: FindReadiness,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'The process answers', security: [] })
  @ApiResponse({ status: 200, type: LiveDto, description: 'It does.' })
  @Problems(429)
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'The database answers and has been migrated', security: [] })
  @ApiResponse({ status: 200, type: ReadinessDto, description: 'Ready for requests.' })
  @ApiResponse({ status: 503, type: ReadinessDto, description: 'Not ready; the body says what is missing.' })
  @Problems(429)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.readiness.now();
    void reply.code(readiness.status === 'ready' ? 200 : 503).header('cache-control', 'no-store');
    return readiness;
  }

  @Get('metrics')
  @ApiOperation({ summary: 'Numbers in Prometheus’ text format', security: [] })
  @ApiResponse({ status: 200, description: 'The numbers.', content: { 'text/plain': { schema: { type: 'string' } } } })
  @Problems(429)
  async numbers(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
