import { useNow } from '../api/clock';
import type { LocalDate } from '../api/standards';
import { dayOf, daysBetween } from '../language/calendar';
import { useReader } from '../language/reader';

const SOON_DAYS = 14;

/** How many days remain until a day, or have passed since. */
export function DaysLeft({ day, zone }: { readonly day: LocalDate; readonly zone: string }) {
  const { t } = useReader();
  const { now } = useNow();
  const left = daysBetween(dayOf(now, zone), day);
  const className = left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'quiet';
  const said = left === 0 ? t('due.today') : left < 0 ? t('due.past', { count: -left }) : t('due.left', { count: left });
  return <span className={`${className} nowrap`}>{said}</span>;
}
