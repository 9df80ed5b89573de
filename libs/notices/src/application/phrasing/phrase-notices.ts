import { Inject, Injectable } from '@nestjs/common';
import { createInstance, type i18n } from 'i18next';
import type { KeptNotice } from '../kept-notices.js';
import { catalogues, type Language, languageFor } from './catalogues.js';
import { type Named, ProcedureNames } from './procedure-names.js';
import { type Show, shownFacts } from './shown-facts.js';

/** All places this procedure law is made in share it, and every legal day begins and ends in it. */
const ZONE = 'Asia/Shanghai';

export interface Phrased {
  readonly title: string;
  readonly text: string;
  readonly why: string;
}

type ToPhrase = Pick<KeptNotice, 'kind' | 'reason' | 'body' | 'standard'>;

/** Says a notice in its reader's language, from the event's facts and the message catalogues. */
@Injectable()
export class PhraseNotices {
  private readonly words: i18n;

  constructor(@Inject(ProcedureNames) private readonly names: ProcedureNames) {
    this.words = createInstance();
    void this.words.init({
      resources: Object.fromEntries(Object.entries(catalogues).map(([language, translation]) => [language, { translation }])),
      supportedLngs: Object.keys(catalogues),
      load: 'currentOnly',
      fallbackLng: 'en',
      initAsync: false,
      // The reader is a web page or a mail that escapes for itself; escaping twice would show in Chinese brackets first.
      interpolation: { escapeValue: false },
    });
  }

  phrase(notice: ToPhrase, code: string): Phrased {
    const language = languageFor(code);
    const catalogue = catalogues[language];
    const kind = catalogue.kind[notice.kind] ? notice.kind : 'other';
    const facts = { ...this.factsOf(notice, language), standard: titleIn(notice.standard, language), event: notice.kind };
    const sentences = (catalogue.kind[kind]?.text ?? []).flatMap((sentence, i) => (sayable(sentence, facts) ? [this.say(language, `kind.${kind}.text.${i}`, facts)] : []));
    const why = catalogue.why[notice.reason] ? notice.reason : 'other';
    return {
      title: this.say(language, `kind.${kind}.title`, facts),
      text: sentences.join(catalogue.between),
      why: this.say(language, `why.${why}`, { role: notice.reason }),
    };
  }

  private say(lng: Language, key: string, facts: Readonly<Record<string, string>>): string {
    return this.words.t(key, { ...facts, lng });
  }

  private factsOf({ kind, body, standard }: ToPhrase, language: Language): Record<string, string> {
    const facts: Record<string, string> = {};
    for (const [name, [path, show]] of Object.entries(shownFacts[kind] ?? {})) {
      const shown = this.shown(at(body, path), show, name, standard.procedure, language);
      if (shown !== undefined) facts[name] = shown;
    }
    return facts;
  }

  private shown(value: unknown, show: Show, name: string, procedure: KeptNotice['standard']['procedure'], language: Language): string | undefined {
    if (value === null || value === undefined || value === '') return undefined;
    if (show === 'count') return Array.isArray(value) ? String(value.length) : undefined;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    const text = String(value);
    switch (show) {
      case 'plain':
        return text;
      case 'nonzero':
        return text === '0' ? undefined : text;
      case 'day':
        return formatsOf(language).day.format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
      case 'moment':
        return formatsOf(language).moment.format(new Date(text));
      case 'language':
        return catalogues[language].language[text] ?? formatsOf(language).names.of(text) ?? text;
      case 'word':
        return catalogues[language].word[name]?.[text] ?? text;
      case 'gate':
        return this.gate(text, procedure, language);
      default:
        return this.names.nameOf(procedure, show, text, language) ?? text;
    }
  }

  /** A condition is named `ballotPassed:review`: its kind, and what it is about. */
  private gate(key: string, procedure: KeptNotice['standard']['procedure'], language: Language): string {
    const [kind = '', what = ''] = key.split(':');
    if (catalogues[language].word['gate']?.[kind] === undefined) return key;
    const named = gatesAbout[kind];
    return this.say(language, `word.gate.${kind}`, { name: (named && this.names.nameOf(procedure, named, what, language)) ?? what });
  }
}

const gatesAbout: Readonly<Record<string, Named>> = {
  ballotPassed: 'ballot',
  document: 'document',
  taskPassed: 'task',
  consultationClosed: 'consultation',
  commentsDisposed: 'consultation',
  period: 'consultation',
  clock: 'clock',
};

/** Whether every fact a sentence uses is there. */
const sayable = (sentence: string, facts: Readonly<Record<string, string>>): boolean => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].every(([, name = '']) => facts[name] !== undefined);

const at = (body: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), body);

/** In the reader's language, or the nearest there is: the other script, then the base text's language, then any. */
function titleIn({ title, baseLanguage }: KeptNotice['standard'], language: Language): string {
  const near = language === 'zh-Hant' ? 'zh-Hans' : language === 'zh-Hans' ? 'zh-Hant' : 'en';
  return title[language] ?? title[near] ?? title[baseLanguage] ?? Object.values(title)[0] ?? '';
}

/** Made once per language: each holds memory that the heap does not show, and a page of notices asks for hundreds. */
const formats = new Map<Language, { readonly day: Intl.DateTimeFormat; readonly moment: Intl.DateTimeFormat; readonly names: Intl.DisplayNames }>();
function formatsOf(language: Language) {
  let known = formats.get(language);
  if (!known) {
    known = {
      day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
      moment: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE }),
      names: new Intl.DisplayNames(language, { type: 'language' }),
    };
    formats.set(language, known);
  }
  return known;
}
