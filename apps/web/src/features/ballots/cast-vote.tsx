import { type Choice, commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { ChoiceField, ManyField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

interface Asked extends OnStandard {
  /** `review`, or `language-review:en`. */
  readonly ballot: string;
  readonly question: string;
  readonly language: string | null;
  /** What one has voted so far. */
  readonly before?: { readonly choice: string; readonly reason: string | null } | undefined;
}

interface Given {
  readonly vote: Choice;
  readonly reason?: string;
  readonly brings?: readonly string[];
}

const choices: readonly Choice[] = ['approve', 'against', 'abstain'];

/** Votes, or changes a vote until the ballot closes. */
export function CastVote({ standard: { id }, law, primary, ballot, question, language, before }: Asked) {
  const reader = useReader();
  const { t, languageName } = reader;
  const changed = useChanged(id);
  const asked = law.ballot(question);
  const counted = broughtIn(law, question);
  return (
    <Act<Given>
      label={before ? t('act.changeVote') : t('act.vote')}
      title={language ? t('act.ofLanguage', { what: asked, language: languageName(language) }) : asked}
      action={before ? t('act.changeVote') : t('act.vote')}
      primary={primary ?? false}
      intro={<p className="quiet small">{t('vote.until')}</p>}
      law={law}
      name={`${id}/vote/${ballot}`}
      {...(before && { initial: { vote: before.choice as Choice, ...(before.reason && { reason: before.reason }) } })}
      send={(given, key) => commands.vote(id, ballot, given, key)}
      done={changed}
      failed={changed}
    >
      <ChoiceField name="vote" label={t('vote.choice')} options={choices.map((choice) => ({ value: choice, label: reader.say(`choice.${choice}`) ?? choice }))} />
      <TextField name="reason" label={t('vote.reason')} hint={t('vote.sealed')} optional />
      {counted.length > 0 && <ManyField name="brings" label={t('vote.brings')} optional options={counted.map((one) => ({ value: one, label: reader.say(`brings.${one}`) ?? one }))} />}
    </Act>
  );
}

/** What the rule of a question counts beside the choice: an expert who is named, say. */
function broughtIn({ procedure }: Law, question: string): readonly string[] {
  const terms = procedure?.rules[procedure.ballots[question]?.rule ?? '']?.holds.flatMap(({ left, right }) => [left, right]) ?? [];
  return [...new Set(terms.flatMap(({ bringing }) => bringing ?? []))];
}
