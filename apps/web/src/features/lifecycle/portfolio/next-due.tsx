import { useNow } from '../../../api/clock';
import type { Instant } from '../../../api/standards';
import { dayOf, daysBetween } from '../../../language/calendar';
import { useReader } from '../../../language/reader';
import { DaysLeft } from '../../../look/days-left';

/** The next instant at which something happens by itself. */
export function NextDue({ at, zone }: { readonly at: Instant | null; readonly zone: string }) {
  const { shortDay, exactMoment, t } = useReader();
  if (!at) return <span className="quiet">{t('portfolio.nothingDue')}</span>;
  return (
    <span className="next-due">
      <time dateTime={at} title={exactMoment(at, zone)} className="nowrap">
        {shortDay(dayOf(at, zone))}
      </time>{' '}
      <span className="small">
        <DaysLeft day={dayOf(at, zone)} zone={zone} />
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
