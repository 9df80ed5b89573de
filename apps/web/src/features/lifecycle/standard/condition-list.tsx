import type { ReactNode } from 'react';
import type { Facts, Unmet } from '../../../api/problem';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { sayUnmet } from '../../../language/sentences';

interface Shown {
  readonly unmet: readonly Unmet[];
  readonly law: Law;
  readonly mine: readonly string[];
  /** What can be done about it, by those who may. */
  readonly actFor: (facts: Facts) => ReactNode;
}

/** Every condition that is not met: what is the case, who can put it right, and how. */
export function ConditionList({ unmet, law, mine, actFor }: Shown) {
  const reader = useReader();
  const { t, any } = reader;
  return (
    <ol className="conditions">
      {unmet.map((one) => {
        const { because, remedy } = sayUnmet(one, reader, law);
        return (
          <li key={`${one.code}:${JSON.stringify(one.facts)}`}>
            <p>{because}</p>
            <p className="small">
              {one.who.length > 0 && <b className={one.who.some((role) => mine.includes(role)) ? 'mine' : undefined}>{t('why.who', { roles: any(one.who.map(law.role)) })}</b>} {remedy}
            </p>
            {one.who.some((role) => mine.includes(role)) && actFor({ code: one.code, ...one.facts })}
          </li>
        );
      })}
    </ol>
  );
}
