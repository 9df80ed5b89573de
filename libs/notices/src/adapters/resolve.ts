import { type LookupAddress, promises as dns } from 'node:dns';
import { isIP } from 'node:net';

/** Every address a name leads to now, in the system's order. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolve: Resolve = async (host) => {
  const literal = host.startsWith('[') ? host.slice(1, -1) : host;
  const family = isIP(literal);
  return family ? [{ address: literal, family }] : dns.lookup(literal, { all: true, verbatim: true });
};
