/** Where a code's status does not follow from its name. */
const known: Readonly<Record<string, number>> = {
  NOT_SIGNED_IN: 401,
  SIGN_IN_REFUSED: 401,
  NOT_ENTITLED: 403,
  CROSS_SITE: 403,
  STALE_ETAG: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  MEDIA_TYPE_NOT_TAKEN: 415,
  MEDIA_TYPE_NOT_TRUE: 415,
  DOCUMENT_EMPTY: 400,
  ONE_FILE_ONLY: 400,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMED_OUT: 408,
  HEADERS_TOO_LARGE: 431,
  IDEMPOTENCY_KEY_REUSED: 422,
  IF_MATCH_MISSING: 428,
  TOO_MANY_ATTEMPTS: 429,
  TOO_MANY_REQUESTS: 429,
  VALIDATION: 400,
  PROCEDURE_INVALID: 400,
  NESTED_TOO_DEEPLY: 400,
};

/** The HTTP status a refusal is answered with: what is unknown is 404, what is malformed 400, any other considered no 409. */
export function statusOfRefusal(code: string): number {
  return known[code] ?? (code.endsWith('_UNKNOWN') ? 404 : code.startsWith('MALFORMED_') ? 400 : 409);
}

/** 503 where waiting may help, else 500. */
export function statusOfFault(code: string): number {
  return /_(BUSY|UNREACHABLE|UNAVAILABLE|PENDING)$/.test(code) ? 503 : 500;
}
