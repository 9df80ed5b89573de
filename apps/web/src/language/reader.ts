import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Instant, LocalDate, Texts } from '../api/standards';
import { isReaderLanguage, type ReaderLanguage, readerLanguages } from './reader-languages';

/** Everything said to the one who reads: sentences, names, dates, lists. */
export interface Reader {
  readonly language: ReaderLanguage;
  readonly locale: string;
  readonly t: TFunction;
  /** The sentence for a code that comes from outside; undefined when the catalogue has none. */
  readonly say: (key: string, facts?: Readonly<Record<string, unknown>>) => string | undefined;
  /** The best of several languages of one text, and which it is. */
  readonly text: (texts: Texts | undefined, base?: string) => { readonly text: string; readonly lang: string };
  /** 12 November 2026; 2026年11月12日 */
  readonly day: (date: LocalDate) => string;
  /** 12 Nov 2026, for narrow places. */
  readonly shortDay: (date: LocalDate) => string;
  /** Day and time to the second in a zone; `exact` names the zone, too. */
  readonly moment: (instant: Instant, zone: string) => string;
  readonly exactMoment: (instant: Instant, zone: string) => string;
  readonly number: (value: number) => string;
  readonly all: (items: readonly string[]) => string;
  readonly any: (items: readonly string[]) => string;
  /** What a language is called: 英文, Portuguese. */
  readonly languageName: (tag: string) => string;
  /** The shortest sign for a language: 简, EN. */
  readonly languageSign: (tag: string) => string;
}

export function useReader(): Reader {
  const { t, i18n } = useTranslation();
  return useMemo(() => readerOf(i18n.language, t), [i18n.language, t]);
}

function readerOf(tag: string, t: TFunction): Reader {
  const language = isReaderLanguage(tag) ? tag : 'en';
  const { locale } = readerLanguages[language];
  const say = (key: string, facts: Readonly<Record<string, unknown>> = {}): string | undefined => {
    const said: unknown = t(key as never, { ...facts, defaultValue: '' } as never);
    return typeof said === 'string' && said !== '' ? said : undefined;
  };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (ms: number) => format.format(ms);
  };
  const long = date({ dateStyle: 'long', timeZone: 'UTC' });
  const short = date({ year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
  const list = (type: Intl.ListFormatType) => {
    const format = new Intl.ListFormat(locale, { type, style: 'long' });
    return (items: readonly string[]) => format.format(items);
  };
  const numbers = new Intl.NumberFormat(locale);
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return {
    language,
    locale,
    t,
    say,
    text: (texts, base) => bestOf(texts ?? {}, language, base),
    day: (day) => long(Date.parse(`${day}T00:00:00Z`)),
    shortDay: (day) => short(Date.parse(`${day}T00:00:00Z`)),
    moment: (instant, zone) => date({ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: zone })(Date.parse(instant)),
    exactMoment: (instant, zone) => `${date({ dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23', timeZone: zone } as Intl.DateTimeFormatOptions)(Date.parse(instant))} ${zone}`,
    number: (value) => numbers.format(value),
    all: list('conjunction'),
    any: list('disjunction'),
    languageName: (of) => say(`languages.${of}`) ?? names.of(of) ?? of,
    languageSign: (of) => (isReaderLanguage(of) ? readerLanguages[of].short : of.toUpperCase()),
  };
}

const siblings: Readonly<Record<string, string>> = { 'zh-Hans': 'zh-Hant', 'zh-Hant': 'zh-Hans' };

/** The reader's language, its sister script, the language of the base text, English, or whatever there is. */
function bestOf(texts: Texts, language: string, base: string | undefined): { readonly text: string; readonly lang: string } {
  const lang = [language, siblings[language], base, 'en', ...Object.keys(texts)].find((tag) => tag !== undefined && texts[tag] !== undefined);
  return lang === undefined ? { text: '—', lang: language } : { text: texts[lang]!, lang };
}
