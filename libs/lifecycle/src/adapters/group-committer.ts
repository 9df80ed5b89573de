/** Something waiting to be committed for one standard. */
export interface Waiting {
  readonly standardId: string;
}

/**
 * Group commit: whatever arrives while one commit is under way goes into the next. No timer, so nothing waits longer
 * than the commit before it. A batch holds one command per standard, in the order they came; what failed goes back to
 * the head of its standard's queue.
 */
export class GroupCommitter<Command extends Waiting> {
  private readonly queues = new Map<string, Command[]>();
  private readonly busy = new Set<string>();
  private lanes = 0;

  constructor(
    private readonly commit: (batch: readonly Command[]) => Promise<readonly Command[]>,
    private readonly limits: { readonly lanes: number; readonly batch: number } = { lanes: 2, batch: 128 },
  ) {}

  add(command: Command): void {
    const queue = this.queues.get(command.standardId);
    if (queue) queue.push(command);
    else this.queues.set(command.standardId, [command]);
    if (this.lanes < this.limits.lanes) void this.run();
  }

  get waiting(): number {
    return this.queues.size;
  }

  private async run(): Promise<void> {
    this.lanes += 1;
    try {
      // Let everything that arrives in this turn of the event loop share the first batch.
      await new Promise(setImmediate);
      for (let batch = this.take(); batch.length > 0; batch = this.take()) {
        const again = await this.commit(batch);
        for (const { standardId } of batch) this.busy.delete(standardId);
        for (const command of again) this.putBack(command);
      }
    } finally {
      this.lanes -= 1;
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
