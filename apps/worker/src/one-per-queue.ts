import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Fault } from '#lib/kernel';

/** Where @nestjs/bullmq notes the queue of a processor. */
const PROCESSOR_METADATA = 'bullmq:processor_metadata';

/**
 * Compares the queues hints are sent to with the processors there are.
 * @throws Fault `QUEUE_WITHOUT_PROCESSOR`, naming every queue that none or several serve, and every unknown one.
 */
export function onePerQueue(queues: readonly string[], processors: readonly Type[]): void {
  const served = processors.map((processor) => (Reflect.getMetadata(PROCESSOR_METADATA, processor) as { name?: string } | undefined)?.name ?? `(none: ${processor.name})`);
  const wrong = [
    ...queues.map((queue) => ({ queue, count: served.filter((name) => name === queue).length })).filter(({ count }) => count !== 1).map(({ queue, count }) => `${queue} has ${count} processors`),
    ...served.filter((name) => !queues.includes(name)).map((name) => `${name} is no known queue`),
  ];
  if (wrong.length > 0) throw new Fault('QUEUE_WITHOUT_PROCESSOR', `Queues and processors do not match: ${wrong.join('; ')}.`, 'Give every queue exactly one processor in worker.module.ts.');
}
