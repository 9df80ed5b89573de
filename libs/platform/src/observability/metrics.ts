import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

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
  readonly backlog = new Gauge({ name: 'lockstep_work_waiting', help: 'Work rows waiting, by kind.', labelNames: ['kind'], registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
