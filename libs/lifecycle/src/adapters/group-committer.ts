/** Something waiting to be committed for one standard. */
export interface Waiting {
  readonly standardId: string;
}

export interface Limits {
  /** Commits under way at once, at most. */
  readonly lanes: number;
  /** Commands in one commit, at most. */
  readonly batch: number;
  /** A commit that takes longer waits for someone, and others do not wait for it. */
  readonly slowMs: number;
}

/**
 * Group commit: whatever arrives while one commit is under way goes into the next. No timer, so nothing waits longer
 * than the commit before it. A batch holds one command per standard, in the order they came; what failed goes back to
 * the head of its standard's queue.
 *
 * One commit at a time is the fastest: two share what arrives, and each costs nearly as much as one. Only beside a commit
 * that is slow, because another process holds one of its standards, does a second lane open.
 */
export class GroupCommitter<Command extends Waiting> {
  private readonly queues = new Map<string, Command[]>();
  private readonly busy = new Set<string>();
  private lanes = 0;
  private slow = 0;

  constructor(
    private readonly commit: (batch: readonly Command[]) => Promise<readonly Command[]>,
    private readonly limits: Limits = { lanes: 4, batch: 128, slowMs: 25 },
  ) {}

  add(command: Command): void {
    const queue = this.queues.get(command.standardId);
    if (queue) queue.push(command);
    else this.queues.set(command.standardId, [command]);
    this.open();
  }

  get waiting(): number {
    return this.queues.size;
  }

  /** Opens a lane unless one is already making progress. */
  private open(): void {
    if (this.lanes <= this.slow && this.lanes < this.limits.lanes) void this.run();
  }

  private async run(): Promise<void> {
    this.lanes += 1;
    try {
      // Let everything that arrives in this turn of the event loop share the first batch.
      await new Promise(setImmediate);
      for (let batch = this.take(); batch.length > 0; batch = this.take()) {
        const again = await this.watched(this.commit(batch));
        for (const { standardId } of batch) this.busy.delete(standardId);
        for (const command of again) this.putBack(command);
        if (this.lanes > this.slow + 1) break;
      }
    } finally {
      this.lanes -= 1;
    }
  }

  private async watched<T>(commit: Promise<T>): Promise<T> {
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      this.slow += 1;
      if (this.queues.size > 0) this.open();
    }, this.limits.slowMs);
    try {
      return await commit;
    } finally {
      clearTimeout(timer);
      if (isSlow) this.slow -= 1;
    }
  }

  private take(): Command[] {
    const batch: Command[] = [];
    for (const [standardId, queue] of this.queues) {
      if (batch.length >= this.limits.batch) break;
      if (this.busy.has(standardId)) continue;
      batch.push(queue.shift()!);
      this.busy.add(standardId);
      this.queues.delete(standardId);
      // To the end of the line: a standard with many commands does not hold up the others.
      if (queue.length > 0) this.queues.set(standardId, queue);
    }
    return batch;
  }

  private putBack(command: Command): void {
    this.queues.set(command.standardId, [command, ...(this.queues.get(command.standardId) ?? [])]);
  }
}
