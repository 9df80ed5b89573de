import i18next, { type i18n } from 'i18next';
import type { Locale } from 'antd/es/locale';
import { initReactI18next } from 'react-i18next';
import { answerIn } from '../api/ask';
import type en from '../messages/en.json';
import { initialLanguage, keepLanguage } from './language-choice';
import type { ReaderLanguage } from './reader-languages';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

type Catalogue = Record<string, unknown>;

/** Only the words of the language that is read are fetched. */
const words: Readonly<Record<ReaderLanguage, () => Promise<readonly [{ default: Catalogue }, { default: Locale }]>>> = {
  'zh-Hans': () => Promise.all([import('../messages/zh-Hans.json'), import('antd/es/locale/zh_CN')]),
  'zh-Hant': () => Promise.all([import('../messages/zh-Hant.json'), import('antd/es/locale/zh_TW')]),
  en: () => Promise.all([import('../messages/en.json'), import('antd/es/locale/en_GB')]),
  pt: () => Promise.all([import('../messages/pt.json'), import('antd/es/locale/pt_PT')]),
};

const controlWords = new Map<string, Locale>();
/** What antd's own controls say. */
export const controlWordsIn = (language: string): Locale | undefined => controlWords.get(language);

export async function startSpeaking(): Promise<i18n> {
  const language = initialLanguage();
  await i18next.use(initReactI18next).init({ lng: language, fallbackLng: false, resources: { [language]: { translation: await fetched(language) } }, interpolation: { escapeValue: false }, returnNull: false });
  document.documentElement.lang = language;
  answerIn(() => i18next.language);
  return i18next;
}

/** Changes the language at once, and keeps it for the next visit. */
export async function speak(language: ReaderLanguage): Promise<void> {
  keepLanguage(language);
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await fetched(language));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function fetched(language: ReaderLanguage): Promise<Catalogue> {
  const [catalogue, controls] = await words[language]();
  controlWords.set(language, controls.default);
  return language === 'pt' ? withMany(catalogue.default) : catalogue.default;
}

/** Portuguese has a plural of its own from a million on, worded like the other. */
function withMany(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, value]) => [
      [key, typeof value === 'object' ? withMany(value as Catalogue) : value],
      ...(key.endsWith('_other') ? [[key.replace(/_other$/, '_many'), value]] : []),
    ]),
  );
}
