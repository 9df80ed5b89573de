import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { LifecycleModule, REACTIONS_QUEUE } from '#lib/lifecycle';
import { DELIVERIES_QUEUE, NOTICES_QUEUE, NoticesModule } from '#lib/notices';
import { type Config, PlatformModule, QUEUE_SETUP, type QueueSetup } from '#lib/platform';
import { DueDates } from './lifecycle/due-dates.js';
import { ReactionsProcessor } from './lifecycle/reactions.processor.js';
import { DeliveriesProcessor } from './notices/deliveries.processor.js';
import { NoticesProcessor } from './notices/notices.processor.js';
import { onePerQueue } from './one-per-queue.js';

/** Every queue hints are sent to; each has exactly one processor, or the worker does not start. */
const queues = [REACTIONS_QUEUE, NOTICES_QUEUE, DELIVERIES_QUEUE];
const processors = [ReactionsProcessor, NoticesProcessor, DeliveriesProcessor];

@Module({})
export class WorkerModule {
  static forRoot(config: Config, log: Logger): DynamicModule {
    onePerQueue(queues, processors);
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config, log),
        BullModule.forRootAsync({ inject: [QUEUE_SETUP], useFactory: (setup: QueueSetup) => setup }),
        BullModule.registerQueue(...queues.map((name) => ({ name }))),
        LifecycleModule,
        NoticesModule,
      ],
      providers: [...processors, DueDates],
    };
  }
}
