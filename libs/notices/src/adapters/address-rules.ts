import { BlockList, isIPv6 } from 'node:net';
import { Fault } from '#lib/kernel';

/** Networks nothing outside may make us talk to (IANA special-purpose registries, multicast and reserved ranges). */
const reservedIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Of IPv6 only global unicast is public; these parts of it lead elsewhere, or back into IPv4: Teredo, 6to4, documentation. */
const publicIpv6 = ['2000::/3'];
const reservedIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/**
 * Which addresses a webhook may reach. `allowed`: networks (CIDR) the operator opened, for receivers in the same house;
 * only there may a letter travel without TLS.
 */
export class AddressRules {
  private readonly open: BlockList;

  /** @throws Fault `CONFIGURATION` when a network cannot be read. */
  constructor(allowed: readonly string[]) {
    this.open = listOf(allowed);
  }

  isAllowed(address: string): boolean {
    return this.open.check(address, familyOf(address));
  }

  mayReach(address: string, protocol: string): boolean {
    return this.isAllowed(address) || (protocol === 'https:' && isPublic(address));
  }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    try {
      list.addSubnet(address, Number(bits), familyOf(address));
    } catch (error) {
      throw new Fault('CONFIGURATION', `"${network}" is not a network.`, 'Write networks like 10.1.0.0/16 in LOCKSTEP_WEBHOOK_ALLOW.', { cause: error });
    }
  }
  return list;
}

const ipv4Reserved = listOf(reservedIpv4);
const ipv6Public = listOf(publicIpv6);
const ipv6Reserved = listOf(reservedIpv6);

/** An IPv4 address written as IPv6 (::ffff:10.0.0.1) is not global unicast, so it is never public. */
export const isPublic = (address: string): boolean =>
  isIPv6(address) ? ipv6Public.check(address, 'ipv6') && !ipv6Reserved.check(address, 'ipv6') : !ipv4Reserved.check(address, 'ipv4');
