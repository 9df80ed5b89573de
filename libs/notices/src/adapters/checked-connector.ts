import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressRules } from './address-rules.js';
import type { Resolve } from './resolve.js';

export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
  constructor(host: string) {
    super(`${host} leads to no address that may be reached.`);
  }
}

/**
 * Opens connections only to addresses that are checked here and now: the name is resolved once, and what was checked is
 * what is connected to, so that a name that changes its mind in between (DNS rebinding) gains nothing.
 */
export function checkedConnector(rules: AddressRules, resolve: Resolve, timeoutMs: number): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.startsWith('[') ? options.hostname.slice(1, -1) : options.hostname;
    resolve(host)
      .then((addresses) => addresses.filter(({ address }) => rules.mayReach(address, options.protocol)))
      .then(
        (reachable) => {
          if (reachable.length === 0) return callback(new AddressRefused(host), null);
          const connect = buildConnector({
            timeout: timeoutMs,
            lookup: (_host, { all }, found) => (all ? found(null, reachable as never) : found(null, reachable[0]!.address, reachable[0]!.family)),
          });
          // The certificate is checked against the name, whichever address answers.
          connect({ ...options, hostname: host, servername: isIP(host) ? options.servername : host }, callback);
        },
        (error: Error) => callback(error, null),
      );
  };
}
