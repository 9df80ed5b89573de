const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a line with all that stands between them, as the language divides them; nothing is lost: joined they are the line. */
export function wordsIn(text: string, language: string): readonly string[] {
  if (text === '') return [];
  return Array.from(segmenterFor(language).segment(text), ({ segment }) => segment);
}

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(isTag(language) ? language : 'und', { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
