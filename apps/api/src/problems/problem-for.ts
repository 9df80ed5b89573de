import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { Fault } from '#lib/kernel';
import type { Refusal, Unmet } from '#lib/kernel';
import { atTheDoor } from './edge-refusals.js';
import type { Phrases } from './phrases.js';
import type { FieldError, Problem, UnmetProblem } from './problem.js';
import { type BrokenRule, Refused } from './refused.js';
import { statusOfFault, statusOfRefusal } from './statuses.js';

export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly contentType: string;
  readonly requestId: string;
  readonly language: string;
}

/** Turns whatever was thrown into what the reader is told. Refusals explain everything; faults give away nothing inside. */
export function problemFor(thrown: unknown, asked: Asked, phrases: Phrases): Problem {
  const refused = asRefused(thrown, asked);
  return refused ? problemOfRefusal(refused.refusal, refused.broken, asked.language, phrases) : problemOfFault(asFault(thrown), asked, phrases);
}

const typeOf = (code: string): string => `urn:lockstep:problem:${code}`;

function problemOfRefusal({ refused: code, because, remedy, facts, unmet }: Refusal, broken: readonly BrokenRule[], language: string, phrases: Phrases): Problem {
  const status = statusOfRefusal(code);
  const say = (key: string, part: string, about: Refusal['facts'], otherwise: string) => phrases.phrase(`problems.${key}.${part}`, about, language, otherwise);
  return {
    type: typeOf(code),
    title: say(code, 'title', facts, phrases.phrase(`statuses.${status}`, {}, language, STATUS_CODES[status] ?? code)),
    status,
    detail: say(code, 'detail', facts, because),
    code,
    remedy: say(code, 'remedy', facts, remedy),
    facts,
    unmet: unmet.map((one) => unmetInWords(one, language, phrases)),
    ...(broken.length > 0 ? { errors: broken.map((one) => fieldError(one, language, phrases)) } : {}),
  };
}

/** One unmet condition in the reader's language; its code and facts stay as they are. */
export function unmetInWords({ code, because, remedy, who, facts }: Unmet, language: string, phrases: Phrases): UnmetProblem {
  const say = (part: string, otherwise: string) => phrases.phrase(`problems.${code}.${part}`, facts, language, otherwise);
  return { code, because: say('detail', because), remedy: say('remedy', remedy), who, facts };
}

/** Validators write their limits into English sentences; the limit is taken from there and said in the reader's language. */
function fieldError({ field, rule, message, ...more }: BrokenRule, language: string, phrases: Phrases): FieldError {
  const limit = /\d+(?:\.\d+)?/.exec(message.replace(field, ''))?.[0];
  const values = /values: (.+)$/.exec(message)?.[1];
  return { field, message: phrases.phrase(`rules.${rule}`, { ...(limit && { limit }), ...(values && { values }) }, language, message), ...more };
}

function problemOfFault({ code, remedy }: { code: string; remedy: string }, { requestId, language }: Asked, phrases: Phrases): Problem {
  const status = statusOfFault(code);
  return {
    type: typeOf(code),
    title: phrases.phrase(`problems.${code}.title`, {}, language, phrases.phrase(`statuses.${status}`, {}, language, 'Fault')),
    status,
    detail: phrases.phrase(`problems.${code}.detail`, {}, language, phrases.phrase('problems.INTERNAL_FAULT.detail', {}, language, 'Something broke.')),
    code,
    remedy: phrases.phrase(`problems.${code}.remedy`, {}, language, remedy),
    facts: { requestId },
    unmet: [],
    instance: `urn:lockstep:request:${requestId}`,
  };
}

function asRefused(thrown: unknown, { method, path, contentType }: Asked): Refused | undefined {
  if (thrown instanceof Refused) return thrown;
  if (thrown instanceof RangeError && thrown.message.includes('call stack')) return atTheDoor.nestedTooDeeply();
  const cause = thrown instanceof HttpException && thrown.cause instanceof Error ? thrown.cause : thrown;
  const { code = '', statusCode } = (cause ?? {}) as { code?: string; statusCode?: number };
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (status === 413) return atTheDoor.payloadTooLarge();
  if (status === 415) return atTheDoor.unsupportedMediaType(contentType || '(none)');
  if (status === 404) return atTheDoor.routeUnknown(method, path);
  if (code === 'FST_ERR_BAD_URL' || status === 414) return atTheDoor.malformedUrl();
  if (code.includes('JSON') || cause instanceof SyntaxError) return atTheDoor.malformedJson();
  if (contentType.startsWith('multipart/')) return atTheDoor.malformedUpload();
  return atTheDoor.malformedRequest((cause as Error).message);
}

/** PostgreSQL says the connection is gone, refused or being shut down (SQLSTATE classes 08, 57P, too many connections). */
const unreachable = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND)$/;
const unreachableMessages = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
const UNDEFINED_TABLE = '42P01';

function asFault(thrown: unknown): { code: string; remedy: string } {
  if (thrown instanceof Fault) return thrown;
  const { code = '', message = '' } = (thrown ?? {}) as { code?: unknown; message?: string };
  if (unreachable.test(String(code)) || unreachableMessages.test(message)) return { code: 'DATABASE_UNREACHABLE', remedy: 'Try again in a moment.' };
  if (code === UNDEFINED_TABLE) return { code: 'MIGRATIONS_PENDING', remedy: 'Run `npm run lockstep -- migrate` with the same DATABASE_URL, then try again.' };
  return { code: 'INTERNAL_FAULT', remedy: 'Try again; if it stays, tell the operator the number of this request.' };
}
