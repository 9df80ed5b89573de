import type { LoggedEvent, StandardDetail } from '../../../api/standards';
import { dayOf } from '../../../language/calendar';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { DaysLeft } from '../../../look/days-left';
import { Sheet } from '../../../look/sheet';
import { setAside } from './say-event';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly events: readonly LoggedEvent[] | undefined;
}

/** What was let off, by whom the law allows it: for which reason, since when and until when. Known from the log; nothing where nothing was. */
export function WaiverList({ standard, law, events }: Shown) {
  const { t, languageName, day } = useReader();
  const granted = (events ?? []).filter(({ type }) => type === 'LanguageExcused' || type === 'GateOverridden');
  if (granted.length === 0) return null;
  const saidOf = ({ gate, until }: Readonly<Record<string, unknown>>): string => {
    const name = setAside(String(gate), law);
    if (name === undefined) return t('waivers.review', { until: day(String(until)) });
    return String(gate).startsWith('clock:') ? t('waivers.clock', { clock: name, until: day(String(until)) }) : t('waivers.period', { consultation: name });
  };
  return (
    <Sheet title={t('waivers.title')}>
      <ul className="waivers">
        {granted.map(({ position, type, at, body }) => {
          const language = String(body['language'] ?? '');
          const late = type === 'LanguageExcused' ? standard.languageVersions[language]?.late : undefined;
          const due = late?.dueOn;
          return (
            <li key={position}>
              <b>{type === 'LanguageExcused' ? t('waivers.language', { language: languageName(language) }) : saidOf(body)}</b>
              <p>{String(body['reason'])}</p>
              <p className="small quiet">
                {t('waivers.granted', { day: day(dayOf(at, law.zone)) })} {late && !due && t('waivers.fromPublication')}
                {due && (
                  <>
                    {t('languages.dueOn', { day: day(due) })} <DaysLeft day={due} zone={law.zone} />
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
