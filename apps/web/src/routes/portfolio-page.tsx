import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useMe } from '../api/participants';
import type { StandardSummary } from '../api/standards';
import { LanguageChips } from '../features/languages/language-chips';
import { usePortfolio, useLaws } from '../features/lifecycle/portfolio/portfolio';
import { committeesFor } from '../features/lifecycle/proposing/proposal';
import { PortfolioBoard } from '../features/lifecycle/portfolio/portfolio-board';
import { PortfolioFilters, type PortfolioView } from '../features/lifecycle/portfolio/portfolio-filters';
import { PortfolioTable } from '../features/lifecycle/portfolio/portfolio-table';
import { useReader } from '../language/reader';
import { ProblemNotice } from '../look/problem-notice';
import { usePageTitle } from '../look/page-title';
import { Waiting } from '../look/waiting';
import '../features/lifecycle/portfolio/portfolio.css';
import '../features/lifecycle/proposing/proposing.css';

const route = getRouteApi('/');

/** All standards, as a table or standing at their stages. */
export function PortfolioPage() {
  const { t } = useReader();
  usePageTitle(t('portfolio.title'));
  const shown = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback((view: PortfolioView) => void navigate({ search: view, replace: true }), [navigate]);
  const me = useMe();
  const { known, lawOf } = useLaws();
  const { items, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = usePortfolio({ stage: shown.stage, q: shown.q });
  const languagesOf = ({ baseLanguage, languages }: StandardSummary) => <LanguageChips base={baseLanguage} languages={languages} />;
  const mayPropose = me && known.some((procedure) => committeesFor(me, procedure).length > 0);
  const isFiltered = shown.stage !== undefined || shown.q !== undefined;
  return (
    <>
      <div className="page-head">
        <h1>{t('portfolio.title')}</h1>
        {mayPropose && (
          <Link to="/propose" className="begin not-on-paper">
            {t('propose.heading')}
          </Link>
        )}
        <PortfolioFilters shown={shown} known={known} change={change} />
      </div>
      {error && <ProblemNotice error={error} again={refetch} />}
      {!items && !error && (
        <div className="sheet">
          <Waiting lines={8} />
        </div>
      )}
      {items?.length === 0 && <Empty isFiltered={isFiltered} showAll={() => change({ view: shown.view })} />}
      {items && items.length > 0 && (
        <div className={isPlaceholderData ? 'stale-page' : undefined} aria-busy={isPlaceholderData}>
          {shown.view === 'board' ? <PortfolioBoard items={items} known={known} lawOf={lawOf} languagesOf={languagesOf} /> : <PortfolioTable items={items} lawOf={lawOf} languagesOf={languagesOf} />}
          <p className="more small quiet">
            {hasNextPage ? t('portfolio.shownSoFar', { count: items.length }) : t('portfolio.shownAll', { count: items.length })}
            {hasNextPage && (
              <Button size="small" className="not-on-paper" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('portfolio.more')}
              </Button>
            )}
          </p>
        </div>
      )}
    </>
  );
}

function Empty({ isFiltered, showAll }: { readonly isFiltered: boolean; readonly showAll: () => void }) {
  const { t } = useReader();
  return (
    <div className="sheet empty">
      <h2>{isFiltered ? t('portfolio.noneFound') : t('portfolio.empty')}</h2>
      {isFiltered ? (
        <Button onClick={showAll} style={{ marginTop: 12 }}>
          {t('portfolio.showAll')}
        </Button>
      ) : (
        <p>{t('portfolio.emptyWhy')}</p>
      )}
    </div>
  );
}
