import type { ReactNode } from 'react';
import type { Facts } from '../../../api/problem';
import type { Next, PossibleMove, StandardDetail } from '../../../api/standards';
import { dayOf } from '../../../language/calendar';
import type { Law } from '../../../language/law';
import { type Reader, useReader } from '../../../language/reader';
import { DaysLeft } from '../../../look/days-left';
import { ConditionList } from './condition-list';
import { DueDateList } from './due-date-list';
import { HolderList } from './holder-list';
import { MakeMove } from './make-move';
import { OtherWays } from './other-ways';

interface Shown {
  readonly standard: StandardDetail;
  readonly next: Next;
  readonly law: Law;
  /** Roles of whoever reads this. */
  readonly mine: readonly string[];
  readonly actFor: (facts: Facts) => ReactNode;
  /** What else whoever reads this can do here. */
  readonly children?: ReactNode;
}

/** Why can it not move? Whose move is it? What happens next, and when? Answered by what decides. */
export function Explanation({ standard, next, law, mine, actFor, children }: Shown) {
  const reader = useReader();
  const { t } = reader;
  const ways = next.moves.filter(({ onward }) => onward);
  const inForce = law.procedure?.stages[next.stage]?.inForce === true;
  const shut = !next.ended && !inForce && (next.suspended !== null || next.frozen !== null || ways.some(({ open, move }) => !open && !isAutomatic(move, law)));
  // A standard in force waits for nobody: its way on is offered among the others.
  const canMove = inForce ? [] : ways.filter(({ open, by }) => open && by.some((role) => mine.includes(role)));
  return (
    <section className="explanation sheet" aria-label={t('why.label')}>
      <div className="why">
        <h2>{shut ? t('why.titleShut') : t('why.titleOpen')}</h2>
        <Why standard={standard} next={next} ways={ways} inForce={inForce} law={law} mine={mine} actFor={actFor} />
      </div>
      <div className="whose">
        <h2>{t('whose.title')}</h2>
        {next.ended ? <p>{t('whose.nobody')}</p> : <HolderList next={inForce ? { ...next, holders: [] } : next} law={law} mine={mine} />}
        {canMove.map((move) => (
          <MakeMove key={move.move} standard={standard} version={next.version} move={move} law={law} primary />
        ))}
      </div>
      <div className="when">
        <h2>{t('when.title')}</h2>
        <DueDateList dueDates={next.dueDates} law={law} />
        {ways.filter(({ move }) => !isAutomatic(move, law) && !inForce).map((way) => (
          <p key={way.move} className="then">
            {t('when.then', { move: reader.text(way.name).text, stage: law.stage(way.to), roles: reader.any(way.by.map(law.role)) })}
          </p>
        ))}
      </div>
      {children}
      <OtherWays standard={standard} next={next} law={law} mine={mine} actFor={actFor} alsoOnward={inForce} />
    </section>
  );
}

const isAutomatic = (id: string, law: Law): boolean => law.procedure?.moves.find((move) => move.id === id)?.automatic !== undefined;

function Why({ standard, next, ways, inForce, law, mine, actFor }: Shown & { readonly ways: readonly PossibleMove[]; readonly inForce: boolean }): ReactNode {
  const reader = useReader();
  const { t, day } = reader;
  const { number } = standard;
  if (next.suspended) return <Held next={next.suspended} law={law} />;
  if (next.ended) return <p>{t('why.ended', { stage: law.stage(next.stage), day: day(standard.withdrawnOn ?? dayOf(standard.stageSince, law.zone)) })}</p>;
  if (inForce) {
    const owed = Object.values(standard.languageVersions).filter(({ late, submittedOn }) => late?.dueOn && !submittedOn);
    return (
      <>
        <p>{owed.length === 0 ? t('why.inForce', { number: number ?? '' }) : t('why.inForceOwing', { number: number ?? '' })}</p>
        {owed.map(({ language, late }) => (
          <p key={language} className="owed">
            {t('why.owed', { language: reader.languageName(language), day: day(late!.dueOn!) })} <DaysLeft day={late!.dueOn!} zone={law.zone} />
          </p>
        ))}
      </>
    );
  }
  return (
    <>
      {next.frozen && (
        <p className="frozen">
          {t('why.frozen', { day: day(dayOf(next.frozen.since, law.zone)), clock: law.clock(next.frozen.clock) })} <span>{t('why.frozenRemedy', { role: law.role('authority') })}</span>
        </p>
      )}
      {ways.map((way) => (
        <div key={way.move}>
          <p className="lead">{sayWay(way, next, standard, reader, law)}</p>
          <ConditionList unmet={way.unmet} law={law} mine={mine} actFor={actFor} />
        </div>
      ))}
    </>
  );
}

/** Since when, by whom, why; what waits, and who lets it go on. */
function Held({ next: { on, by, reason, standStill, resumedBy }, law }: { readonly next: NonNullable<Next['suspended']>; readonly law: Law }) {
  const { t, day, all, any } = useReader();
  return (
    <p className="frozen">
      {by ? t('why.suspendedBy', { day: day(on), person: by, reason }) : t('why.suspended', { day: day(on), reason })}{' '}
      <span>
        {standStill.length > 0 ? t('why.waits', { what: all(standStill.map((what) => t(`waits.${what}`))) }) : t('why.waitsNothing')} {t('why.resumedBy', { roles: any(resumedBy.map(law.role)) })}
      </span>
    </p>
  );
}

function sayWay(way: PossibleMove, next: Next, { publication }: StandardDetail, { t, text, any, day }: Reader, law: Law): string {
  const facts = { move: text(way.name).text, stage: law.stage(way.to) };
  if (isAutomatic(way.move, law)) return t('why.automatic', { ...facts, day: publication ? day(publication.implementsOn) : '—' });
  if (way.unmet.length > 0) return t('why.shut', { ...facts, count: way.unmet.length });
  return next.frozen ? t('why.shutByFrost', facts) : t('why.open', { ...facts, roles: any(way.by.map(law.role)) });
}
