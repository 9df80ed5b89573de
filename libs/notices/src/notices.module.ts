import { type BeforeApplicationShutdown, Inject, Module, type Provider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { LifecycleModule, Procedures } from '#lib/lifecycle';
import { type Config, CONFIG, Database, Hints, LOG, Metrics } from '#lib/platform';
import { AddressRules } from './adapters/address-rules.js';
import { CheckedDestinations } from './adapters/checked-destinations.js';
import { DeliveryQueueHints } from './adapters/delivery-queue-hints.js';
import { LifecycleProcedureNames } from './adapters/lifecycle-procedure-names.js';
import { PostgresDeliveries } from './adapters/postgres-deliveries.js';
import { PostgresKeptNotices } from './adapters/postgres-kept-notices.js';
import { PostgresAudiences } from './adapters/postgres-audiences.js';
import { PostgresUntoldEvents } from './adapters/postgres-untold-events.js';
import { RandomJitter, RandomSecrets } from './adapters/random.js';
import { resolve } from './adapters/resolve.js';
import { TypeOrmEndpoints } from './adapters/typeorm-endpoints.js';
import { UndiciSenders } from './adapters/undici-senders.js';
import { Audiences } from './application/audiences.js';
import { DeliverWebhooks, PUBLIC_URL } from './application/deliver-webhooks.js';
import { Deliveries } from './application/deliveries.js';
import { Destinations, Endpoints, Secrets } from './application/endpoints.js';
import { Inbox } from './application/inbox.js';
import { KeptNotices } from './application/kept-notices.js';
import { PhraseNotices } from './application/phrasing/phrase-notices.js';
import { ProcedureNames } from './application/phrasing/procedure-names.js';
import { RecordNotices } from './application/record-notices.js';
import { Jitter, Senders } from './application/senders.js';
import { DeliveryHints, UntoldEvents } from './application/untold-events.js';
import { Webhooks } from './application/webhooks.js';

const ports: Provider[] = [
  { provide: UntoldEvents, inject: [Database, Metrics, LOG], useFactory: (database: Database, metrics: Metrics, log: Logger) => new PostgresUntoldEvents(database, metrics, log) },
  { provide: Deliveries, inject: [Database, Metrics], useFactory: (database: Database, metrics: Metrics) => new PostgresDeliveries(database, metrics) },
  { provide: KeptNotices, inject: [Database], useFactory: (database: Database) => new PostgresKeptNotices(database) },
  { provide: Endpoints, inject: [getDataSourceToken()], useFactory: (source: DataSource) => new TypeOrmEndpoints(source) },
  { provide: AddressRules, inject: [CONFIG], useFactory: (config: Config) => new AddressRules(config.webhookAllow) },
  { provide: Destinations, inject: [AddressRules], useFactory: (rules: AddressRules) => new CheckedDestinations(rules, resolve) },
  { provide: Senders, inject: [AddressRules], useFactory: (rules: AddressRules) => new UndiciSenders(rules, resolve) },
  { provide: DeliveryHints, inject: [Hints], useFactory: (hints: Hints) => new DeliveryQueueHints(hints) },
  { provide: ProcedureNames, inject: [Procedures], useFactory: (procedures: Procedures) => new LifecycleProcedureNames(procedures) },
  { provide: Audiences, inject: [Database], useFactory: (database: Database) => new PostgresAudiences(database) },
  { provide: Jitter, useClass: RandomJitter },
  { provide: Secrets, useClass: RandomSecrets },
  { provide: PUBLIC_URL, inject: [CONFIG], useFactory: (config: Config) => config.publicUrl },
];

const offered = [RecordNotices, DeliverWebhooks, Webhooks, Inbox, PhraseNotices];

/** Telling everyone concerned, once, in their language: inboxes and webhooks. Needs PlatformModule. */
@Module({ imports: [LifecycleModule], providers: [...ports, ...offered], exports: [...offered, Audiences] })
export class NoticesModule implements BeforeApplicationShutdown {
  constructor(@Inject(DeliverWebhooks) private readonly deliverWebhooks: DeliverWebhooks) {}

  /** Before the database goes. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.deliverWebhooks.close();
  }
}
