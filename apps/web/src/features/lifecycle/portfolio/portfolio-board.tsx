import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Procedure, wayOn } from '../../../api/procedures';
import type { StandardSummary } from '../../../api/standards';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { TitleText } from '../../../look/title-text';
import { ConditionMark, isAtRest } from '../condition-mark';
import { DaysAtStage, NextDue } from './next-due';

interface Shown {
  readonly items: readonly StandardSummary[];
  readonly known: readonly Procedure[];
  readonly lawOf: (standard: StandardSummary) => Law;
  readonly languagesOf: (standard: StandardSummary) => ReactNode;
}

/** The same standards, standing where they are: a column for each stage of the way, and for each other one that is taken. */
export function PortfolioBoard({ items, known, lawOf, languagesOf }: Shown) {
  const { t } = useReader();
  return (
    <div className="board" role="region" aria-label={t('portfolio.board')} tabIndex={0}>
      {columnsFor(items, known).map(({ key, stage, standards }) => {
        const law = lawOf(standards[0] ?? ({ procedure: { id: key.slice(0, key.indexOf('/')) } } as StandardSummary));
        return (
          <section key={key} aria-label={law.stage(stage)} className={standards.length === 0 ? 'vacant' : undefined}>
            <h2>
              <code>{law.stageCode(stage)}</code> {law.stage(stage)} <span className="quiet">{standards.length}</span>
            </h2>
            <ul>
              {standards.map((standard) => (
                <li key={standard.id} className="card sheet">
                  <Link to="/standards/$id" params={{ id: standard.id }}>
                    <TitleText title={standard.title} base={standard.baseLanguage} />
                  </Link>
                  <span className="number">
                    {standard.number && <span className="nowrap">{standard.number}</span>}
                    {standard.condition !== 'underway' && <ConditionMark condition={standard.condition} />}
                  </span>
                  {languagesOf(standard)}
                  <span className="small card-foot">
                    {!isAtRest(standard) && (
                      <span className="quiet">
                        <DaysAtStage since={standard.stageSince} zone={lawOf(standard).zone} />
                      </span>
                    )}
                    {standard.nextDueAt && <NextDue at={standard.nextDueAt} on={standard.nextDueOn} zone={lawOf(standard).zone} />}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function columnsFor(items: readonly StandardSummary[], known: readonly Procedure[]) {
  const keyOf = ({ procedure, stage }: Pick<StandardSummary, 'procedure' | 'stage'>) => `${procedure.id}/${stage}`;
  const inUse = known.filter(({ id }) => items.some(({ procedure }) => procedure.id === id));
  const onTheWay = inUse.flatMap((procedure) => wayOn(procedure).map(({ stage }) => keyOf({ procedure: { id: procedure.id, version: procedure.version }, stage })));
  const keys = [...new Set([...onTheWay, ...items.map(keyOf)])];
  return keys.map((key) => ({ key, stage: key.slice(key.indexOf('/') + 1), standards: items.filter((item) => keyOf(item) === key) }));
}
