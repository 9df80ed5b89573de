import type { Tally, Term } from '../../api/standards';
import type { Law } from '../../language/law';
import { type Reader, useReader } from '../../language/reader';
import { signs } from '../../language/sentences';

/** The arithmetic of a count, for anyone to check by hand: 4 × 35 = 140 ≥ 3 × 41 = 123 ✓ */
export function TallyLines({ tally, law }: { readonly tally: Tally; readonly law: Law }) {
  const reader = useReader();
  return (
    <ul className="tally">
      {tally.arithmetic.map(({ name, left, is, right, leftValue, rightValue, met }) => (
        <li key={`${name} ${rightValue}`} className={met ? undefined : 'late'}>
          <span className="rule">{reader.say(`rule.${name}`) ?? name}</span>
          <span className="sum">
            {side(left, leftValue, law, reader)} <b>{signs[is] ?? is}</b> {side(right, rightValue, law, reader)} <span className={met ? 'met' : 'unmet'}>{met ? '✓' : '✗'}</span>
            <span className="unseen">{met ? reader.t('ballots.holds') : reader.t('ballots.holdsNot')}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** `4 × 35 cast = 140`; a bare number where nothing is multiplied. Of a group, or by weight, it says so. */
function side({ times, of, among, bringing, weighed }: Term, value: number, law: Law, reader: Reader): string {
  if (of === 'one') return reader.number(value);
  let counted = `${reader.number(value / times)} ${reader.say(`count.${of}`) ?? of}`;
  if (among) counted = reader.t('ballots.among', { count: counted, role: law.role(among) });
  if (bringing) counted = reader.t('ballots.bringing', { count: counted, what: reader.say(`brings.${bringing}`) ?? bringing });
  if (weighed) counted = reader.t('ballots.weighed', { count: counted });
  return times === 1 ? counted : `${times} × ${counted} = ${reader.number(value)}`;
}
