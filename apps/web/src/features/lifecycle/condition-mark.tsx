import type { Condition } from '../../api/standards';
import { useReader } from '../../language/reader';

const tones: Readonly<Record<Condition, string>> = { underway: 'blue', suspended: 'orange', frozen: 'red', published: 'green', 'in-force': 'green', withdrawn: '', ended: '' };

/** Nothing more will happen to it. */
export const isAtRest = ({ condition }: { readonly condition: Condition }): boolean => condition === 'ended' || condition === 'withdrawn';

/** Underway, frozen, in force: what can be said of a standard in one word. */
export function ConditionMark({ condition }: { readonly condition: Condition }) {
  const reader = useReader();
  return <span className={`mark ${tones[condition] ?? ''}`}>{reader.say(`condition.${condition}`) ?? condition}</span>;
}
