import type { Instant } from '#lib/kernel';

/** Who sits where: kept by participants, asked for when a ballot opens or an item is proposed. */
export abstract class Committees {
  /**
   * Everyone who holds each of these roles in the committee at that instant, in a fixed order. With a language, those
   * who hold a role for certain languages count only when it is among them.
   */
  abstract holders(committeeId: string, roles: readonly string[], at: Instant, language: string | null): Promise<Readonly<Record<string, readonly string[]>>>;
  abstract exists(committeeId: string): Promise<boolean>;
}
