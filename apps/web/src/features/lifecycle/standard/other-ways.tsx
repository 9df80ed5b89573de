import type { ReactNode } from 'react';
import type { Facts } from '../../../api/problem';
import type { Next, PossibleMove, StandardDetail } from '../../../api/standards';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { ConditionList } from './condition-list';
import { MakeMove } from './make-move';

interface Shown {
  readonly standard: StandardDetail;
  readonly next: Next;
  readonly law: Law;
  readonly mine: readonly string[];
  readonly actFor: (facts: Facts) => ReactNode;
  /** At a stage that waits for nobody, the way on is one of the ways, too. */
  readonly alsoOnward: boolean;
}

/** The ways back and out, and what stands in theirs. */
export function OtherWays({ standard, next, law, mine, actFor, alsoOnward }: Shown) {
  const { t } = useReader();
  const ways = next.moves.filter(({ onward }) => !onward || alsoOnward);
  if (ways.length === 0) return null;
  return (
    <details className="other-ways not-on-paper">
      <summary>{t('ways.title', { count: ways.length })}</summary>
      <ul>
        {ways.map((way) => (
          <li key={way.move}>
            <Way way={way} law={law} mine={mine} actFor={actFor} />
            {way.open && way.by.some((role) => mine.includes(role)) && <MakeMove standard={standard} version={next.version} move={way} law={law} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Way({ way, law, mine, actFor }: Pick<Shown, 'law' | 'mine' | 'actFor'> & { readonly way: PossibleMove }) {
  const { t, text, any } = useReader();
  return (
    <div>
      <b>{text(way.name).text}</b> <span className="quiet">{t('ways.leadsTo', { stage: law.stage(way.to), roles: any(way.by.map(law.role)) })}</span>
      {way.unmet.length > 0 && <ConditionList unmet={way.unmet} law={law} mine={mine} actFor={actFor} />}
    </div>
  );
}
