import { useNow } from '../../api/clock';
import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { dayOf, plusDays } from '../../language/calendar';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { DayField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

/** Opens a window for comments; its last day belongs to it. */
export function OpenConsultation({ standard: { id }, law, primary, kind }: OnStandard & { readonly kind: string }) {
  const { t, day } = useReader();
  const { now } = useNow();
  const changed = useChanged(id);
  const today = dayOf(now, law.zone);
  const least = law.procedure?.consultations[kind]?.minimumDays;
  const earliest = least === undefined ? undefined : plusDays(today, least);
  return (
    <Act<{ readonly closesOn: string }>
      label={t('act.openConsultation')}
      title={law.consultation(kind)}
      action={t('act.openConsultation')}
      primary={primary ?? false}
      law={law}
      name={`${id}/open-consultation/${kind}`}
      {...(earliest && { initial: { closesOn: earliest } })}
      send={({ closesOn }, key) => commands.openConsultation(id, { kind, closesOn }, key)}
      done={changed}
      failed={changed}
    >
      <DayField name="closesOn" label={t('openConsultation.closesOn')} min={today} hint={least !== undefined && earliest && t('openConsultation.earliest', { count: least, day: day(earliest) })} />
    </Act>
  );
}
