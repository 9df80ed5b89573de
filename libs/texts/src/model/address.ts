import { refuse, type Refusal } from '#lib/kernel';
import { numbersOf } from './numbers.js';
import { childrenOf, unitsById, type TextTree, type Unit } from './unit.js';

/**
 * How people point at a unit: the number, then a slash and the ordinal among the children that have no number of their own.
 *   3.1.2      the clause (its heading)          2.1    the term
 *   3.1.2/2    its 2nd unnumbered child          2.1/1  the definition of the term
 *   3.2.2/3/1  the 1st child of that child       3.1.1.1 the item that continues its clause's number
 *   /1         the 1st unnumbered unit of the text (title, introduction); /1/2 the 2nd unnumbered child of it
 * A unit id is an address too.
 */
export function findUnit(tree: TextTree, address: string): Unit | Refusal<'UNIT_UNKNOWN'> {
  const byId = unitsById(tree).get(address);
  if (byId) return byId;
  const wanted = address.trim().replace(/^§\s*/u, '');
  for (const [id, each] of addressesOf(tree)) if (each === wanted) return unitsById(tree).get(id)!;
  return refuse(
    'UNIT_UNKNOWN',
    `The text has no unit at ${JSON.stringify(address)}.`,
    'Give a unit id, a clause number such as 3.1.2, or a number and an ordinal such as 3.1.2/2.',
    { address },
  );
}

/** The address of every unit, in document order. Addresses move when the text does; ids do not. */
export function addressesOf(tree: TextTree): ReadonlyMap<string, string> {
  const numbers = numbersOf(tree);
  const children = childrenOf(tree);
  const addresses = new Map<string, string>();
  const walk = (parent: string | null, above: string): void => {
    let ordinal = 0;
    for (const unit of children.get(parent) ?? []) {
      const address = numbers.get(unit.id) ?? `${above}/${(ordinal += 1)}`;
      addresses.set(unit.id, address);
      walk(unit.id, address);
    }
  };
  walk(null, '');
  return addresses;
}

