import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { canonicalJson, sha256 } from '#lib/kernel';

/** What a request comes to: a status and a body. */
type Reply = readonly [status: number, body: object];

interface FakeEvent {
  readonly position: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

const secret = `whsec_${Buffer.from('a secret for signing webhooks').toString('base64')}`;
const problem = (status: number, code: string, more: object = {}): Reply => [status, { code, detail: 'so it is', remedy: 'do something', facts: {}, unmet: [], ...more }];

/**
 * A system in a few lines, for specs of the tool: one committee, a clock, standards that can be proposed and moved. The move `file` is
 * refused, `break` breaks, any other is made. Password of every account: `right`.
 */
export class FakeSystem {
  simulated = true;
  /** Moments the clock was moved to, one after the other. */
  readonly moments: string[] = [];
  /** Texts of procedures that were handed in. */
  readonly procedures: string[] = [];
  readonly logs = new Map<string, FakeEvent[]>();
  private webhook: string | undefined;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = request.url!.replace('/api/v1', '').replace(/\?.*$/, '');
      const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, string>) : {};
      const actor = String(request.headers.authorization ?? '').replace('Bearer ', '');
      void this.answer(`${request.method} ${path}`, body, actor, text).then(([status, answer]) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer)));
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(asked: string, body: Record<string, string>, actor: string, text: string): Promise<Reply> {
    const [, id = '', rest = ''] = /\/standards\/([^/]+)(.*)$/.exec(asked) ?? [];
    if (asked === 'POST /sessions') return body['password'] === 'right' ? [201, { token: body['email'] }] : problem(401, 'SIGN_IN_REFUSED');
    if (asked === 'GET /clock') return [200, { now: '2026-01-01T00:00:00.000Z', simulated: this.simulated }];
    if (asked === 'POST /clock') return [200, { now: this.moments[this.moments.push(body['to']!) - 1] }];
    if (asked === 'GET /procedures') return [200, { procedures: [{ id: 'gbt', version: 1 }] }];
    if (asked === 'GET /procedures/gbt') return [200, { id: 'gbt', roles: {}, stages: {}, documents: {}, ballots: {}, consultations: {}, tasks: {}, moves: ['file', 'break', 'go'].map((id) => ({ id })) }];
    if (asked === 'GET /committees') return [200, { committees: [{ id: 'committee-1', code: 'LS/TC 1' }] }];
    if (asked === 'POST /procedures') return text.includes('broken') ? problem(400, 'PROCEDURE_INVALID', { errors: [{ field: '/zone', line: 2, code: 'ZONE_UNKNOWN', message: 'No such zone.', remedy: 'Use another.' }] }) : [200 + this.procedures.push(text), { id: 'own', version: 1 }];
    if (asked === 'POST /webhooks') return (this.webhook = body['url']), [201, { id: 'hook-1', secret }];
    if (asked === 'POST /standards') return this.record(`standard-${this.logs.size + 1}`, 'StandardProposed', actor, body);
    if (rest === '/moves') return this.move(id, body['move']!, actor);
    if (rest === '/verification') return [200, { ok: true, head: this.logs.get(id)!.at(-1)!.hash, brokenAt: null }];
    if (rest === '/events') return [200, { events: this.page(id) }];
    if (asked.startsWith('GET /standards/')) return [200, { stage: '00', number: null, languages: [], frozen: null, text: {}, publication: null, withdrawnOn: null, review: null }];
    return problem(404, 'ROUTE_UNKNOWN');
  }

  private asked = new Map<string, number>();
  /** The log in one page, then an empty one. */
  private page(id: string): readonly FakeEvent[] {
    const times = (this.asked.get(id) ?? 0) + 1;
    this.asked.set(id, times);
    return times % 2 === 1 ? this.logs.get(id)! : [];
  }

  private async move(id: string, move: string, actor: string): Promise<Reply> {
    if (move === 'break') return problem(500, 'INTERNAL');
    if (move === 'file') return problem(409, 'GATES_SHUT', { facts: { move, count: 1 }, unmet: [{ code: 'BALLOT_NOT_HELD', because: 'no vote', remedy: 'vote', who: ['secretary'], facts: { ballot: 'proposal' } }] });
    const reply = this.record(id, 'StageEntered', actor, { stage: '10', move });
    if (this.webhook) await this.deliver(id, 'StageEntered');
    return reply;
  }

  private record(id: string, type: string, actor: string, said: object): Reply {
    const log = this.logs.get(id) ?? [];
    const at = this.moments.at(-1)!;
    const link = { standardId: id, position: log.length + 1, type, at, actor, body: { id, ...said }, previous: log.at(-1)?.hash ?? '0'.repeat(64) };
    const { standardId: _, ...event } = { ...link, hash: sha256(canonicalJson(link)) };
    this.logs.set(id, [...log, event]);
    return [201, { version: event.position, events: [{ ...event }], replayed: false }];
  }

  private async deliver(standardId: string, type: string): Promise<void> {
    const body = JSON.stringify({ data: { standardId, type } });
    const [id, timestamp] = [`msg_${standardId}`, '1'];
    const signature = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64');
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
    await fetch(this.webhook!, { method: 'POST', body, headers });
    await fetch(this.webhook!, { method: 'POST', body: body.replace('10', '11'), headers: { ...headers, 'webhook-id': 'msg_forged' } });
  }
}
