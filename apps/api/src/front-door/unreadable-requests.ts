import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { Logger } from 'pino';
import { atTheDoor } from '../problems/edge-refusals.js';
import type { Phrases } from '../problems/phrases.js';
import { problemFor } from '../problems/problem-for.js';
import { readerLanguage } from '../problems/reader-language.js';
import type { Refused } from '../problems/refused.js';

/** What Node's parser says of bytes it cannot make a request of. */
export interface ParserError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** Sent by the other end, or sent to nobody: there is no one to answer. */
const gone = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

function refusalOf({ code = '' }: ParserError): Refused {
  if (code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return atTheDoor.headersTooLarge();
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return atTheDoor.requestTimedOut();
  return atTheDoor.malformedRequest('The bytes received are not a request in HTTP/1.1.');
}

/** Answers what never became a request the way every other mistake is answered, and closes: what follows cannot be read either. */
export const answerUnreadable =
  (phrases: Phrases, log: Logger, headers: Readonly<Record<string, string>>) =>
  (error: ParserError, socket: Socket): void => {
    log.debug({ code: error.code }, 'Bytes that are no request.');
    // Node's own mark of an answer that is being sent: a second one must not be written into it.
    const answering = (socket as { _httpMessage?: { headersSent?: boolean } | null })._httpMessage?.headersSent === true;
    if (!socket.writable || gone.has(error.code ?? '') || answering) {
      socket.destroy();
      return;
    }
    const accepted = /^accept-language:[ \t]*([^\r\n]{1,200})/im.exec(error.rawPacket?.toString('latin1') ?? '')?.[1];
    const language = readerLanguage(accepted);
    const problem = problemFor(refusalOf(error), { method: '', path: '', contentType: '', requestId: '', language }, phrases);
    const body = Buffer.from(JSON.stringify(problem));
    const lines = {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'content-length': String(body.length),
      'cache-control': 'no-store',
      connection: 'close',
    };
    socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    socket.end(body);
  };
