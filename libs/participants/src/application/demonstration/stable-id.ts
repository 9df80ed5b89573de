import { createHash } from 'node:crypto';

/** Namespace of the demonstration's identifiers; any fixed UUID would do. */
const NAMESPACE = Buffer.from('6f1c2d0e8a4b4c57b1d93e5f7a90c264', 'hex');

/** The same name gives the same UUID on every machine (RFC 9562, version 5), so that scenarios can name people. */
export function stableId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
