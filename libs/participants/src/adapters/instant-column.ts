import type { Instant } from '#lib/kernel';

/** timestamptz as an Instant: UTC text with milliseconds. */
export const asInstant = {
  from: (kept: Date | null): Instant | null => kept?.toISOString() ?? null,
  to: (instant: Instant | null): Instant | null => instant,
};
