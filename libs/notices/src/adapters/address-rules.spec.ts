import { isRefusal } from '#lib/kernel';
import { readWebhookUrl } from '../model/webhook-url.js';
import { AddressRules, isPublic } from './address-rules.js';
import { CheckedDestinations } from './checked-destinations.js';

describe('which addresses are public', () => {
  it.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '100.128.0.1', '172.15.0.1', '172.32.0.1', '2606:4700:4700::1111', '2400:3200::1'])('%s is', (address) => expect(isPublic(address)).toBe(true));

  it.each([
    '0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.255', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.1.1',
    '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::8.8.8.8', '64:ff9b::a00:1', '100::1', '2001::1', '2001:db8::1', '2002:a00:1::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1',
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false));
});

describe('networks the operator allows', () => {
  const rules = new AddressRules(['10.1.0.0/16', 'fd00::/8']);
  it('may be reached, also without TLS', () => {
    expect([rules.mayReach('10.1.2.3', 'http:'), rules.mayReach('fd00::5', 'http:')]).toEqual([true, true]);
  });
  it('open nothing beside them', () => {
    expect([rules.mayReach('10.2.0.1', 'https:'), rules.mayReach('8.8.8.8', 'http:'), rules.mayReach('8.8.8.8', 'https:')]).toEqual([false, false, true]);
  });
  it('must be networks', () => expect(() => new AddressRules(['10.1.0.0/99'])).toThrow('is not a network'));
});

describe('an address to register', () => {
  it.each(['', 'nonsense', 'ftp://example.com/', 'file:///etc/passwd', 'https://user:secret@example.com/', 'https://example.com/#part', `https://example.com/${'x'.repeat(2048)}`])('%.30s cannot be used', (url) =>
    expect(readWebhookUrl(url)).toMatchObject({ refused: 'WEBHOOK_URL_UNUSABLE' }));

  // The URL parser reads 0x7f.1, 2130706433 and 127.1 as what they are.
  it.each(['https://127.0.0.1/', 'https://0x7f.1/', 'https://2130706433/', 'https://127.1/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://169.254.169.254/latest'])('%s leads inside', async (text) => {
    const url = readWebhookUrl(text);
    if (isRefusal(url)) throw new Error('expected an address');
    const { resolve } = await import('./resolve.js');
    expect(await new CheckedDestinations(new AddressRules([]), resolve).check(url)).toMatchObject({ refused: 'WEBHOOK_ADDRESS_PRIVATE' });
  });

  it('is refused when any of its addresses leads inside, needs https outside, and must exist', async () => {
    const check = (url: string, ...addresses: string[]) =>
      new CheckedDestinations(new AddressRules(['10.1.0.0/16']), async () => addresses.map((address) => ({ address, family: 4 }))).check(new URL(url));
    expect(await check('https://a.example/', '8.8.8.8', '10.0.0.1')).toMatchObject({ refused: 'WEBHOOK_ADDRESS_PRIVATE' });
    expect(await check('http://a.example/', '8.8.8.8')).toMatchObject({ refused: 'WEBHOOK_NEEDS_HTTPS' });
    expect(await check('https://a.example/')).toMatchObject({ refused: 'WEBHOOK_HOST_NOT_FOUND' });
    expect(await check('https://a.example/', '8.8.8.8')).toBeUndefined();
    expect(await check('http://a.example/', '10.1.0.1')).toBeUndefined();
  });
});
