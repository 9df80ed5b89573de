import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Passwords, Tokens } from '../application/passwords.js';

/** Argon2id with the parameters OWASP's password storage cheat sheet gives first: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export class Argon2Passwords extends Passwords {
  hash(password: string): Promise<string> {
    return hash(password.normalize('NFC'), cost);
  }

  async matches(kept: string, password: string): Promise<boolean> {
    try {
      return await verify(kept, password.normalize('NFC'));
    } catch {
      return false;
    }
  }
}

export class RandomTokens extends Tokens {
  next(): string {
    return randomBytes(32).toString('base64url');
  }
}
