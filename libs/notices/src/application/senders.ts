import type { Answer } from '../model/retry.js';

export interface Letter {
  readonly messageId: string;
  readonly url: string;
  readonly origin: string;
  readonly secret: string;
  readonly payload: Uint8Array;
}

/**
 * Carries a letter to its receiver: signed, over a connection to an address that was checked, in bounded time. Never
 * throws: whatever goes wrong is an answer `silent` with a short code.
 */
export abstract class Senders {
  abstract send(letter: Letter): Promise<Answer>;
  abstract close(): Promise<void>;
}

/** From 0 up to 1, for spreading retries. */
export abstract class Jitter {
  abstract next(): number;
}
