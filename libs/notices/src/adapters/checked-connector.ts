import { isIP, type LookupFunction } from 'node:net';
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
    const open = async (): Promise<void> => {
      try {
        await reach();
      } catch (error) {
        callback(error instanceof Error ? error : new Error(String(error)), null);
      }
    };
    const reach = async (): Promise<void> => {
      const reachable = (await resolve(host)).filter(({ address }) => rules.mayReach(address, options.protocol));
      const [first] = reachable;
      if (!first) throw new AddressRefused(host);
      const lookup: LookupFunction = (_host, { all }, found) => (all ? found(null, reachable) : found(null, first.address, first.family));
      // The certificate is checked against the name, whichever address answers.
      buildConnector({ timeout: timeoutMs, lookup })({ ...options, hostname: host, servername: isIP(host) ? options.servername : host }, callback);
    };
    void open();
  };
}
