import type { StandardDetail } from '../../api/standards';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import type { ShownBallot } from './ballots';
import { CastVote } from './cast-vote';
import { CloseBallot } from './close-ballot';
import { TallyLines } from './tally-lines';

interface Shown {
  readonly ballot: ShownBallot;
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly mine: readonly string[];
}

/** One question, as it is put and as it was counted. */
export function BallotEntry({ ballot, standard, law, mine }: Shown) {
  const { t, languageName, moment, number } = useReader();
  const { question, language, revision, tally, closedAt, closesAt, openedAt } = ballot;
  return (
    <li>
      <h3>
        {law.ballot(question)}
        {language && <span className="quiet"> {languageName(language)}</span>}
        {tally ? <span className={`mark ${tally.passed ? 'green' : 'red'}`}>{tally.passed ? t('ballots.passed') : t('ballots.failed')}</span> : <span className="mark amber">{t('ballots.open')}</span>}
      </h3>
      <p className="small quiet">
        {closedAt ? t('ballots.closed', { at: moment(closedAt, law.zone) }) : closesAt ? t('ballots.closes', { at: moment(closesAt, law.zone) }) : t('ballots.byHand', { at: moment(openedAt, law.zone) })}
        {revision > 0 && ` · ${t('ballots.onRevision', { number: revision })}`}
      </p>
      {tally ? (
        <>
          <p>{t('ballots.counts', { for: number(tally.counts.for), against: number(tally.counts.against), abstaining: number(tally.counts.abstaining), cast: number(tally.counts.cast), members: number(tally.counts.members) })}</p>
          {(tally.counts.setAside ?? 0) > 0 && <p>{t('ballots.setAside', { number: number(tally.counts.setAside ?? 0) })}</p>}
          <TallyLines tally={tally} law={law} />
        </>
      ) : (
        <Open ballot={ballot} standard={standard} law={law} mine={mine} />
      )}
    </li>
  );
}

/** While it is open: how many have voted, not how; one's own vote; the ways to vote and to close. */
function Open({ ballot, standard, law, mine }: Shown) {
  const reader = useReader();
  const { t, number } = reader;
  const { key, question, language, cast, entitled, closesAt, mayVote, voted } = ballot;
  const mayClose = (closesAt === null || cast >= entitled) && law.procedure?.ballots[question]?.openedBy.some((role) => mine.includes(role)) === true;
  const on = { standard, law, ballot: key, question, language };
  return (
    <>
      <p role="status">{t('ballots.soFar', { cast: number(cast), entitled: number(entitled) })}</p>
      <progress className="participation" value={cast} max={entitled} aria-label={t('ballots.participation')} />
      <p className="small quiet">{t('ballots.sealed')}</p>
      {voted && <p className="small">{t('ballots.yours', { choice: reader.say(`choice.${voted.choice}`) ?? voted.choice })}</p>}
      {(mayVote || mayClose) && (
        <p className="ballot-acts">
          {mayVote && <CastVote {...on} before={voted} primary={!voted} />}
          {mayClose && <CloseBallot {...on} cast={cast} entitled={entitled} />}
        </p>
      )}
    </>
  );
}
