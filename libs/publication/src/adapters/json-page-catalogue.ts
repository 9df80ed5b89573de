import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { createInstance } from 'i18next';
import type { LocalDate } from '#lib/kernel';
import { repositoryFolder } from '#lib/platform';
import { PageCatalogue, type PublicationWords } from '../application/page-words.js';

const languages = ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const;

@Injectable()
export class JsonPageCatalogue extends PageCatalogue {
  private readonly i18n = createInstance();

  constructor() {
    super();
    const folder = join(repositoryFolder(), 'libs/publication/src/messages');
    const read = (language: string) => JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Record<string, string>;
    void this.i18n.init({
      initAsync: false,
      lng: 'en',
      fallbackLng: { 'zh-TW': ['zh-Hant'], 'zh-HK': ['zh-Hant'], 'zh-MO': ['zh-Hant'], zh: ['zh-Hans'], default: ['en'] },
      resources: Object.fromEntries(languages.map((language) => [language, { translation: read(language) }])),
      // The page escapes what it prints.
      interpolation: { escapeValue: false },
    });
  }

  wordsFor(language: string): PublicationWords {
    const t = this.i18n.getFixedT(language);
    return {
      page: { note: t('note'), example: t('example'), annex: t('annex'), contents: t('contents'), number: t('number'), editionDate: t('editionDate'), implementationDate: t('implementationDate') },
      label: t('label'),
      prevails: (facts) => t('prevails', facts),
      amendment: (facts) => t('amendment', facts),
      // National standards print 2025-05-30, whatever the language.
      date: (date: LocalDate) => date,
    };
  }
}

