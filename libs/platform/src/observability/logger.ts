import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { faultFacts } from './faults.js';

/** One JSON line per thing that happened, to standard output. */
export const openLog = (level: string, process: string): Logger => pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime });

/** Lets Nest speak through the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Logger) {}
  log(message: unknown, ...rest: unknown[]) {
    this.log_.debug({ context: rest.at(-1) }, String(message));
  }
  error(message: unknown, ...rest: unknown[]) {
    this.log_.error({ context: rest.at(-1), err: message instanceof Error ? message : undefined, ...faultFacts(message) }, String(message));
  }
  warn(message: unknown, ...rest: unknown[]) {
    this.log_.warn({ context: rest.at(-1) }, String(message));
  }
  debug(message: unknown, ...rest: unknown[]) {
    this.log_.debug({ context: rest.at(-1) }, String(message));
  }
  verbose(message: unknown, ...rest: unknown[]) {
    this.log_.trace({ context: rest.at(-1) }, String(message));
  }
  fatal(message: unknown, ...rest: unknown[]) {
    this.log_.fatal({ context: rest.at(-1) }, String(message));
  }
}
