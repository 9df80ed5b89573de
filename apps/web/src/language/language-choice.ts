import { isReaderLanguage, type ReaderLanguage, readerLanguageFor } from './reader-languages';

const KEPT_AS = 'lockstep.language';

/** What the reader has chosen here before; undefined when nothing was, or nothing may be kept. */
function chosenLanguage(): ReaderLanguage | undefined {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return isReaderLanguage(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepLanguage(language: ReaderLanguage): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Then it holds for this visit.
  }
}

/** The choice made before, or the first of the browser's languages that we speak, or English. */
export const initialLanguage = (): ReaderLanguage => chosenLanguage() ?? navigator.languages.map(readerLanguageFor).find((language) => language !== undefined) ?? 'en';
