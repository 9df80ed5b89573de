import { cloudEventOf } from '../model/cloud-event.js';
import type { ClaimedDelivery, Deliveries } from './deliveries.js';

type Event = Pick<ClaimedDelivery, 'standardId' | 'position'>;
const KEPT = 256;
const keyOf = ({ standardId, position }: Event): string => `${standardId}:${position}`;

/** What is sent for each event, written once however many receivers it has. */
export class Payloads {
  private readonly written = new Map<string, Uint8Array>();

  constructor(
    private readonly deliveries: Deliveries,
    private readonly publicUrl: string,
  ) {}

  /** For each event its payload; absent where the log has no such event. */
  async of(events: readonly Event[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const missing = new Map(events.filter((event) => !this.written.has(keyOf(event))).map((event) => [keyOf(event), event]));
    if (missing.size > 0) {
      for (const { event, title } of await this.deliveries.events([...missing.values()])) {
        this.written.set(keyOf(event), Buffer.from(JSON.stringify(cloudEventOf(event, title, this.publicUrl))));
      }
    }
    const found = new Map<string, Uint8Array>();
    for (const event of events) {
      const payload = this.written.get(keyOf(event));
      if (payload) found.set(keyOf(event), payload);
    }
    // Oldest first: a Map keeps the order in which its keys came.
    for (const key of this.written.keys()) {
      if (this.written.size <= KEPT) break;
      this.written.delete(key);
    }
    return found;
  }

  readonly keyOf = keyOf;
}
