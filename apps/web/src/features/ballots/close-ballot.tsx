import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import type { OnStandard } from '../../look/on-standard';

interface Asked extends OnStandard {
  readonly ballot: string;
  readonly question: string;
  readonly language: string | null;
  readonly cast: number;
  readonly entitled: number;
}

/** Ends a ballot and counts it; what the procedure makes follow, follows at once. */
export function CloseBallot({ standard: { id }, law, primary, ballot, question, language, cast, entitled }: Asked) {
  const { t, languageName, number } = useReader();
  const changed = useChanged(id);
  const asked = law.ballot(question);
  return (
    <Act<object>
      label={t('act.closeBallot')}
      title={language ? t('act.ofLanguage', { what: asked, language: languageName(language) }) : asked}
      action={t('act.closeBallot')}
      primary={primary ?? false}
      intro={
        <>
          <p>{t('ballots.soFar', { cast: number(cast), entitled: number(entitled) })}</p>
          <p>{t('closeBallot.final')}</p>
        </>
      }
      law={law}
      name={`${id}/close-ballot/${ballot}`}
      send={(_, key) => commands.closeBallot(id, ballot, key)}
      done={changed}
      failed={changed}
    />
  );
}
