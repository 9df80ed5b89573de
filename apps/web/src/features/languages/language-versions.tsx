import { Button } from 'antd';
import { useState } from 'react';
import type { LanguageSummary, LanguageVersion, StandardDetail } from '../../api/standards';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import { DaysLeft } from '../../look/days-left';
import { Sheet } from '../../look/sheet';
import { sayLevel, toneOf } from './language-chips';
import { LevelBars } from './level-bars';
import { UnitsBehind } from './units-behind';
import './languages.css';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  /** Units are shown to those who are signed in. */
  readonly mayRead: boolean;
}

/** The base text and each language version against it, line by line. */
export function LanguageVersions({ standard, law, mayRead }: Shown) {
  const { t, languageName } = useReader();
  const [looking, setLooking] = useState<string>();
  const { text, languageVersions } = standard;
  const behind = (summary: LanguageSummary) => summary.missing + summary.stale > 0;
  return (
    <Sheet title={t('languages.title')}>
      <table className="versions">
        <thead>
          <tr>
            <th scope="col">{t('languages.version')}</th>
            <th scope="col">{t('languages.level')}</th>
            <th scope="col" className="figure">
              {t('languages.missing')}
            </th>
            <th scope="col" className="figure">
              {t('languages.stale')}
            </th>
            <th scope="col" className="figure">
              {t('languages.against')}
            </th>
            <th scope="col">{t('languages.standing')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{languageName(text.language)}</th>
            <td className="wide">
              <span className="mark">{t('languages.authoritative')}</span>
            </td>
            <td className="figure" data-label={t('languages.missing')}>
              —
            </td>
            <td className="figure" data-label={t('languages.stale')}>
              —
            </td>
            <td className="figure" data-label={t('languages.revision')}>
              {text.revision || '—'}
            </td>
            <td className="wide">{text.label ? t('languages.laidOut', { milestone: law.milestone(text.label) }) : ''}</td>
          </tr>
          {standard.languages.map((summary) => {
            const version = languageVersions[summary.language];
            return (
              <tr key={summary.language}>
                <th scope="row">{languageName(summary.language)}</th>
                <td>
                  <Level summary={summary} />
                </td>
                <td className="figure" data-label={t('languages.missing')}>
                  {summary.missing}
                </td>
                <td className="figure" data-label={t('languages.stale')}>
                  {summary.stale}
                </td>
                <td className="figure" data-label={t('languages.against')}>
                  {version && version.baseRevision > 0 ? t('languages.ofRevision', { at: version.baseRevision, base: text.revision }) : '—'}
                </td>
                <td className="wide">
                  {version && <Standing version={version} law={law} />}
                  {mayRead && behind(summary) && text.revision > 0 && (
                    <Button type="link" size="small" className="not-on-paper" onClick={() => setLooking(summary.language)}>
                      {t('languages.showUnits', { count: summary.missing + summary.stale })}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {looking && <UnitsBehind standardId={standard.id} language={looking} base={text.language} close={() => setLooking(undefined)} />}
    </Sheet>
  );
}

function Level({ summary }: { readonly summary: LanguageSummary }) {
  const reader = useReader();
  return (
    <span className={`level ${toneOf(summary)}`}>
      <LevelBars level={summary.level} />
      {sayLevel(summary, reader)}
    </span>
  );
}

/** Which of the dates of a language version's own way are behind it, and which lies ahead. */
function Standing({ version, law }: { readonly version: LanguageVersion; readonly law: Law }) {
  const { t, shortDay } = useReader();
  const { mode, late, submittedOn, published } = version;
  return (
    <span className="standing small">
      {mode === 'later' && <span className="quiet">{t('languages.later')}</span>}
      {published && <span className="mark green">{t('languages.publishedOn', { day: shortDay(published.on) })}</span>}
      {!published && submittedOn && <span className="quiet">{t('languages.submittedOn', { day: shortDay(submittedOn) })}</span>}
      {late && <span className="mark red">{late.overdue ? t('languages.overdue') : t('languages.excused')}</span>}
      {late?.dueOn && !submittedOn && (
        <span>
          {t('languages.dueOn', { day: shortDay(late.dueOn) })} <DaysLeft day={late.dueOn} zone={law.zone} />
        </span>
      )}
      {late && <span className="quiet">{late.reason}</span>}
    </span>
  );
}
