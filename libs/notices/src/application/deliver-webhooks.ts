import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#lib/kernel';
import { messageIdOf } from '../model/cloud-event.js';
import { Lanes } from '../model/lanes.js';
import { type Answer, judge } from '../model/retry.js';
import { type ClaimedBundle, type ClaimedDelivery, Deliveries } from './deliveries.js';
import { type Hold, OutcomeBatch } from './outcome-batch.js';
import { Payloads } from './payloads.js';
import { Jitter, Senders } from './senders.js';

export const PUBLIC_URL = Symbol('PublicUrl');

/** Claimed in one statement, as bundles; how few may be left in line before more are claimed; and how many there may be at most. */
const CHUNK = 250;
const MOST_BUNDLES = 100;
const LOW = 128;
const MOST = 4_000;
/**
 * Looking past receivers that have enough in line reads all the bundles that wait for them: so it takes a tenth of the time
 * at most, however many those are.
 */
const LOOK_PAST_PAUSE = { leastMs: 5, timesAsLong: 9 };
const WIDTHS = { total: 64, first: 4, most: 16, least: 2 };
const LEASE_MS = 60_000;
/** Not begun later than this after it was claimed: the attempt must be over, and recorded, before the lease is. */
const BEGIN_WITHIN_MS = 40_000;

interface InHand {
  readonly delivery: ClaimedDelivery;
  readonly origin: string;
  readonly hold: Hold;
  readonly payload: Uint8Array;
  readonly beginBy: number;
}

/**
 * Sends what waits to the webhooks of those who are told, at most 64 letters at a time and 16 to one receiver. Several
 * processes may do so at once. Each attempt has one recorded outcome; after a crash those not yet recorded are sent again
 * under the same id.
 */
@Injectable()
export class DeliverWebhooks {
  private readonly lanes = new Lanes<InHand>(WIDTHS);
  private readonly batch: OutcomeBatch;
  private readonly payloads: Payloads;
  private running: Promise<number> | undefined;
  private closing = false;
  /** There may be more to claim. */
  private more = false;
  /** Origins passed over by the last claim because their lanes were crowded. */
  private passedOver = new Set<string>();
  private lookPastAgainAt = 0;
  /** How many deliveries a bundle held when last claimed: some receivers have one waiting each, some have thousands. */
  private perBundle = 25;
  private settled = 0;
  private wakeUp: (() => void) | undefined;

  constructor(
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(Senders) private readonly senders: Senders,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jitter) private readonly jitter: Jitter,
    @Inject(PUBLIC_URL) publicUrl: string,
  ) {
    this.batch = new OutcomeBatch(deliveries);
    this.payloads = new Payloads(deliveries, publicUrl);
  }

  /** Until nothing more is due and every outcome is recorded. Called while under way, it looks for new ones at once. */
  drain(): Promise<number> {
    if (this.closing) return Promise.resolve(0);
    this.lookAgain();
    this.running ??= this.rounds();
    return this.running;
  }

  /** Something may have become due: claim again without waiting for what is under way. */
  lookAgain(): void {
    this.more = true;
    this.wakeUp?.();
  }

  /** Deliveries due now: 0 when all is done. */
  waiting(): Promise<number> {
    return this.deliveries.waiting(this.clock.now());
  }

  /** Begins nothing new, gives back what waits, and resolves when what is under way is over and recorded. */
  async close(): Promise<void> {
    this.closing = true;
    this.wakeUp?.();
    await this.running?.catch(() => undefined);
    await this.senders.close();
  }

  private async rounds(): Promise<number> {
    this.settled = 0;
    try {
      for (;;) {
        await this.round();
        // Asked again after the last look: looked again before anyone can think that it is done.
        if (!this.more || this.closing) return this.settled;
      }
    } finally {
      this.running = undefined;
    }
  }

  private async round(): Promise<void> {
    try {
      while (!this.closing) {
        if (this.mayClaim()) await this.claim();
        else if (this.lanes.underWay > 0) await this.change();
        else break;
      }
    } finally {
      const unsent = new Set(this.lanes.clear().map(({ hold }) => hold));
      while (this.lanes.underWay > 0) await this.change();
      await this.batch.flush();
      // Not before what was attempted of them is recorded. If even this fails, their leases run out by themselves.
      if (unsent.size > 0) await this.deliveries.release([...unsent]).catch(() => undefined);
    }
  }

  private mayClaim(): boolean {
    if (!this.more || this.lanes.waiting >= MOST || this.lanes.waitingAtEase >= LOW) return false;
    return !this.lanes.anyCrowded || performance.now() >= this.lookPastAgainAt;
  }

  private async claim(): Promise<void> {
    this.more = false;
    const crowded = this.lanes.crowded();
    this.passedOver = new Set(crowded);
    const began = performance.now();
    const beginBy = began + BEGIN_WITHIN_MS;
    const limit = Math.min(MOST_BUNDLES, Math.ceil(CHUNK / this.perBundle));
    const bundles = await this.deliveries.claim(this.clock.now(), limit, LEASE_MS, crowded);
    const ended = performance.now();
    if (crowded.length > 0) this.lookPastAgainAt = ended + Math.max(LOOK_PAST_PAUSE.leastMs, LOOK_PAST_PAUSE.timesAsLong * (ended - began));
    if (bundles.length === limit) this.more = true;
    if (bundles.length === 0) return;

    const claimed = bundles.flatMap(({ deliveries }) => deliveries);
    this.perBundle = Math.max(1, claimed.length / bundles.length);
    const payloads = await this.payloads.of(claimed);
    for (const bundle of bundles) this.takeIn(bundle, payloads, beginBy);
    this.fill();
  }

  private takeIn({ id, lease, origin, deliveries }: ClaimedBundle, payloads: ReadonlyMap<string, Uint8Array>, beginBy: number): void {
    const hold: Hold = { id, lease, left: deliveries.length };
    for (const delivery of deliveries) {
      const payload = payloads.get(this.payloads.keyOf(delivery));
      if (delivery.disabled) this.giveUp(delivery, hold, 'WEBHOOK_DISABLED');
      else if (!payload) this.giveUp(delivery, hold, 'EVENT_MISSING');
      else this.lanes.add(origin, { delivery, origin, hold, payload, beginBy });
    }
  }

  /** Begins as many as there are places for. One whose lease is nearly over is left to whoever claims it next. */
  private fill(): void {
    if (this.closing) return;
    for (let item = this.lanes.next(); item; item = this.lanes.next()) {
      if (performance.now() > item.beginBy) this.lanes.done(item.origin, 'unsent');
      else void this.send(item);
    }
  }

  private async send({ delivery, origin, hold, payload }: InHand): Promise<void> {
    const { endpointId, standardId, position, url, secret } = delivery;
    const answer = await this.senders.send({ messageId: messageIdOf(endpointId, standardId, position), url, origin, secret, payload });
    this.record(delivery, hold, answer);
    this.lanes.done(origin, answer.is);
    this.fill();
    if (this.passedOver.has(origin) && !this.lanes.isCrowded(origin)) {
      this.passedOver.delete(origin);
      this.more = true;
    }
    if (this.lanes.underWay === 0 || this.mayClaim()) this.wakeUp?.();
  }

  private record({ id, endpointId, attempts: before }: ClaimedDelivery, hold: Hold, answer: Answer): void {
    const at = this.clock.now();
    const attempts = before + 1;
    const { state, nextAt, status, error, gone } = judge(answer, attempts, at, this.jitter.next());
    this.batch.add({ id, endpointId, before, attempts, state, nextAt, status, error, gone, at }, hold);
    this.settled += 1;
  }

  private giveUp({ id, endpointId, attempts }: ClaimedDelivery, hold: Hold, error: string): void {
    const at = this.clock.now();
    this.batch.add({ id, endpointId, before: attempts, attempts, state: 'dead', nextAt: at, status: null, error, gone: false, at }, hold);
    this.settled += 1;
  }

  /** Resolves when there may be something to do: a letter came back, someone asked, or it is time to look past a crowd. */
  private change(): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.more ? setTimeout(() => this.wakeUp?.(), Math.max(1, this.lookPastAgainAt - performance.now())) : undefined;
      this.wakeUp = () => {
        clearTimeout(timer);
        this.wakeUp = undefined;
        resolve();
      };
    });
  }
}
