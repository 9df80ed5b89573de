import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { WorkCount } from '../queues/work.js';

/** The numbers a process is watched by, one registry per process, served in Prometheus' text format. */
export class Metrics {
  readonly registry = new Registry();
  readonly decisions = new Counter({
    name: 'lockstep_decisions_total',
    help: 'Commands decided, by answer: done, nothing, refused.',
    labelNames: ['answer'],
    registers: [this.registry],
  });
  readonly commitSize = new Histogram({
    name: 'lockstep_commit_commands',
    help: 'Commands decided and stored in one commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers: [this.registry],
  });
  readonly commitSeconds = new Histogram({
    name: 'lockstep_commit_seconds',
    help: 'Time one commit took, from loading states to the acknowledged COMMIT.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
    registers: [this.registry],
  });
  readonly workDone = new Counter({ name: 'lockstep_work_done_total', help: 'Work rows completed, by kind.', labelNames: ['kind'], registers: [this.registry] });
  readonly dueLateSeconds = new Histogram({
    name: 'lockstep_due_date_late_seconds',
    help: 'How late due dates fired.',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 1, 60, 3600],
    registers: [this.registry],
  });
  readonly deliveries = new Counter({ name: 'lockstep_deliveries_total', help: 'Delivery attempts, by outcome.', labelNames: ['outcome'], registers: [this.registry] });
  readonly backlog = new Gauge({ name: 'lockstep_work_waiting', help: 'Work rows waiting, by kind.', labelNames: ['kind'], registers: [this.registry], collect: () => this.collectWork() });
  readonly givenUp = new Gauge({ name: 'lockstep_work_given_up', help: 'Work rows given up after too many attempts, by kind: they wait for a person.', labelNames: ['kind'], registers: [this.registry], collect: () => this.collectWork() });
  private readWork: (() => Promise<readonly WorkCount[]>) | undefined;
  private collecting: Promise<void> | undefined;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Where work is counted whenever someone reads the numbers. */
  countWork(read: () => Promise<readonly WorkCount[]>): void {
    this.readWork = read;
  }

  /** Two gauges, read once. */
  private collectWork(): Promise<void> {
    this.collecting ??= this.setWork().finally(() => (this.collecting = undefined));
    return this.collecting;
  }

  /** A database that is away must not take the other numbers along. */
  private async setWork(): Promise<void> {
    const counts = await this.readWork?.().catch(() => undefined);
    if (!counts) return;
    this.backlog.reset();
    this.givenUp.reset();
    for (const { kind, waiting, givenUp } of counts) {
      this.backlog.set({ kind }, waiting);
      this.givenUp.set({ kind }, givenUp);
    }
  }
}
