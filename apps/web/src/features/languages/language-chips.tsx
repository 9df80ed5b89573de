import type { LanguageSummary } from '../../api/standards';
import { type Reader, useReader } from '../../language/reader';
import { LevelBars } from './level-bars';
import './languages.css';

interface Chips {
  readonly base: string;
  readonly languages: readonly LanguageSummary[];
}

/** The base text and every language version at a glance: how far each is, what it lacks, whether it is late. */
export function LanguageChips({ base, languages }: Chips) {
  const reader = useReader();
  const { t, languageSign, languageName } = reader;
  return (
    <ul className="chips">
      <li className="chip base" title={t('language.isBase', { language: languageName(base) })}>
        <span aria-hidden="true">{languageSign(base)}</span>
        <span className="unseen">{t('language.isBase', { language: languageName(base) })}</span>
      </li>
      {languages.map((version) => (
        <li key={version.language} className={`chip ${toneOf(version)}`} title={describe(version, reader)}>
          <span aria-hidden="true">{languageSign(version.language)}</span>
          <LevelBars level={version.level} />
          <span aria-hidden="true" className="counts">
            {shortOf(version, reader)}
          </span>
          <span className="unseen">{describe(version, reader)}</span>
        </li>
      ))}
    </ul>
  );
}

/** How far it is, in the words that fit: a text whose headings are behind is not "no text". */
export function sayLevel({ level, revision, missing, stale, surplus }: LanguageSummary, reader: Reader): string {
  if (level === 'none' && revision > 0) return reader.t('level.headings');
  if (level === 'titles' && missing + stale === 0 && surplus > 0) return reader.t('level.surplus');
  return reader.say(`level.${level}`) ?? level;
}

export function toneOf({ late, missing, stale, surplus, level }: LanguageSummary): 'red' | 'amber' | 'green' | 'plain' {
  if (late) return 'red';
  if (missing > 0 || stale > 0 || surplus > 0) return 'amber';
  return level === 'reviewed' || level === 'approved' ? 'green' : 'plain';
}

function shortOf({ missing, stale, late }: LanguageSummary, { t }: Reader): string {
  return [...(late ? [t('language.late')] : []), ...(missing > 0 ? [t('language.shortMissing', { number: missing })] : []), ...(stale > 0 ? [t('language.shortStale', { number: stale })] : [])].join(' · ');
}

/** The same in whole words, for a pointer that rests and for those who listen. */
function describe(version: LanguageSummary, reader: Reader): string {
  const { t, all, languageName } = reader;
  const { missing, stale, late, published } = version;
  const parts = [
    sayLevel(version, reader),
    ...(missing > 0 ? [t('language.missing', { count: missing })] : []),
    ...(stale > 0 ? [t('language.stale', { count: stale })] : []),
    ...(late ? [t('language.late')] : []),
    ...(published ? [t('language.published')] : []),
  ];
  return t('language.described', { language: languageName(version.language), state: all(parts) });
}
