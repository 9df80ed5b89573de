/** Languages a reader can be addressed in, each with the name its readers know it by, and how it writes dates and numbers. */
export const readerLanguages = {
  'zh-Hans': { name: '简体中文', short: '简', locale: 'zh-Hans-CN' },
  'zh-Hant': { name: '繁體中文', short: '繁', locale: 'zh-Hant-TW' },
  en: { name: 'English', short: 'EN', locale: 'en-GB' },
  pt: { name: 'Português', short: 'PT', locale: 'pt-PT' },
} as const;

export type ReaderLanguage = keyof typeof readerLanguages;

export const isReaderLanguage = (tag: unknown): tag is ReaderLanguage => typeof tag === 'string' && Object.hasOwn(readerLanguages, tag);

const traditional = /^zh-(?:.*-)?(?:hant|tw|hk|mo)\b/i;

/** Ours for one tag of a browser: `zh-HK` is read in traditional characters. */
export function readerLanguageFor(tag: string): ReaderLanguage | undefined {
  if (/^zh\b/i.test(tag)) return traditional.test(tag) ? 'zh-Hant' : 'zh-Hans';
  if (/^pt\b/i.test(tag)) return 'pt';
  return /^en\b/i.test(tag) ? 'en' : undefined;
}
