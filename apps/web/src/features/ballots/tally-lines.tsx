import type { Tally, Term } from '../../api/standards';
import { type Reader, useReader } from '../../language/reader';
import { signs } from '../../language/sentences';

/** The arithmetic of a count, for anyone to check by hand: 4 × 35 = 140 ≥ 3 × 41 = 123 ✓ */
export function TallyLines({ tally }: { readonly tally: Tally }) {
  const reader = useReader();
  return (
    <ul className="tally">
      {tally.arithmetic.map(({ name, left, is, right, leftValue, rightValue, met }) => (
        <li key={name} className={met ? undefined : 'late'}>
          <span className="rule">{reader.say(`rule.${name}`) ?? name}</span>
          <span className="sum">
            {side(left, leftValue, tally, reader)} <b>{signs[is] ?? is}</b> {side(right, rightValue, tally, reader)} <span className={met ? 'met' : 'unmet'}>{met ? '✓' : '✗'}</span>
            <span className="unseen">{met ? reader.t('ballots.holds') : reader.t('ballots.holdsNot')}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** `4 × 35 cast = 140`; a bare number where nothing is multiplied. */
function side({ times, of }: Term, value: number, { counts }: Tally, reader: Reader): string {
  if (of === 'one') return reader.number(value);
  const counted = `${reader.number(counts[of])} ${reader.say(`count.${of}`) ?? of}`;
  return times === 1 ? counted : `${times} × ${counted} = ${reader.number(value)}`;
}
