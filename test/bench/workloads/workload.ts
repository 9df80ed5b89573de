import type { Server, Servers } from '../system/servers.js';

export type Backend = 'redis' | 'postgres';

/** What a workload is run with. */
export interface Circumstances {
  readonly servers: Servers;
  readonly backend: Backend;
  /** Fewer or more standards, endpoints or due dates than the full workload; 1 is the full one. */
  readonly scale: number;
  /** W1 goes on for so many seconds instead of twelve moves of each standard. */
  readonly seconds: number | undefined;
}

/** One run's figures by name; only runs that passed their checks have any. */
export type Figures = Readonly<Record<string, number>>;

/** What queues run on: a Redis, or undefined where BullMQ keeps them in the product's own database. */
export const redisOf = ({ servers, backend }: Pick<Circumstances, 'servers' | 'backend'>): Server | undefined => (backend === 'redis' ? servers.redis! : undefined);

export const sized = (full: number, { scale }: Pick<Circumstances, 'scale'>): number => Math.max(1, Math.round(full * scale));
