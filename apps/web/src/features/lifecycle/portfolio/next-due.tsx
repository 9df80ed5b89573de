import { useNow } from '../../../api/clock';
import type { Instant, LocalDate } from '../../../api/standards';
import { dayOf, daysBetween } from '../../../language/calendar';
import { useReader } from '../../../language/reader';
import { DaysLeft } from '../../../look/days-left';

/** The next instant at which something happens by itself. */
export function NextDue({ at, on, zone }: { readonly at: Instant | null; readonly on: LocalDate | null; readonly zone: string }) {
  const { shortDay, exactMoment, t } = useReader();
  if (!at || !on) return <span className="quiet">{t('portfolio.nothingDue')}</span>;
  return (
    <span className="next-due">
      <time dateTime={at} title={exactMoment(at, zone)} className="nowrap">
        {shortDay(on)}
      </time>{' '}
      <span className="small">
        <DaysLeft day={on} zone={zone} />
      </span>
    </span>
  );
}

/** Whole days since a stage was entered; the day of entering is not counted. */
export function DaysAtStage({ since, zone }: { readonly since: Instant; readonly zone: string }) {
  const { t, exactMoment } = useReader();
  const { now } = useNow();
  return <span title={exactMoment(since, zone)}>{t('portfolio.days', { count: Math.max(0, daysBetween(dayOf(since, zone), dayOf(now, zone))) })}</span>;
}
