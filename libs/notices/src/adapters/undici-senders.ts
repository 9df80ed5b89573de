import { createHmac } from 'node:crypto';
import { Agent, type Dispatcher } from 'undici';
import { type Letter, Senders } from '../application/senders.js';
import type { Answer } from '../model/retry.js';
import type { AddressRules } from './address-rules.js';
import { checkedConnector } from './checked-connector.js';
import type { Resolve } from './resolve.js';

const TIMEOUT_MS = 10_000;
/** A receiver that answers more than this is not listened to any longer: its status is what counts. */
const MOST_BYTES = 64 * 1024;
const CONNECTIONS_PER_ORIGIN = 16;

/**
 * POSTs over kept connections, without following redirects. Signed as the Standard Webhooks specification says, by the
 * real time of the attempt even where the system's clock is simulated: receivers refuse what looks old.
 */
export class UndiciSenders extends Senders {
  private readonly agent: Agent;

  constructor(
    rules: AddressRules,
    resolve: Resolve,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    super();
    this.agent = new Agent({
      connections: CONNECTIONS_PER_ORIGIN,
      pipelining: 1,
      keepAliveTimeout: 4_000,
      // The deadline below covers these; undici's own timers tick too coarsely for it.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: checkedConnector(rules, resolve, timeoutMs),
    });
  }

  send({ messageId, url, origin, secret, payload }: Letter): Promise<Answer> {
    const timestamp = Math.floor(Date.now() / 1000);
    const options: Dispatcher.DispatchOptions = {
      origin,
      path: pathOf(url, origin),
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'user-agent': 'Lockstep-Webhooks/1',
        'webhook-id': messageId,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(secret, messageId, timestamp, payload),
      },
      body: payload,
    };
    return new Promise((resolve) => {
      const reply = new Reply(resolve, this.timeoutMs);
      try {
        this.agent.dispatch(options, reply);
      } catch (error) {
        reply.end({ is: 'silent', error: codeOf(error) });
      }
    });
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }
}

/** Listens to one answer for a bounded time and a bounded length. */
class Reply implements Dispatcher.DispatchHandler {
  private readonly deadline: NodeJS.Timeout;
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private bytes = 0;
  private over = false;

  constructor(
    private readonly resolve: (answer: Answer) => void,
    timeoutMs: number,
  ) {
    this.deadline = setTimeout(() => this.cut({ is: 'silent', error: 'TIMEOUT' }), timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Its time ran out while it waited for a connection: then nothing is sent any more.
    if (this.over) controller.abort(new Error('TIMEOUT'));
  }
  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
  }
  onResponseData(_controller: Dispatcher.DispatchController, { length }: Buffer): void {
    this.bytes += length;
    if (this.bytes > MOST_BYTES) this.cut({ is: 'answered', status: this.status });
  }
  onResponseEnd(): void {
    this.end({ is: 'answered', status: this.status });
  }
  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end({ is: 'silent', error: codeOf(error) });
  }

  end(answer: Answer): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.deadline);
    this.resolve(answer);
  }
  private cut(answer: Answer): void {
    this.end(answer);
    this.controller?.abort(new Error('Heard enough.'));
  }
}

/** Decoded each time: that costs less than finding it again among ten thousand. */
const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

/** `webhook-signature`, version 1: HMAC-SHA256 over id, timestamp in seconds and body, joined by dots. The package standardwebhooks signs the same way at five times the cost. */
export const signatureOf = (secret: string, messageId: string, timestamp: number, payload: Uint8Array): string =>
  `v1,${createHmac('sha256', keyOf(secret)).update(`${messageId}.${timestamp}.`).update(payload).digest('base64')}`;

const pathOf = (url: string, origin: string): string => url.slice(origin.length) || '/';

/** A short code, never a message: messages of the network may tell strangers about the house. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNREACHABLE';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
