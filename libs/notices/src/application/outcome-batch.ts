import type { Deliveries, DeliveryOutcome } from './deliveries.js';

const FULL = 200;
const WAIT_MS = 50;
const TRIES = 4;

/**
 * Gathers outcomes and records them together: when there are 200, or 50 ms after the first. What is here and not yet
 * recorded is what a crash would send again.
 */
export class OutcomeBatch {
  private gathered: DeliveryOutcome[] = [];
  private timer: NodeJS.Timeout | undefined;
  private recording: Promise<void> = Promise.resolve();
  private broken: Error | undefined;

  constructor(private readonly deliveries: Deliveries) {}

  add(outcome: DeliveryOutcome): void {
    this.gathered.push(outcome);
    if (this.gathered.length >= FULL) this.record();
    else this.timer ??= setTimeout(() => this.record(), WAIT_MS);
  }

  /** Resolves when everything added so far is recorded. @throws what kept it from being recorded. */
  async flush(): Promise<void> {
    this.record();
    await this.recording;
    const broken = this.broken;
    this.broken = undefined;
    if (broken) throw broken;
  }

  private record(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.gathered.length === 0) return;
    const outcomes = this.gathered;
    this.gathered = [];
    this.recording = this.recording.then(() => this.settle(outcomes)).catch((error: unknown) => {
      this.broken = error instanceof Error ? error : new Error(String(error));
    });
  }

  /** A database that is away for a moment is waited for; longer, and the leases run out and the letters go again. */
  private async settle(outcomes: readonly DeliveryOutcome[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.deliveries.settle(outcomes);
      } catch (error) {
        if (attempt === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
      }
    }
  }
}
