import 'reflect-metadata';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AskStandard, ExplainStandard, LifecycleModule, ProposeStandardHandler, StandardQueries, Standards } from '#lib/lifecycle';
import { Database, openLog, PlatformModule, readConfig } from '#lib/platform';
import { TextsModule } from '#lib/texts';
import { type Environment, procedures } from './processes.js';

@Module({})
class EngineModule {}

/** The engine as the API process holds it, without HTTP: what is asked here goes the way every command goes. */
export interface Engine {
  readonly ask: AskStandard;
  readonly propose: ProposeStandardHandler;
  readonly queries: StandardQueries;
  readonly explain: ExplainStandard;
  readonly standards: Standards;
  readonly database: Database;
  /** Any other part of it. */
  get<T>(part: Type<T>): T;
  close(): Promise<void>;
}

export async function openEngine({ databaseUrl, redisUrl }: Environment): Promise<Engine> {
  const config = readConfig({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, LOCKSTEP_LOG_LEVEL: 'error', LOCKSTEP_PROCEDURES: procedures });
  const parts = { module: EngineModule, imports: [PlatformModule.forRoot(config, openLog(config.logLevel, 'bench')), LifecycleModule, TextsModule] };
  const context = await NestFactory.createApplicationContext(parts, { logger: ['error'], abortOnError: false });
  return { ask: context.get(AskStandard), propose: context.get(ProposeStandardHandler), queries: context.get(StandardQueries), explain: context.get(ExplainStandard), standards: context.get(Standards), database: context.get(Database), get: (part) => context.get(part), close: () => context.close() };
}
