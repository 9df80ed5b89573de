import type { ClaimedBundle, Deliveries, DeliveryOutcome } from './deliveries.js';

const FULL = 200;
const WAIT_MS = 50;
const TRIES = 4;

/** One claim of a bundle, and how many of its deliveries have no recorded outcome yet. */
export interface Hold extends Pick<ClaimedBundle, 'id' | 'lease'> {
  left: number;
}

interface Entry {
  readonly outcome: DeliveryOutcome;
  readonly hold: Hold;
}

/**
 * Gathers outcomes and records them together: when there are 200, or 50 ms after the first. What is here and not yet
 * recorded is what a crash would send again. A bundle is struck off with the last of its outcomes, never before.
 */
export class OutcomeBatch {
  private gathered: Entry[] = [];
  private timer: NodeJS.Timeout | undefined;
  private recording: Promise<void> = Promise.resolve();
  private broken: Error | undefined;

  constructor(private readonly deliveries: Deliveries) {}

  add(outcome: DeliveryOutcome, hold: Hold): void {
    this.gathered.push({ outcome, hold });
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
    const entries = this.gathered;
    this.gathered = [];
    this.recording = this.recording.then(() => this.settle(entries)).catch((error: unknown) => {
      this.broken = error instanceof Error ? error : new Error(String(error));
    });
  }

  /** A database that is away for a moment is waited for; longer, and the leases run out and the letters go again. */
  private async settle(entries: readonly Entry[]): Promise<void> {
    const outcomes = entries.map(({ outcome }) => outcome);
    const here = new Map<Hold, number>();
    for (const { hold } of entries) here.set(hold, (here.get(hold) ?? 0) + 1);
    const finished = [...here].filter(([hold, count]) => hold.left === count).map(([{ id }]) => id);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.deliveries.settle(outcomes, finished);
        for (const [hold, count] of here) hold.left -= count;
        return;
      } catch (error) {
        if (attempt === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
      }
    }
  }
}
