import en from '../../messages/en.json' with { type: 'json' };
import pt from '../../messages/pt.json' with { type: 'json' };
import zhHans from '../../messages/zh-Hans.json' with { type: 'json' };
import zhHant from '../../messages/zh-Hant.json' with { type: 'json' };

/**
 * One entry per kind of notice. `text` is a list of sentences: one whose facts are not all there is left out, so the
 * first needs none but the standard itself.
 */
export interface Catalogue {
  readonly kind: Readonly<Record<string, { readonly title: string; readonly text: readonly string[] }>>;
  readonly why: Readonly<Record<string, string>>;
  readonly language: Readonly<Record<string, string>>;
  readonly word: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What joins two sentences. */
  readonly between: string;
}

export type Language = 'zh-Hans' | 'zh-Hant' | 'en' | 'pt';

export const catalogues: Readonly<Record<Language, Catalogue>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en, pt };

const spoken = (code: string | undefined): Language | undefined => {
  const lower = code?.toLowerCase() ?? '';
  if (/^zh-(hant|hk|mo|tw)\b/.test(lower)) return 'zh-Hant';
  if (/^zh\b/.test(lower)) return 'zh-Hans';
  return /^en\b/.test(lower) ? 'en' : /^pt\b/.test(lower) ? 'pt' : undefined;
};

/** The catalogue a language code is served by; English where there is none. */
export const languageFor = (code: string | undefined): Language => spoken(code) ?? 'en';
