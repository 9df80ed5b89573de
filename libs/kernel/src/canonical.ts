import { createHash } from 'node:crypto';

/**
 * One byte string per value, whatever order its keys came in (RFC 8785, for the JSON we keep: no lone surrogates,
 * finite numbers). Members that are undefined are left out, as JSON does.
 * @throws TypeError for a value JSON cannot carry: a programming error, not a refusal.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('Only finite numbers can be kept.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v === undefined ? null : v)).join(',')}]`;
  if (typeof value === 'object') {
    const object = value as Record<string, unknown>;
    const members = Object.keys(object)
      .filter((key) => object[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A ${typeof value} cannot be kept as JSON.`);
}

/** SHA-256 in lower-case hex: names contents, links the log, matches requests. Not for secrets. */
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
