import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Clock, Ids } from '#lib/kernel';
import type { Config } from './config/config.js';
import { Metrics } from './observability/metrics.js';
import { dataSourceFor } from './persistence/data-source.js';
import { Database } from './persistence/database.js';
import { PendingMigrations } from './persistence/pending-migrations.js';
import { setUpQueues } from './queues/backend.js';
import { Work } from './queues/work.js';
import { Hints } from './queues/hints.js';
import { RandomIds, SimulatedClock, SystemClock } from './time/clocks.js';

export const CONFIG = Symbol('Config');
export const LOG = Symbol('Log');
export const QUEUE_SETUP = Symbol('QueueSetup');

@Injectable()
class Closing implements OnApplicationShutdown {
  constructor(
    @Inject(Hints) private readonly hints: Hints,
    @Inject(Database) private readonly database: Database,
  ) {}
  async onApplicationShutdown() {
    await this.hints.close();
    await this.database.close();
  }
}

/** The engine room: database, queues, clock, log and numbers. Knows no noun; every app imports it once. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, log: Logger): DynamicModule {
    const provided = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: log },
      { provide: Metrics, useValue: new Metrics() },
      { provide: Database, useFactory: () => new Database(config.databaseUrl) },
      {
        provide: Work,
        inject: [Database, Metrics],
        useFactory: (database: Database, metrics: Metrics) => {
          const work = new Work(database);
          metrics.countWork(() => work.counts());
          return work;
        },
      },
      { provide: PendingMigrations, inject: [DataSource, Database], useFactory: (source: DataSource, database: Database) => new PendingMigrations(source, database) },
      { provide: QUEUE_SETUP, useFactory: () => setUpQueues(config) },
      { provide: Hints, inject: [QUEUE_SETUP], useFactory: (setup: ReturnType<typeof setUpQueues>) => new Hints(setup, log) },
      { provide: Ids, useClass: RandomIds },
      {
        provide: Clock,
        inject: [Database],
        useFactory: (database: Database) => (config.clock === 'simulated' ? SimulatedClock.open(database) : new SystemClock()),
      },
    ];
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...dataSourceFor(config.databaseUrl).options, retryAttempts: 3 }),
          dataSourceFactory: async () => dataSourceFor(config.databaseUrl).initialize(),
        }),
      ],
      providers: [...provided, Closing],
      exports: provided.map(({ provide }) => provide),
    };
  }
}
