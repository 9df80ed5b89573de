/**
 * What one can be in a committee's work. `member` votes; the others do not, unless they are members as well. In an
 * international committee every national body that may vote is a `member`, and those that take part in the work `p-member` too.
 * Where Guangdong, Hong Kong and Macao decide together, `authority-hk` and `authority-mo` stand beside the `authority`.
 */
export const roles = [
  'proposer',
  'secretary',
  'chair',
  'member',
  'p-member',
  'drafter',
  'translator',
  'language-expert',
  'assessor',
  'authority',
  'authority-hk',
  'authority-mo',
  'review-body',
  'enterprise',
  'expert',
] as const;

export type Role = (typeof roles)[number];

/** Roles that mean nothing without the languages they are held for. */
export const rolesHeldPerLanguage: readonly Role[] = ['translator', 'language-expert'];

/** Languages a reader can be addressed in. */
export const readerLanguages = ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const;

export type ReaderLanguage = (typeof readerLanguages)[number];
