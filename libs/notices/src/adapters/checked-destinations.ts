import { type Refusal } from '#lib/kernel';
import { Destinations } from '../application/endpoints.js';
import { refusals } from '../model/refusals.js';
import type { AddressRules } from './address-rules.js';
import type { Resolve } from './resolve.js';

/** The check at registration, for the sake of a clear answer. What protects is the same check at each connection. */
export class CheckedDestinations extends Destinations {
  constructor(
    private readonly rules: AddressRules,
    private readonly resolve: Resolve,
  ) {
    super();
  }

  async check({ hostname, protocol }: URL): Promise<Refusal | undefined> {
    const addresses = await this.resolve(hostname).catch(() => []);
    if (addresses.length === 0) return refusals.hostUnknown(hostname);
    if (addresses.every(({ address }) => this.rules.mayReach(address, protocol))) return undefined;
    if (addresses.every(({ address }) => this.rules.mayReach(address, 'https:'))) return refusals.httpsRequired(hostname);
    return refusals.addressPrivate(hostname);
  }
}
