import { refuse } from '#lib/kernel';
import { type BrokenRule, Refused } from './refused.js';

/** What the front door itself refuses, before any noun is asked. */
export const atTheDoor = {
  notSignedIn: () => new Refused(refuse('NOT_SIGNED_IN', 'This needs a session, and none is open.', 'Sign in, then ask again.')),

  crossSite: () =>
    new Refused(refuse('CROSS_SITE', 'A cookie alone does not prove that this request comes from our own pages.', 'Send it from our pages, or with a bearer token.')),

  invalid: (broken: readonly BrokenRule[]) =>
    new Refused(refuse('VALIDATION', 'Some fields cannot be used.', 'Correct the fields listed under errors.', { fields: [...new Set(broken.map(({ field }) => field))] }), broken),

  malformedJson: () => new Refused(refuse('MALFORMED_JSON', 'The body is not readable JSON.', 'Send one valid JSON value, in UTF-8.')),

  nestedTooDeeply: () => new Refused(refuse('NESTED_TOO_DEEPLY', 'The body is nested too deeply.', 'Send a flatter body.')),

  malformedId: (field: string) => new Refused(refuse('MALFORMED_ID', `${field} is not an identifier.`, 'Use a UUID, as given in an earlier answer.', { field })),

  malformedIdempotencyKey: () =>
    new Refused(refuse('MALFORMED_IDEMPOTENCY_KEY', 'The Idempotency-Key cannot be used.', 'Send 8 to 200 visible ASCII characters, a UUID for example, or none.')),

  malformedIfMatch: () => new Refused(refuse('MALFORMED_IF_MATCH', 'The If-Match header cannot be used.', 'Send the ETag of an earlier answer as it came, for example "12".')),

  ifMatchMissing: () => new Refused(refuse('IF_MATCH_MISSING', 'This change needs to know what it was made from.', 'Send the ETag of what you read as If-Match.')),

  malformedUrl: () => new Refused(refuse('MALFORMED_URL', 'The address is not a valid URL.', 'Check its percent-encoding.')),

  malformedRequest: (because: string) => new Refused(refuse('MALFORMED_REQUEST', because, 'Compare the request with /api/docs.')),

  malformedUpload: () => new Refused(refuse('MALFORMED_UPLOAD', 'The upload cannot be read.', 'Send multipart/form-data with one file named "file".')),

  oneFileOnly: () => new Refused(refuse('ONE_FILE_ONLY', 'The form has more than one file.', 'Send one file at a time, in a field named "file".')),

  methodNotAllowed: (method: string, path: string, allowed: readonly string[]) =>
    new Refused(refuse('METHOD_NOT_ALLOWED', `${path} does not answer ${method}.`, `Use one of: ${allowed.join(', ')}.`, { method, path, allowed })),

  headersTooLarge: () => new Refused(refuse('HEADERS_TOO_LARGE', 'The headers of the request are too large.', 'Send fewer or shorter headers; cookies are headers, too.')),

  requestTimedOut: () => new Refused(refuse('REQUEST_TIMED_OUT', 'The request did not arrive in time.', 'Send it again, without pausing.')),

  routeUnknown: (method: string, path: string) =>
    new Refused(refuse('ROUTE_UNKNOWN', `Nothing answers ${method} ${path}.`, 'Compare the address with /api/docs.', { method, path })),

  payloadTooLarge: () =>
    new Refused(refuse('PAYLOAD_TOO_LARGE', 'The body is larger than this address takes.', 'Send less: 1 MB of JSON, or a file of up to 20 MB where files are taken.')),

  unsupportedMediaType: (mediaType: string) =>
    new Refused(refuse('UNSUPPORTED_MEDIA_TYPE', `${mediaType} is not read here.`, 'Send application/json, or multipart/form-data where files are taken.', { mediaType })),

  tooManyRequests: (retryAfterSeconds: number) =>
    new Refused(refuse('TOO_MANY_REQUESTS', 'Too many requests came from this address.', `Wait ${retryAfterSeconds} seconds, then go on more slowly.`, { retryAfterSeconds })),
};
