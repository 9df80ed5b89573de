import { Webhook } from 'standardwebhooks';
import { RandomSecrets } from './random.js';
import { signatureOf } from './undici-senders.js';

describe('the signature of a webhook', () => {
  it('is what the Standard Webhooks library makes, for any key and text', () => {
    for (let n = 0; n < 50; n++) {
      const secret = new RandomSecrets().next();
      const body = JSON.stringify({ n, title: '丝苗米 — “arroz”', text: 'x'.repeat(n * 7) });
      const at = 1_700_000_000 + n;
      expect(signatureOf(secret, `msg_${n}`, at, Buffer.from(body))).toBe(new Webhook(secret).sign(`msg_${n}`, new Date(at * 1000), body));
    }
  });

  it('has keys of 24 random bytes', () => {
    const [a, b] = [new RandomSecrets().next(), new RandomSecrets().next()];
    expect(a).not.toBe(b);
    expect(Buffer.from(a.slice('whsec_'.length), 'base64')).toHaveLength(24);
  });
});
