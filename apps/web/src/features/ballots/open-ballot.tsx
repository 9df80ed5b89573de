import { useNow } from '../../api/clock';
import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { dayOf, endOfDay, plusDays } from '../../language/calendar';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { DayField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

/** Puts a question to its electorate, until the end of a day, or until it is closed by hand. */
export function OpenBallot({ standard: { id }, law, primary, question, language }: OnStandard & { readonly question: string; readonly language: string | null }) {
  const { t, languageName } = useReader();
  const { now } = useNow();
  const changed = useChanged(id);
  const asked = law.ballot(question);
  const electorate = law.procedure?.ballots[question]?.electorate;
  return (
    <Act<{ readonly closesOn?: string }>
      label={t('act.openBallot')}
      title={language ? t('act.ofLanguage', { what: asked, language: languageName(language) }) : asked}
      action={t('act.openBallot')}
      primary={primary ?? false}
      intro={electorate && <p>{t('openBallot.entitled', { role: law.role(electorate) })}</p>}
      law={law}
      name={`${id}/open-ballot/${question}/${language ?? ''}`}
      send={({ closesOn }, key) => commands.openBallot(id, { question, language, closesAt: closesOn ? endOfDay(closesOn, law.zone) : undefined }, key)}
      done={changed}
      failed={changed}
    >
      <DayField name="closesOn" label={t('openBallot.closesOn')} hint={t('openBallot.closesHint')} min={plusDays(dayOf(now, law.zone), 0)} optional />
    </Act>
  );
}
