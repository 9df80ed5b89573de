import { randomBytes } from 'node:crypto';
import { Secrets } from '../application/endpoints.js';
import { Jitter } from '../application/senders.js';

export class RandomJitter extends Jitter {
  next(): number {
    return Math.random();
  }
}

/** 24 random bytes: the least the specification recommends, and what its libraries make. */
export class RandomSecrets extends Secrets {
  next(): string {
    return `whsec_${randomBytes(24).toString('base64')}`;
  }
}
