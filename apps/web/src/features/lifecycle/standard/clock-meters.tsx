import { useNow } from '../../../api/clock';
import type { Clock } from '../../../api/standards';
import { dayOf, daysBetween } from '../../../language/calendar';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { DaysLeft } from '../../../look/days-left';

/** Legal periods that run or have run out: how much is used up, when they end. */
export function ClockMeters({ clocks, law }: { readonly clocks: Readonly<Record<string, Clock>>; readonly law: Law }) {
  const shown = Object.entries(clocks).filter(([, { state }]) => state !== 'stopped');
  return shown.length === 0 ? null : (
    <ul className="meters">
      {shown.map(([id, clock]) => (
        <Meter key={id} name={law.clock(id)} clock={clock} law={law} />
      ))}
    </ul>
  );
}

function Meter({ name, clock, law }: { readonly name: string; readonly clock: Clock; readonly law: Law }) {
  const { t, day } = useReader();
  const { now } = useNow();
  const { startedOn, dueOn, lastDayToAsk, extensions } = clock;
  const whole = Math.max(1, daysBetween(startedOn, dueOn));
  const paused = clock.state === 'paused' && clock.stoppedOn;
  const used = Math.min(whole, Math.max(0, daysBetween(startedOn, paused || dayOf(now, law.zone))));
  const lapsed = clock.state === 'lapsed';
  return (
    <li>
      <span className="meter-name">
        {name}
        {extensions > 0 && <span className="quiet"> {t('clock.extended', { count: extensions })}</span>}
      </span>
      <span className="meter" role="meter" aria-label={name} aria-valuemin={0} aria-valuemax={whole} aria-valuenow={used} aria-valuetext={t('clock.used', { used, whole })}>
        <i className={lapsed ? 'over' : whole - used <= 31 ? 'near' : undefined} style={{ width: `${(used / whole) * 100}%` }} />
      </span>
      <span className="small">
        {paused ? t('clock.paused', { day: day(paused), reason: clock.pausedFor ?? '' }) : lapsed ? <span className="late">{t('clock.lapsed', { day: day(dueOn) })}</span> : t('clock.due', { day: day(dueOn) })} {!lapsed && !paused && <DaysLeft day={dueOn} zone={law.zone} />}
        {lastDayToAsk && !lapsed && !paused && daysBetween(dayOf(now, law.zone), lastDayToAsk) >= 0 && <span className="quiet"> {t('clock.askBy', { day: day(lastDayToAsk) })}</span>}
      </span>
    </li>
  );
}
