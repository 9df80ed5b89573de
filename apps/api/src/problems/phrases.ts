import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import type { Facts } from '#lib/kernel';
import type { Procedure } from '#lib/lifecycle';
import { type ReaderLanguage, readerLanguages } from '#lib/participants';
// Types only: it also makes the compiler put the catalogues beside this file's output.
import type en from '../messages/en.json';
import type pt from '../messages/pt.json';
import type hans from '../messages/zh-Hans.json';
import type hant from '../messages/zh-Hant.json';
import { formatsFrom } from './formats.js';
import { ProcedureNames } from './procedure-names.js';

export type Catalogue = typeof en & typeof pt & typeof hans & typeof hant;

export const readCatalogue = (language: ReaderLanguage): Catalogue =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'messages', `${language}.json`), 'utf8')) as Catalogue;

/** Sentences by code and facts, in the reader's language; what procedures name is called as they call it. */
export class Phrases {
  /** What may stand behind the comma in `{{fact, format}}`. */
  readonly formats: ReadonlySet<string>;
  private readonly i18n: i18n;
  private missing = false;
  private own: Procedure | undefined;

  constructor(
    private readonly catalogues: Readonly<Record<string, object>> = Object.fromEntries(readerLanguages.map((language) => [language, readCatalogue(language)])),
    procedures: () => readonly Procedure[] = () => [],
  ) {
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
    const formats = formatsFrom(new ProcedureNames(procedures, () => this.own), {
      word: (section, id, language) => this.word(section, id, language),
      form: (name, places, language) => this.phrase(`forms.${name}`, places, language, Object.values(places).join(' ')),
    });
    this.formats = new Set(Object.keys(formats));
    for (const [name, format] of Object.entries(formats)) {
      this.i18n.services.formatter!.add(name, (value, language, options) => format(value, language ?? 'en', options as Record<string, unknown>));
    }
  }

  /** Says what `say` says in the words of this procedure, where several call the same thing differently. */
  under<Said>(procedure: Procedure | undefined, say: () => Said): Said {
    const outer = this.own;
    this.own = procedure;
    try {
      return say();
    } finally {
      this.own = outer;
    }
  }

  /**
   * The sentence under `key`; of several, the first whose facts are all there. `otherwise` when the catalogue has none, or
   * none that the facts suffice for: null, an empty list and an empty object are no facts.
   */
  phrase(key: string, facts: Facts, language: string | undefined, otherwise: string): string {
    const lng = language ?? 'en';
    const known = Object.fromEntries(Object.entries(facts).filter(([, fact]) => !isNothing(fact)));
    const found: unknown = this.i18n.getResource(lng, 'translation', key);
    const keys = typeof found === 'string' ? [key] : Array.isArray(found) ? found.map((_, at) => `${key}.${at}`) : [];
    for (const one of keys) {
      const said = this.complete(one, known, lng);
      if (said) return said;
    }
    return otherwise;
  }

  /** Undefined when the facts lack something the sentence names. Formats may phrase again while one is being said. */
  private complete(key: string, facts: Facts, lng: string): string | undefined {
    const outer = this.missing;
    this.missing = false;
    const said = this.i18n.t(key, { replace: facts, lng, defaultValue: '' });
    const complete = !this.missing;
    this.missing = outer;
    return complete ? said : undefined;
  }

  private word(section: string, id: string, language: string): string | undefined {
    const words = (this.catalogues[language] as Record<string, Record<string, string>> | undefined)?.[section];
    return words && Object.hasOwn(words, id) ? words[id] : undefined;
  }
}

const isNothing = (fact: unknown): boolean => fact === null || fact === undefined || (typeof fact === 'object' && Object.keys(fact).length === 0);
