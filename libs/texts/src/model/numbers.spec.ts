import { isRefusal } from '#lib/kernel';
import { addressesOf, findUnit } from './address.js';
import { plainText } from './content.js';
import { numbersOf } from './numbers.js';
import { treeOf } from './parsed.js';
import { parsedOf } from './text.fixture.js';

const text = treeOf(
  'en',
  parsedOf('= Title', '#- Introduction', ' Why', '# Scope', ' What', '# Terms', ' @ artifact', '  a thing', '  ! a remark', '# Requirements', ' # Policy', '  Shall exist', '  + A document', '  + A procedure', '   Detail', '  Rationale', ' # Competence', '#A Translations', ' # Rules', '  Be true', '#A Terms'),
  (index) => `u${index}`,
);
const at = (address: string): string => {
  const found = findUnit(text, address);
  return isRefusal(found) ? found.refused : plainText(found.content);
};

describe('the numbers of a text', () => {
  it('follow from its shape: clauses, terms, annexes and items that continue their clause', () =>
    expect([...numbersOf(text)].map(([id, number]) => `${number} ${plainText(text.units.find((unit) => unit.id === id)!.content)}`)).toEqual([
      '1 Scope', '2 Terms', '2.1 artifact', '3 Requirements', '3.1 Policy', '3.1.1 A document', '3.1.2 A procedure', '3.2 Competence', 'A Translations', 'A.1 Rules', 'B Terms',
    ]));

  it('give every unit one address, and the address leads back to it', () => {
    const addresses = addressesOf(text);
    expect(new Set(addresses.values()).size).toBe(text.units.length);
    for (const [id, address] of addresses) expect(findUnit(text, address)).toBe(text.units.find((unit) => unit.id === id));
  });

  it('are how people point at a unit', () =>
    expect(['3.1', '§3.1.2', '3.1/1', '3.1.2/1', '2.1/2', '/1', '/2/1', 'A.1/1', ' 3.1/2 '].map(at)).toEqual(['Policy', 'A procedure', 'Shall exist', 'Detail', 'a remark', 'Title', 'Why', 'Be true', 'Rationale']));

  it('refuse an address nobody has, and name it', () =>
    expect(findUnit(text, '3.9/2')).toMatchObject({ refused: 'UNIT_UNKNOWN', facts: { address: '3.9/2' } }));
});
