import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { mediaTypeOfName } from '#lib/lifecycle';
import { atTheDoor } from '../problems/edge-refusals.js';
import { Refused } from '../problems/refused.js';
import { unreadableTexts } from '../problems/validation.js';

export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

export interface Upload {
  readonly fileName: string;
  /** As the client says, or, when it says nothing, as the name does; not checked against the bytes. */
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** The other fields of the form, as text. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a form with one file named `file`. For routes marked @TakesFiles().
 * Refuses `VALIDATION` without a file, `ONE_FILE_ONLY`, `PAYLOAD_TOO_LARGE` beyond 20 MB, `MALFORMED_UPLOAD` when it cannot be read.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  try {
    return await readForm(request);
  } catch (error) {
    // The parser's own errors say which byte it stumbled over and carry no status; limits and refusals do.
    if ((error as { code?: string }).code === 'FST_FILES_LIMIT') throw atTheDoor.oneFileOnly();
    if (error instanceof Refused || (error as { statusCode?: number }).statusCode !== undefined) throw error;
    throw atTheDoor.malformedUpload();
  }
}

async function readForm(request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, string> = {};
  let file: Omit<Upload, 'fields'> | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else if (part.fieldname === 'file') file = { fileName: part.filename, mediaType: mediaTypeOf(part.mimetype, part.filename), bytes: await part.toBuffer() };
    else throw atTheDoor.malformedUpload();
  }
  if (!file) throw atTheDoor.invalid([{ field: 'file', rule: 'isDefined', message: 'file should not be null or undefined' }]);
  const broken = unreadableTexts({ file: file.fileName, ...fields }, '');
  if (broken.length > 0) throw atTheDoor.invalid(broken);
  return { ...file, fields };
}

/** Programs that send a file without looking at it call it octets. */
const mediaTypeOf = (said: string, fileName: string): string => (said === 'application/octet-stream' ? (mediaTypeOfName(fileName) ?? said) : said);
