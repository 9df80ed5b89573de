export interface Due {
  readonly standardId: string;
  readonly key: string;
  readonly at: string;
  readonly ms: number;
}

/** The due dates held in memory, earliest first, each once: a binary heap with a set beside it. */
export class DueQueue {
  private readonly heap: Due[] = [];
  private readonly held = new Map<string, number>();

  /** Takes a due date in; one that is held already, or being fired, is passed over unless its instant moved. */
  add(due: Due): void {
    const id = `${due.standardId} ${due.key}`;
    if (this.held.get(id) === due.ms) return;
    this.held.set(id, due.ms);
    let i = this.heap.push(due) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.heap[parent]!.ms <= this.heap[i]!.ms) break;
      this.swap(i, parent);
      i = parent;
    }
  }

  hasDue(now: number): boolean {
    return this.heap.length > 0 && this.heap[0]!.ms <= now;
  }

  nextMs(): number | undefined {
    return this.heap[0]?.ms;
  }

  takeDue(now: number): Due | undefined {
    if (!this.hasDue(now)) return undefined;
    const first = this.heap[0]!;
    const last = this.heap.pop()!;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  /** Fired, whatever came of it: if its row is still there, it is taken in again. */
  done(standardId: string, key: string): void {
    this.held.delete(`${standardId} ${key}`);
  }

  private sink(): void {
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const right = left + 1;
      let least = i;
      if (left < this.heap.length && this.heap[left]!.ms < this.heap[least]!.ms) least = left;
      if (right < this.heap.length && this.heap[right]!.ms < this.heap[least]!.ms) least = right;
      if (least === i) return;
      this.swap(i, least);
      i = least;
    }
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
