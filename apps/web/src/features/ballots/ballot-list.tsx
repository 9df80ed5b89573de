import type { LoggedEvent, StandardDetail } from '../../api/standards';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import { Sheet } from '../../look/sheet';
import { ballotsOf } from './ballots';
import { BallotEntry } from './ballot-entry';
import './ballots.css';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly events: readonly LoggedEvent[] | undefined;
  /** Who reads this, and as what. */
  readonly reader: string | undefined;
  readonly mine: readonly string[];
}

/** Every question that was put: who may vote and has, and once it is counted the arithmetic that decided it. */
export function BallotList({ standard, law, events, reader, mine }: Shown) {
  const { t } = useReader();
  const ballots = ballotsOf(standard, events, reader);
  return (
    <Sheet title={t('ballots.title')}>
      {ballots.length === 0 ? (
        <p className="quiet">{t('ballots.none')}</p>
      ) : (
        <ul className="ballots">
          {ballots.map((ballot) => (
            <BallotEntry key={`${ballot.key}/${ballot.openedAt}`} ballot={ballot} standard={standard} law={law} mine={mine} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}
