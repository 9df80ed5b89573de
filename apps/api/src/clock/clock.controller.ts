import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '#lib/kernel';
import { IsInstant } from '../front-door/instant.js';
import { Public } from '../front-door/access.js';
import { Problems, QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';
import { MoveClock } from './move-clock.js';

export class MoveClockDto {
  @ApiProperty({ format: 'date-time', example: '2024-05-10T16:00:00.000Z' })
  @IsInstant()
  to!: string;
}

export class ClockDto {
  @ApiProperty({ format: 'date-time' }) now!: string;
  @ApiProperty() simulated!: boolean;
}

export class MovedClockDto {
  @ApiProperty({ format: 'date-time' }) now!: string;
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
  @QueryRoute({ summary: 'What time it is here, and whether time is simulated', answers: ClockDto })
  now() {
    return { now: this.clock.now(), simulated: this.moveClock.simulated };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Move a simulated clock; every due date on the way fires, in order, and its work is finished first' })
  @ApiResponse({ status: 200, type: MovedClockDto, description: 'It is that time now.' })
  @Problems(400, 401, 403, 409, 413, 415, 429, 503)
  async move(@Body() { to }: MoveClockDto) {
    return orRefuse(await this.moveClock.to(new Date(to).toISOString()));
  }
}
