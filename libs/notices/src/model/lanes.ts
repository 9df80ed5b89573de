/** How many may be under way at once: in all, and to one receiver at first and at most. */
export interface Widths {
  readonly total: number;
  readonly first: number;
  readonly most: number;
  readonly least: number;
}

interface Lane<Item> {
  readonly waiting: Item[];
  underWay: number;
  width: number;
  queued: boolean;
  /** Has several turns' worth in line. */
  crowded: boolean;
}

/** Turns' worth in line from which on a lane is crowded. */
const CROWD = 8;

/**
 * Fair turns among receivers. Each has a lane; lanes take turns, and no lane has more under way than its width. A lane
 * widens with every answer and halves whenever its receiver is silent, so that receivers who let us wait hold few of the
 * places and the others never wait for them.
 */
export class Lanes<Item> {
  private readonly lanes = new Map<string, Lane<Item>>();
  private ready: string[] = [];
  private inAll = 0;
  private inLine = 0;
  private inCrowds = 0;
  private crowds = 0;

  constructor(private readonly widths: Widths) {}

  get underWay(): number {
    return this.inAll;
  }
  get waiting(): number {
    return this.inLine;
  }
  /** Waiting in lanes that are not crowded. */
  get waitingAtEase(): number {
    return this.inLine - this.inCrowds;
  }
  get anyCrowded(): boolean {
    return this.crowds > 0;
  }

  add(receiver: string, item: Item): void {
    let lane = this.lanes.get(receiver);
    if (!lane) this.lanes.set(receiver, (lane = { waiting: [], underWay: 0, width: this.widths.first, queued: false, crowded: false }));
    this.change(lane, () => lane.waiting.push(item));
    this.queue(receiver, lane);
  }

  /** The next item whose turn it is; from now on it is under way until `done` is called for its receiver. */
  next(): Item | undefined {
    if (this.inAll >= this.widths.total) return undefined;
    const receiver = this.ready.shift();
    const lane = receiver === undefined ? undefined : this.lanes.get(receiver);
    if (receiver === undefined || !lane) return undefined;
    lane.queued = false;
    const item = this.change(lane, () => lane.waiting.shift()) as Item;
    lane.underWay += 1;
    this.inAll += 1;
    this.queue(receiver, lane);
    return item;
  }

  done(receiver: string, how: 'answered' | 'silent' | 'unsent'): void {
    const lane = this.lanes.get(receiver);
    if (!lane) return;
    lane.underWay -= 1;
    this.inAll -= 1;
    this.change(lane, () => {
      if (how === 'answered') lane.width = Math.min(this.widths.most, lane.width + 1);
      if (how === 'silent') lane.width = Math.max(this.widths.least, lane.width >> 1);
    });
    if (lane.waiting.length > 0) this.queue(receiver, lane);
    else if (lane.underWay === 0 && lane.width >= this.widths.first) this.lanes.delete(receiver);
  }

  /** Receivers with several turns' worth in line already: nothing more need be fetched for them. */
  crowded(): string[] {
    return this.anyCrowded ? [...this.lanes].filter(([, lane]) => lane.crowded).map(([receiver]) => receiver) : [];
  }
  isCrowded(receiver: string): boolean {
    return this.lanes.get(receiver)?.crowded ?? false;
  }

  /** Takes everything that waits out of line. */
  clear(): Item[] {
    const items: Item[] = [];
    for (const lane of this.lanes.values()) {
      items.push(...this.change(lane, () => lane.waiting.splice(0)));
      lane.queued = false;
    }
    this.ready = [];
    return items;
  }

  /** Keeps the counts true while a lane changes. */
  private change<T>(lane: Lane<Item>, act: () => T): T {
    this.count(lane, -1);
    const answer = act();
    lane.crowded = lane.waiting.length >= CROWD * lane.width;
    this.count(lane, 1);
    return answer;
  }
  private count({ waiting, crowded }: Lane<Item>, sign: 1 | -1): void {
    this.inLine += sign * waiting.length;
    if (!crowded) return;
    this.crowds += sign;
    this.inCrowds += sign * waiting.length;
  }

  private queue(receiver: string, lane: Lane<Item>): void {
    if (lane.queued || lane.waiting.length === 0 || lane.underWay >= lane.width) return;
    lane.queued = true;
    this.ready.push(receiver);
  }
}
