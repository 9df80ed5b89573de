import { Fault } from '#lib/kernel';

/** What a log line says of a fault beyond its message. */
export const faultFacts = (error: unknown): { code?: string; remedy?: string } =>
  error instanceof Fault ? { code: error.code, remedy: error.remedy } : {};
