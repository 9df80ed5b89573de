import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { StandardSummary } from '../../../api/standards';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { TitleText } from '../../../look/title-text';
import { ConditionMark, isAtRest } from '../condition-mark';
import { DaysAtStage, NextDue } from './next-due';
import { StagePath } from './stage-path';

interface Shown {
  readonly items: readonly StandardSummary[];
  readonly lawOf: (standard: StandardSummary) => Law;
  readonly languagesOf: (standard: StandardSummary) => ReactNode;
}

export function PortfolioTable({ items, lawOf, languagesOf }: Shown) {
  const { t } = useReader();
  return (
    <table className="portfolio sheet">
      <caption className="unseen">{t('portfolio.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('portfolio.standard')}</th>
          <th scope="col">{t('portfolio.stage')}</th>
          <th scope="col">{t('portfolio.atStage')}</th>
          <th scope="col">{t('portfolio.languages')}</th>
          <th scope="col">{t('portfolio.nextDue')}</th>
          <th scope="col" className="figure">
            {t('portfolio.tasks')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((standard) => (
          <Row key={standard.id} standard={standard} law={lawOf(standard)} languages={languagesOf(standard)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ standard, law, languages }: { readonly standard: StandardSummary; readonly law: Law; readonly languages: ReactNode }) {
  const { t } = useReader();
  const { id, number, title, baseLanguage, stage, stageSince, condition, nextDueAt, nextDueOn, openTasks } = standard;
  const rests = isAtRest(standard);
  return (
    <tr className={rests ? 'rests' : undefined}>
      <th scope="row">
        <Link to="/standards/$id" params={{ id }}>
          <TitleText title={title} base={baseLanguage} />
        </Link>
        <span className="number">
          {number ?? <span className="quiet">{t('standard.noNumber')}</span>} <ConditionMark condition={condition} />
        </span>
      </th>
      <td className="stage">
        <span className="stage-name">
          <code>{law.stageCode(stage)}</code> {law.stage(stage)}
        </span>
        {law.procedure && <StagePath procedure={law.procedure} stage={stage} />}
      </td>
      <td data-label={t('portfolio.atStage')} className="nowrap">
        {rests ? <span className="quiet">—</span> : <DaysAtStage since={stageSince} zone={law.zone} />}
      </td>
      <td className="languages">{languages}</td>
      <td data-label={t('portfolio.nextDue')}>
        <NextDue at={nextDueAt} on={nextDueOn} zone={law.zone} />
      </td>
      <td className="figure" data-label={t('portfolio.tasks')}>
        {openTasks}
      </td>
    </tr>
  );
}
