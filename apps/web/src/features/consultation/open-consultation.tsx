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
  const rule = law.procedure?.consultations[kind];
  const earliest = plusDays(today, rule?.minimumDays ?? 0);
  return (
    <Act<{ readonly closesOn: string }>
      label={t('act.openConsultation')}
      title={law.consultation(kind)}
      action={t('act.openConsultation')}
      primary={primary ?? false}
      law={law}
      name={`${id}/open-consultation/${kind}`}
      initial={{ closesOn: earliest }}
      send={({ closesOn }, key) => commands.openConsultation(id, { kind, closesOn }, key)}
      done={changed}
      failed={changed}
    >
      <DayField name="closesOn" label={t('openConsultation.closesOn')} min={today} hint={rule && t('openConsultation.earliest', { count: rule.minimumDays, day: day(earliest) })} />
    </Act>
  );
}
