import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '#lib/kernel';
import { type Problem, problemFrom } from './problem.js';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Under /api/v1, with a leading slash; or absolute from the root when it begins with `//`. */
  readonly path: string;
  readonly body?: unknown;
  /** A text of another media type, instead of a JSON body. */
  readonly text?: { readonly mediaType: string; readonly content: string };
  /** A form with a file, instead of a JSON body. */
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | undefined;
}

export type ApiAnswer =
  | { readonly is: 'done'; readonly status: number; readonly body: unknown; readonly etag: string | undefined; readonly location: string | undefined }
  | { readonly is: 'refused'; readonly problem: Problem };

const waits = 8;
const patienceMs = 120_000;

/** The HTTP API of a Lockstep, wherever it runs. Refusals come back as answers. */
export class Api {
  readonly url: string;

  constructor(
    url: string,
    private readonly language = 'en',
  ) {
    this.url = url.replace(/\/+$/, '');
  }

  /**
   * Asks, and asks again where waiting helps (429, 503; commands carry an Idempotency-Key, so nothing is done twice).
   * @throws Fault `UNREACHABLE` when nothing answers, `SYSTEM_FAULT` for a 5xx.
   */
  async ask(request: ApiRequest): Promise<ApiAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.send(request);
      const body = await bodyOf(response);
      if (response.ok) {
        const { headers } = response;
        return { is: 'done', status: response.status, body, etag: headers.get('etag') ?? undefined, location: headers.get('location') ?? undefined };
      }
      const problem = problemFrom(response.status, body);
      if (attempt <= waits && (response.status === 429 || response.status === 503)) {
        await pause(Math.min(Number(response.headers.get('retry-after') ?? 1) || 1, 30) * 1000);
        continue;
      }
      if (response.status >= 500) throw systemFault(request, problem);
      return { is: 'refused', problem };
    }
  }

  private async send({ method, path, body, text, form, headers, token }: ApiRequest): Promise<Response> {
    const address = path.startsWith('//') ? `${this.url}${path.slice(1)}` : `${this.url}/api/v1${path}`;
    const sent: Record<string, string> = { 'accept-language': this.language, ...headers };
    if (token) sent['authorization'] = `Bearer ${token}`;
    if (body !== undefined) sent['content-type'] = 'application/json';
    if (text) sent['content-type'] = text.mediaType;
    try {
      return await fetch(address, {
        method,
        headers: sent,
        ...(form ? { body: form } : text ? { body: text.content } : body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patienceMs),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new Fault('UNREACHABLE', `${this.url} does not answer: ${cause}.`, 'Check the address and that Lockstep runs there.', { cause: error });
    }
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!/json/.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const systemFault = ({ method, path }: ApiRequest, { status, code, detail }: Problem): Fault =>
  new Fault('SYSTEM_FAULT', `${method} ${path} broke with status ${status} (${code}). ${detail}`.trim(), 'Look into the log of the api for the request.');
