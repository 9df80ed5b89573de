import { useNow } from '../../api/clock';
import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { dayOf } from '../../language/calendar';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { DayField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

type OnLanguage = OnStandard & { readonly language: string };

/** Hands in the approval set of a language version. */
export function SubmitLanguage({ standard: { id }, law, primary, language }: OnLanguage) {
  const { t, languageName } = useReader();
  const changed = useChanged(id);
  return (
    <Act<object>
      label={t('act.submitLanguage')}
      title={t('submitLanguage.title', { language: languageName(language) })}
      action={t('act.submitLanguage')}
      primary={primary ?? false}
      intro={<p>{t('submitLanguage.means')}</p>}
      law={law}
      name={`${id}/submit/${language}`}
      send={(_, key) => commands.submitLanguage(id, language, key)}
      done={changed}
      failed={changed}
    />
  );
}

export function ApproveLanguage({ standard: { id }, law, primary, language }: OnLanguage) {
  const { t, languageName } = useReader();
  const changed = useChanged(id);
  return (
    <Act<object>
      label={t('act.approveLanguage')}
      title={t('approveLanguage.title', { language: languageName(language) })}
      action={t('act.approveLanguage')}
      primary={primary ?? false}
      intro={<p>{t('approveLanguage.means')}</p>}
      law={law}
      name={`${id}/approve/${language}`}
      send={(_, key) => commands.approveLanguage(id, language, key)}
      done={changed}
      failed={changed}
    />
  );
}

/** A version that came later appears alone, under the number of its base. */
export function PublishLanguage({ standard: { id }, law, primary, language }: OnLanguage) {
  const { t, languageName } = useReader();
  const { now } = useNow();
  const changed = useChanged(id);
  return (
    <Act<{ readonly announcedOn: string }>
      label={t('act.publishLanguage')}
      title={t('publishLanguage.title', { language: languageName(language) })}
      action={t('act.publishLanguage')}
      primary={primary ?? false}
      law={law}
      name={`${id}/publish/${language}`}
      initial={{ announcedOn: dayOf(now, law.zone) }}
      send={({ announcedOn }, key) => commands.publishLanguage(id, language, announcedOn, key)}
      done={changed}
      failed={changed}
    >
      <DayField name="announcedOn" label={t('detail.announcedOn')} />
    </Act>
  );
}

/** The dated waiver: the base text may go ahead without this version, for a written reason. */
export function ExcuseLanguage({ standard: { id }, law, primary, language }: OnLanguage) {
  const { t, languageName } = useReader();
  const changed = useChanged(id);
  return (
    <Act<{ readonly reason: string }>
      label={t('act.excuse')}
      title={t('excuse.title', { language: languageName(language) })}
      action={t('act.excuse')}
      primary={primary ?? false}
      intro={<p>{t('excuse.means')}</p>}
      law={law}
      name={`${id}/excuse/${language}`}
      send={({ reason }, key) => commands.excuseLanguage(id, language, reason, key)}
      done={changed}
      failed={changed}
    >
      <TextField name="reason" label={t('detail.reason')} />
    </Act>
  );
}
