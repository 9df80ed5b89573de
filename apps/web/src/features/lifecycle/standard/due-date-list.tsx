import type { DueDate, LocalDate } from '../../../api/standards';
import { dayOf, daysBetween } from '../../../language/calendar';
import type { Law } from '../../../language/law';
import { type Reader, useReader } from '../../../language/reader';
import { DaysLeft } from '../../../look/days-left';

const AT_ONCE = 4;

/** What happens by itself, in order, with the days until then. */
export function DueDateList({ dueDates, law }: { readonly dueDates: readonly DueDate[]; readonly law: Law }) {
  const { t } = useReader();
  if (dueDates.length === 0) return <p className="quiet">{t('when.nothing')}</p>;
  const rest = dueDates.slice(AT_ONCE);
  return (
    <>
      <Dates dueDates={dueDates.slice(0, AT_ONCE)} law={law} />
      {rest.length > 0 && (
        <details className="small">
          <summary>{t('when.more', { count: rest.length })}</summary>
          <Dates dueDates={rest} law={law} />
        </details>
      )}
    </>
  );
}

function Dates({ dueDates, law }: { readonly dueDates: readonly DueDate[]; readonly law: Law }) {
  const reader = useReader();
  return (
    <ol className="due-dates">
      {dueDates.map((due) => {
        const { day, said } = sayDue(due, reader, law);
        return (
          <li key={due.key}>
            <span>
              <time dateTime={due.at} title={reader.exactMoment(due.at, law.zone)}>
                {reader.shortDay(day)}
              </time>{' '}
              <DaysLeft day={day} zone={law.zone} />
            </span>
            <span>{said}</span>
          </li>
        );
      })}
    </ol>
  );
}

/**
 * A due date by its key, as a sentence and as the day it belongs to. Periods run to the end of their last day: their instant is the
 * midnight after it, and the facts name the day itself.
 */
function sayDue({ key, at, facts }: DueDate, { t, languageName }: Reader, law: Law): { readonly day: LocalDate; readonly said: string } {
  const there = dayOf(at, law.zone);
  const named = (fact: string): LocalDate => (typeof facts[fact] === 'string' ? facts[fact] : there);
  const [what = '', of = '', then = ''] = key.split(':');
  const count = Number(facts['daysLeft'] ?? facts['day'] ?? 0);
  switch (what) {
    case 'consultation':
      return then === 'close' ? { day: named('closesOn'), said: t('due.consultationCloses', { consultation: law.consultation(of) }) } : { day: there, said: t('due.consultationClosing', { consultation: law.consultation(of), count }) };
    case 'ballot':
      return { day: dayOf(new Date(Date.parse(at) - 1).toISOString(), law.zone), said: t('due.ballotCloses', { ballot: law.ballot(of) }) };
    case 'clock': {
      if (then === 'warn') return { day: there, said: t('due.clockWarns', { clock: law.clock(of), count }) };
      const freezes = law.procedure?.clocks[of]?.onLapse === 'freeze';
      return { day: named('dueOn'), said: freezes ? t('due.clockFreezes', { clock: law.clock(of) }) : t('due.clockEscalates', { clock: law.clock(of) }) };
    }
    case 'late': {
      const dueOn = named('dueOn');
      const isLast = daysBetween(dueOn, there) > 0;
      return isLast ? { day: dueOn, said: t('due.languageDue', { language: languageName(of) }) } : { day: there, said: t('due.languageWarns', { language: languageName(of), count }) };
    }
    case 'implementation':
      return { day: named('implementsOn'), said: t('due.implementation') };
    case 'review':
      return count === 0 ? { day: named('dueOn'), said: t('due.review') } : { day: there, said: t('due.reviewWarns', { count }) };
    default:
      return { day: there, said: key };
  }
}
