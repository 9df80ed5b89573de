import { Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { ParticipantsModule } from '#lib/participants';
import { type Config, CONFIG, Database, LOG } from '#lib/platform';
import { loadCalendars } from './adapters/calendars/yaml-calendars.js';
import { BootCheck } from './adapters/boot-check.js';
import { DirectoryCommittees } from './adapters/directory-committees.js';
import { DueWheel } from './adapters/due-wheel.js';
import { PostgresDocuments } from './adapters/postgres-documents.js';
import { PostgresMigrations } from './adapters/postgres-migrations.js';
import { PostgresStandardQueries } from './adapters/postgres-standard-queries.js';
import { PostgresStandards } from './adapters/postgres-standards.js';
import { PostgresProcedures } from './adapters/procedures/postgres-procedures.js';
import { loadOwnProcedures, procedureShape, YamlProcedureReader } from './adapters/procedures/yaml-procedures.js';
import { Reactions } from './adapters/reactions.js';
import { ConvertStandardHandler } from './application/convert-standard.handler.js';
import { ReinstateStandardHandler } from './application/reinstate-standard.handler.js';
import { AskStandard } from './application/ask-standard.js';
import { AttachDocumentHandler, Documents } from './application/attach-document.handler.js';
import { Committees } from './application/committees.js';
import { MigrateStandards } from './application/migrate-standards.js';
import { Migrations } from './application/migrations.js';
import { ObserveStagesHandler } from './application/observe-stages.handler.js';
import { OpenBallotHandler } from './application/open-ballot.handler.js';
import { ExplainStandard } from './application/explain-standard.js';
import { LoadProcedureHandler } from './application/load-procedure.handler.js';
import { ProcedureReader, Procedures } from './application/procedures.js';
import { ProposeStandardHandler } from './application/propose-standard.handler.js';
import { StandardQueries } from './application/standard-queries.js';
import { Standards } from './application/standards.js';

@Module({
  imports: [ParticipantsModule],
  providers: [
    { provide: ProcedureReader, useClass: YamlProcedureReader },
    {
      provide: Procedures,
      inject: [CONFIG, Database, LOG],
      useFactory: async (config: Config, database: Database, log: Logger) => new PostgresProcedures(database, (await loadOwnProcedures(config.procedures)).all(), await procedureShape(), log, await loadCalendars()),
    },
    { provide: Standards, useClass: PostgresStandards },
    { provide: Committees, useClass: DirectoryCommittees },
    { provide: Documents, useClass: PostgresDocuments },
    { provide: StandardQueries, useClass: PostgresStandardQueries },
    { provide: Migrations, useClass: PostgresMigrations },
    AskStandard,
    ConvertStandardHandler,
    ReinstateStandardHandler,
    LoadProcedureHandler,
    ExplainStandard,
    MigrateStandards,
    ProposeStandardHandler,
    ObserveStagesHandler,
    OpenBallotHandler,
    AttachDocumentHandler,
    DueWheel,
    Reactions,
    BootCheck,
  ],
  exports: [Procedures, LoadProcedureHandler, ExplainStandard, Standards, Documents, StandardQueries, AskStandard, ConvertStandardHandler, ReinstateStandardHandler, MigrateStandards, Migrations, ProposeStandardHandler, ObserveStagesHandler, OpenBallotHandler, AttachDocumentHandler, DueWheel, Reactions],
})
export class LifecycleModule {}

