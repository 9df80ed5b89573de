import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Clock } from '#lib/kernel';
import { IsInstant } from '../front-door/instant.js';
import { Public } from '../front-door/access.js';
import { QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';
import { MoveClock } from './move-clock.js';

export class MoveClockDto {
  @ApiProperty({ format: 'date-time', example: '2024-05-10T16:00:00.000Z' })
  @IsInstant()
  to!: string;
}

@ApiTags('Clock')
@Controller('clock')
export class ClockController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MoveClock) private readonly moveClock: MoveClock,
  ) {}

  @Get()
  @Public()
  @QueryRoute({ summary: 'What time it is here, and whether time is simulated' })
  now() {
    return { now: this.clock.now(), simulated: this.moveClock.simulated };
  }

  @Post()
  @HttpCode(200)
  @QueryRoute({ summary: 'Move a simulated clock; every due date on the way fires, in order, and its work is finished first' })
  async move(@Body() { to }: MoveClockDto) {
    return orRefuse(await this.moveClock.to(new Date(to).toISOString()));
  }
}
