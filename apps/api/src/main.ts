import { join } from 'node:path';
import { Fault } from '#lib/kernel';
import { openLog, readConfig } from '#lib/platform';
import { ApiModule } from './api.module.js';
import { openFrontDoor } from './front-door/open.js';
import { knownFailure } from './known-failure.js';

/** dist/apps/web, from dist/apps/api/src. */
const webFolder = join(import.meta.dirname, '..', '..', 'web');

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel, 'api');
  const app = await openFrontDoor(ApiModule.forRoot(config, log), config, log, webFolder);
  await app.listen(config.port, config.host);
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  log.info({ host: config.host, port }, 'The API answers.');
  closing = () => app.close();
  process.send?.({ ready: true, port });
}

/** What there is to close so far. */
let closing = (): Promise<void> => Promise.resolve();
// Whoever started this process is gone, perhaps while it was starting: nobody would stop it otherwise.
process.on('disconnect', () => void closing().finally(() => process.exit(0)));

main().catch((error: unknown) => {
  const failure = knownFailure(error, process.env);
  const log = openLog('error', 'api');
  if (failure) log.error({ code: error instanceof Fault ? error.code : undefined }, failure);
  else log.error({ err: error }, 'The API could not start.');
  const failed = failure ?? `The API could not start. ${error instanceof Error ? error.message : String(error)}`;
  if (process.send) process.send({ failed }, () => process.exit(1));
  else process.exit(1);
});
