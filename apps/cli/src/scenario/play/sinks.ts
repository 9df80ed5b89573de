import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { difference, mismatches } from '../expect/matches.js';
import type { Mismatch } from '../scenario.js';

interface Received {
  readonly message: string;
  readonly standardId: string;
  readonly type: string;
}

/** Deliveries follow the event by moments; whoever looks waits so long at most. */
const patienceMs = 8000;

/** Where webhooks of one file lead: an HTTP server on this machine that checks every signature (Standard Webhooks) and counts. */
export class Sinks {
  private server: Server | undefined;
  private readonly sinks = new Map<string, Sink>();

  /** An address for a new sink; it takes letters once `open` has given it the secret to check them with. */
  async prepare(name: string): Promise<{ readonly url: string; readonly open: (secret: string) => void }> {
    const port = await this.listen();
    const sink = new Sink(name);
    this.sinks.set(name, sink);
    return { url: `http://127.0.0.1:${port}/${name}`, open: (secret) => sink.open(secret) };
  }

  named(name: string): Sink {
    return this.sinks.get(name) ?? new Sink(name);
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  private listen(): Promise<number> {
    this.server ??= createServer((request, response) => void this.take(request, response));
    const { server } = this;
    const portOf = () => (server.address() as { port: number }).port;
    if (server.listening) return Promise.resolve(portOf());
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(portOf()));
    });
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const sink = this.sinks.get((request.url ?? '').slice(1));
    sink?.take(request.headers, Buffer.concat(chunks));
    response.statusCode = sink ? 204 : 404;
    response.end();
  }
}

function eventIn(body: Buffer): { readonly standardId: string; readonly type: string } | undefined {
  try {
    const { data } = JSON.parse(body.toString()) as { data: { standardId: string; type: string } };
    return { standardId: data.standardId, type: data.type };
  } catch {
    return undefined;
  }
}

/** What arrived at one address. */
export class Sink {
  private key: Buffer | undefined;
  private readonly received: Received[] = [];
  private readonly objections: string[] = [];

  constructor(private readonly name: string) {}

  open(secret: string): void {
    this.key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  }

  take(headers: Readonly<Record<string, string | string[] | undefined>>, body: Buffer): void {
    const message = String(headers['webhook-id'] ?? '');
    if (!this.isSigned(message, headers, body)) return void this.objections.push(`${message || 'a message without an id'} is not signed by the secret of this webhook`);
    const event = eventIn(body);
    if (event) this.received.push({ message, ...event });
    else this.objections.push(`${message} is no event of a standard`);
  }

  /** Waits for what is still on its way, then compares. */
  async against(standardId: string, events: Readonly<Record<string, number>>): Promise<readonly Mismatch[]> {
    const until = Date.now() + patienceMs;
    while (!this.hasAll(standardId, events) && Date.now() < until) await pause(25);
    const mine = this.received.filter((one) => one.standardId === standardId);
    const messages = mine.map(({ message }) => message);
    const twice = messages.filter((message, index) => messages.indexOf(message) !== index);
    return [
      ...mismatches(`webhooks.${this.name}`, events, this.counted(standardId, events)),
      ...this.objections.map((objection) => difference(`webhooks.${this.name}`, 'signed messages only', objection)),
      ...(twice.length > 0 ? [difference(`webhooks.${this.name}`, 'each message once', `twice: ${twice.join(', ')}`)] : []),
    ];
  }

  private hasAll(standardId: string, events: Readonly<Record<string, number>>): boolean {
    const counted = this.counted(standardId, events);
    return Object.entries(events).every(([type, count]) => counted[type]! >= count);
  }

  private counted(standardId: string, events: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.keys(events).map((type) => [type, this.received.filter((one) => one.standardId === standardId && one.type === type).length]));
  }

  /** Standard Webhooks: `v1,` and the base64 of HMAC-SHA256 over id, timestamp and body. Old timestamps are fine: time is simulated. */
  private isSigned(message: string, headers: Readonly<Record<string, string | string[] | undefined>>, body: Buffer): boolean {
    if (!this.key || !message) return false;
    const signed = createHmac('sha256', this.key).update(`${message}.${String(headers['webhook-timestamp'])}.`).update(body).digest();
    return String(headers['webhook-signature'] ?? '')
      .split(' ')
      .filter((one) => one.startsWith('v1,'))
      .map((one) => Buffer.from(one.slice(3), 'base64'))
      .some((given) => given.length === signed.length && timingSafeEqual(given, signed));
  }
}
