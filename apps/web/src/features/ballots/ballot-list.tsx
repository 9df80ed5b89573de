import type { LoggedEvent, StandardDetail } from '../../api/standards';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import { Sheet } from '../../look/sheet';
import { ballotsOf, type ShownBallot } from './ballots';
import { TallyLines } from './tally-lines';
import './ballots.css';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly events: readonly LoggedEvent[] | undefined;
}

/** Every question that was put, with its count and the arithmetic that decided it. */
export function BallotList({ standard, law, events }: Shown) {
  const { t } = useReader();
  const ballots = ballotsOf(standard, events);
  return (
    <Sheet title={t('ballots.title')}>
      {ballots.length === 0 ? (
        <p className="quiet">{t('ballots.none')}</p>
      ) : (
        <ul className="ballots">
          {ballots.map((ballot) => (
            <Entry key={`${ballot.key}/${ballot.openedAt}`} ballot={ballot} law={law} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Entry({ ballot, law }: { readonly ballot: ShownBallot; readonly law: Law }) {
  const { t, languageName, moment, number } = useReader();
  const { question, language, revision, tally, cast, entitled, closedAt, closesAt, openedAt } = ballot;
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
      {!tally && <p>{t('ballots.soFar', { cast: number(cast), entitled: number(entitled) })}</p>}
      {tally && (
        <>
          <p>{t('ballots.counts', { for: number(tally.counts.for), against: number(tally.counts.against), abstaining: number(tally.counts.abstaining), cast: number(tally.counts.cast), members: number(tally.counts.members) })}</p>
          {(tally.counts.setAside ?? 0) > 0 && <p>{t('ballots.setAside', { number: number(tally.counts.setAside ?? 0) })}</p>}
          <TallyLines tally={tally} law={law} />
        </>
      )}
    </li>
  );
}
