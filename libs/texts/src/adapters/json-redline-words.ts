import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { repositoryFolder } from '#lib/platform';
import type { RedlineWords } from '../model/redline/redline-words.js';

export const redlineLanguages = ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const;

let catalogue: i18n | undefined;

/** The words around a redline in a language of our readers; English where no catalogue has it. */
export function redlineWords(language: string): RedlineWords {
  catalogue ??= opened();
  const t = catalogue.getFixedT(language, null, 'redline');
  const named = (value: string | null): string => (value === null ? t('value.default') : /^[a-z]+$/u.test(value) ? t(`value.${value}`, value) : value);
  return {
    title: (facts) => t('title', facts),
    revision: ({ revision, label }) => t(label === null ? 'revision' : 'revision_LABELLED', { revision, label }),
    summary: t('summary'),
    count: ({ change, count }) => t(`count.${change}`, { count }),
    nothing: t('nothing'),
    inserted: t('inserted'),
    removed: t('removed'),
    movedFrom: (facts) => t('movedFrom', facts),
    movedTo: t('movedTo'),
    renumbered: (facts) => t('renumbered', facts),
    restyled: t('restyled'),
    cellReshaped: t('cellReshaped'),
    setting: ({ what, from, to }) => t([`setting.${what}`, 'setting.other'], { what, from: named(from), to: named(to) }),
    figure: t('figure'),
    formula: t('formula'),
    annex: t('annex'),
    note: t('note'),
    example: t('example'),
  };
}

function opened(): i18n {
  const folder = join(repositoryFolder(), 'libs/texts/src/messages');
  const read = (language: string) => JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as object;
  const made = createInstance();
  void made.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: { 'zh-TW': ['zh-Hant'], 'zh-HK': ['zh-Hant'], 'zh-MO': ['zh-Hant'], zh: ['zh-Hans'], default: ['en'] },
    resources: Object.fromEntries(redlineLanguages.map((language) => [language, { translation: read(language) }])),
    // The page escapes what it prints.
    interpolation: { escapeValue: false },
  });
  return made;
}
