import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Fault } from '#lib/kernel';
import { databaseFailure, Metrics, NestLog, openLog, readConfig, serveMetrics } from '#lib/platform';
import { WorkerModule } from './worker.module.js';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel, 'worker');
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, log), { logger: new NestLog(log), abortOnError: false });
  app.enableShutdownHooks();
  const numbers = config.metricsPort === undefined ? undefined : await serveMetrics(app.get(Metrics), config.host, config.metricsPort);
  if (numbers) log.info({ host: config.host, port: numbers.port }, 'The worker’s numbers are at /metrics.');
  log.info('The worker is ready.');
  closing = () => app.close();
  process.send?.({ ready: true, ...(numbers && { metricsPort: numbers.port }) });
}

/** What there is to close so far. */
let closing = (): Promise<void> => Promise.resolve();
// Whoever started this process is gone, perhaps while it was starting: nobody would stop it otherwise.
process.on('disconnect', () => void closing().finally(() => process.exit(0)));

main().catch((thrown: unknown) => {
  const error = databaseFailure(thrown, process.env['DATABASE_URL']) ?? thrown;
  const failed = error instanceof Fault ? error.message : `The worker could not start. ${error instanceof Error ? error.message : String(error)}`;
  openLog('error', 'worker').error({ err: error, ...(error instanceof Fault ? { code: error.code, remedy: error.remedy } : {}) }, failed);
  if (process.send) process.send({ failed }, () => process.exit(1));
  else process.exit(1);
});
