import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Procedure } from '../../../api/procedures';
import { useReader } from '../../../language/reader';

export interface PortfolioView {
  readonly view?: 'board' | undefined;
  readonly stage?: string | undefined;
  readonly q?: string | undefined;
}

interface Filters {
  readonly shown: PortfolioView;
  readonly known: readonly Procedure[];
  readonly change: (view: PortfolioView) => void;
}

const TYPING_PAUSE_MS = 300;

/** What is looked for, at which stage, and how it is laid out. The address keeps all three. */
export function PortfolioFilters({ shown, known, change }: Filters) {
  const { t, text } = useReader();
  const [typed, setTyped] = useState(shown.q ?? '');
  const wanted = typed.trim() || undefined;
  useEffect(() => {
    if (wanted === shown.q) return undefined;
    const timer = setTimeout(() => change({ ...shown, q: wanted }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, shown, change]);
  const stages = new Map(known.flatMap(({ stages: all }) => Object.entries(all)).map(([id, { code, name }]) => [id, `${code} ${text(name).text}`]));
  return (
    <form className="filters not-on-paper" role="search" onSubmit={(event) => event.preventDefault()}>
      <Input allowClear prefix={<SearchOutlined />} placeholder={t('portfolio.search')} aria-label={t('portfolio.search')} value={typed} onChange={({ target }) => setTyped(target.value)} style={{ width: 260 }} />
      <Select
        allowClear
        aria-label={t('portfolio.stage')}
        placeholder={t('portfolio.everyStage')}
        value={shown.stage ?? null}
        onChange={(stage: string | undefined) => change({ ...shown, stage })}
        options={[...stages].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'en'))}
        style={{ width: 230 }}
        popupMatchSelectWidth={300}
      />
      <Segmented
        aria-label={t('portfolio.layout')}
        name="layout"
        value={shown.view ?? 'table'}
        onChange={(view) => change({ ...shown, view: view === 'board' ? 'board' : undefined })}
        options={[
          { value: 'table', label: t('portfolio.table') },
          { value: 'board', label: t('portfolio.board') },
        ]}
      />
    </form>
  );
}
