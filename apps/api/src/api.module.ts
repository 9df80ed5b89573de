import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { LifecycleModule, Procedures } from '#lib/lifecycle';
import { NoticesModule } from '#lib/notices';
import { ParticipantsModule } from '#lib/participants';
import { type Config, PlatformModule } from '#lib/platform';
import { PublicationModule } from '#lib/publication';
import { TextsModule } from '#lib/texts';
import { BallotsController } from './ballots/ballots.controller.js';
import { ClockController } from './clock/clock.controller.js';
import { MoveClock } from './clock/move-clock.js';
import { CommitteesController } from './committees/committees.controller.js';
import { CommentTable } from './consultation/comment-table.js';
import { ConsultationController } from './consultation/consultation.controller.js';
import { SessionGuard } from './front-door/session.guard.js';
import { HealthController } from './health/health.controller.js';
import { FindReadiness } from './health/readiness.js';
import { Acting } from './lifecycle/acting.js';
import { Explanations } from './lifecycle/explanations.js';
import { DocumentsController } from './lifecycle/documents.controller.js';
import { MigrationsController } from './lifecycle/migrations.controller.js';
import { MovesController } from './lifecycle/moves.controller.js';
import { TurnsController } from './lifecycle/turns.controller.js';
import { ProceduresController } from './lifecycle/procedures.controller.js';
import { StandardsController, TasksController } from './lifecycle/standards.controller.js';
import { VerifyRecord } from './lifecycle/verify-record.js';
import { DeliveriesController } from './notices/deliveries.controller.js';
import { InboxController } from './notices/inbox.controller.js';
import { WebhooksController } from './notices/webhooks.controller.js';
import { OwnProcedure } from './problems/own-procedure.js';
import { Phrases } from './problems/phrases.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { requestValidation } from './problems/validation.js';
import { PublicationController } from './publication/publication.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { ReadTexts } from './texts/read-texts.js';
import { ReadRedline } from './texts/read-redline.js';
import { RedlineController } from './texts/redline.controller.js';
import { ExchangeController } from './texts/exchange.controller.js';
import { LockstepController } from './texts/lockstep.controller.js';
import { PicturesController } from './texts/pictures.controller.js';
import { TextsController } from './texts/texts.controller.js';

/** The nouns this front door opens onto. */
const nouns = [ParticipantsModule, LifecycleModule, TextsModule, PublicationModule, NoticesModule];

/** What can be asked over HTTP: one line per controller. */
const controllers = [
  CommitteesController,
  HealthController,
  SessionsController,
  StandardsController,
  TasksController,
  MovesController,
  TurnsController,
  DocumentsController,
  ProceduresController,
  MigrationsController,
  ConsultationController,
  BallotsController,
  TextsController,
  PicturesController,
  LockstepController,
  RedlineController,
  ExchangeController,
  PublicationController,
  InboxController,
  WebhooksController,
  DeliveriesController,
  ClockController,
];

@Module({})
export class ApiModule {
  static forRoot(config: Config, log: Logger): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlatformModule.forRoot(config, log), ...nouns],
      controllers,
      providers: [
        FindReadiness,
        Acting,
        Explanations,
        CommentTable,
        ReadTexts,
        ReadRedline,
        VerifyRecord,
        OwnProcedure,
        MoveClock,
        { provide: Phrases, inject: [Procedures], useFactory: (procedures: Procedures) => new Phrases(undefined, () => procedures.all()) },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_PIPE, useFactory: requestValidation },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
