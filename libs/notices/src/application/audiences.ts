import type { Instant } from '#lib/kernel';

/** Something that would be told: to holders of these roles; of an event about one language, which. */
export interface Occasion {
  readonly roles: readonly string[];
  readonly language: string | null;
}

/** So many people, each once, by the language they are told in. */
export interface Audience {
  readonly people: number;
  readonly languages: Readonly<Record<string, number>>;
}

/** Who would be told, without telling anyone. */
export abstract class Audiences {
  /** One for each occasion, in their order: whoever would be told of it at that instant, by the rule that tells them when it happens. */
  abstract of(standardId: string, occasions: readonly Occasion[], at: Instant): Promise<readonly Audience[]>;
}
