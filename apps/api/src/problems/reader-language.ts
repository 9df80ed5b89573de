import type { ReaderLanguage } from '#lib/participants';

const regions: Readonly<Record<string, ReaderLanguage>> = { 'zh-tw': 'zh-Hant', 'zh-hk': 'zh-Hant', 'zh-mo': 'zh-Hant' };

/** The catalogue a language tag is served from; undefined when there is none. */
function catalogueFor(tag: string): ReaderLanguage | undefined {
  const lower = tag.toLowerCase();
  if (lower.startsWith('zh-hant')) return 'zh-Hant';
  if (regions[lower]) return regions[lower];
  const primary = lower.split('-')[0];
  return primary === 'zh' ? 'zh-Hans' : primary === 'pt' ? 'pt' : primary === 'en' ? 'en' : undefined;
}

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4); English when it names none of them. */
export function readerLanguage(acceptLanguage: string | undefined): ReaderLanguage {
  if (!acceptLanguage) return 'en';
  let best: ReaderLanguage = 'en';
  let bestQuality = 0;
  for (const part of acceptLanguage.slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.trim().split(';');
    const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    const catalogue = catalogueFor(tag.trim());
    if (catalogue && quality > bestQuality) {
      best = catalogue;
      bestQuality = quality;
    }
  }
  return best;
}
