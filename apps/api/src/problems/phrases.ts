import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import type { Facts } from '#lib/kernel';
import { type ReaderLanguage, readerLanguages } from '#lib/participants';
// Types only: it also makes the compiler put the catalogues beside this file's output.
import type en from '../messages/en.json';
import type pt from '../messages/pt.json';
import type hans from '../messages/zh-Hans.json';
import type hant from '../messages/zh-Hant.json';

export type Catalogue = typeof en & typeof pt & typeof hans & typeof hant;

export const readCatalogue = (language: ReaderLanguage): Catalogue =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'messages', `${language}.json`), 'utf8')) as Catalogue;

/** Sentences by code and facts, in the reader's language. */
export class Phrases {
  private readonly i18n: i18n;
  private missing = false;

  constructor(catalogues: Readonly<Record<string, object>> = Object.fromEntries(readerLanguages.map((language) => [language, readCatalogue(language)]))) {
    this.i18n = i18next.createInstance();
    void this.i18n.init({
      resources: Object.fromEntries(Object.entries(catalogues).map(([language, catalogue]) => [language, { translation: catalogue }])),
      fallbackLng: false,
      initAsync: false,
      interpolation: { escapeValue: false },
      returnedObjectHandler: () => '',
      missingInterpolationHandler: () => {
        this.missing = true;
        return '';
      },
    });
    const formatter = this.i18n.services.formatter!;
    formatter.add('languageNames', (value, language) => list(value, language, (tag) => this.languageName(tag, language)));
    formatter.add('roleNames', (value, language) => list(value, language, (role) => this.phrase(`roles.${role}`, {}, language, role)));
    formatter.add('listed', (value, language) => list(value, language, (text) => text));
  }

  /** The sentence under `key`; `otherwise` when the catalogue lacks it or the facts lack something it names. */
  phrase(key: string, facts: Facts, language: string | undefined, otherwise: string): string {
    this.missing = false;
    const said = this.i18n.t(key, { ...facts, lng: language ?? 'en', defaultValue: '' });
    return this.missing || said === '' || typeof said !== 'string' ? otherwise : said;
  }

  private languageName(tag: string, language: string | undefined): string {
    return this.phrase(`languages.${tag}`, {}, language, tag);
  }
}

function list(value: unknown, language: string | undefined, name: (one: string) => string): string {
  const all = (Array.isArray(value) ? value : [value]).map((one) => name(String(one)));
  return new Intl.ListFormat(language ?? 'en', { type: 'conjunction' }).format(all);
}
