import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiConsumes, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, type ApiResponseOptions, getSchemaPath } from '@nestjs/swagger';
import { TakesFiles } from '../front-door/access.js';
import { CommandAnswerDto } from './answer.dto.js';
import { ProblemDto } from './problem.dto.js';

const meanings: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood, or fields cannot be used (see errors).',
  401: 'No session is open.',
  403: 'The session does not entitle to this.',
  404: 'What is asked for is unknown.',
  409: 'Refused: the facts do not allow it now (see code, unmet, remedy).',
  412: 'It has changed since it was read (If-Match).',
  413: 'The body is too large.',
  415: 'The media type is not read here.',
  422: 'This Idempotency-Key was used for another request.',
  429: 'Too many attempts; Retry-After says how long to wait.',
  500: 'Something broke; the log names the request.',
  503: 'Not available at the moment; safe to try again.',
};

/** Describes the problems a route can answer with, all as application/problem+json; any can come too often (429), and break (500). */
export const Problems = (...statuses: readonly number[]) =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ...[...new Set([...statuses, 429, 500])].map((status) =>
      ApiResponse({ status, description: meanings[status] ?? 'Refused.', content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } } }),
    ),
  );

interface CommandDescription {
  readonly summary: string;
  readonly description?: string;
  /** Answers 201 with a Location instead of 200. */
  readonly creates?: boolean;
  /** The route reads a form with one file. */
  readonly takesFiles?: boolean;
  readonly ifMatch?: boolean;
  /** Default: the command answer. */
  readonly answers?: Type;
}

/** A write: its status, its headers, its answer and its problems, described in one place. */
export const CommandRoute = ({ summary, description, creates = false, takesFiles = false, ifMatch = false, answers = CommandAnswerDto }: CommandDescription) =>
  applyDecorators(
    HttpCode(creates ? 201 : 200),
    ApiOperation({ summary, ...(description && { description }) }),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: '8 to 200 visible ASCII characters. The same key with the same request is answered once.' }),
    ...(ifMatch ? [ApiHeader({ name: 'If-Match', required: false, description: 'The ETag this change was made from.' })] : []),
    ...(takesFiles ? [TakesFiles(), ApiConsumes('multipart/form-data')] : []),
    ApiResponse({
      status: creates ? 201 : 200,
      type: answers,
      description: creates ? 'Created; Location says where.' : 'Done, or already so.',
      headers: { ETag: { description: 'The version, quoted.', schema: { type: 'string' } } },
    }),
    Problems(400, 401, 403, 404, 409, ...(ifMatch ? [412] : []), 413, 415, 422, 429, 503),
  );

interface QueryDescription {
  readonly summary: string;
  readonly description?: string;
  readonly answers?: Type;
  readonly isList?: boolean;
  /** Of an answer that is not JSON: a page, bytes. */
  readonly mediaType?: string;
  /** Asked for with Accept, the same as a page. */
  readonly orPage?: boolean;
}

/** A read: its answer and its problems. */
export const QueryRoute = ({ summary, description, answers, isList = false, mediaType, orPage = false }: QueryDescription) =>
  applyDecorators(
    ApiOperation({ summary, ...(description && { description }) }),
    ...(orPage && answers ? [ApiExtraModels(answers)] : []),
    ApiResponse({ status: 200, description: 'Found.', ...(orPage && answers ? jsonOrPage(answers) : mediaType ? { content: { [mediaType]: { schema: { type: 'string' } } } } : { type: answers, isArray: isList }) } as ApiResponseOptions),
    Problems(400, 401, 403, 404, 429, 503),
  );

const jsonOrPage = (answers: Type) => ({ content: { 'application/json': { schema: { $ref: getSchemaPath(answers) } }, 'text/html': { schema: { type: 'string' } } } });
