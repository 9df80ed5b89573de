import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DueWheel } from '#lib/lifecycle';

/** Turns the wheel of due dates while this worker runs. */
@Injectable()
export class DueDates implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(DueWheel) private readonly wheel: DueWheel) {}

  onApplicationBootstrap(): Promise<void> {
    return this.wheel.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.wheel.stop();
  }
}
