import fc from 'fast-check';
import { proposeChange } from './change-class.js';
import type { Said } from './said.js';

const said = (text: string, more: Partial<Said> = {}): Said => ({ kind: 'paragraph', passages: [{ text }], tables: [], formulas: [], references: [], figures: 0, footnotes: 0, ...more });
const propose = (language: string, before: string, after: string) => proposeChange(said(before), said(after), language);

describe('the class proposed for a change', () => {
  it.each([
    ['en', 'The label shall be legible.', 'The label shall be legible;', ['punctuation'], 'editorial'],
    ['en', 'The "label" is legible.', 'The “label”  is legible.', ['typography'], 'editorial'],
    ['zh-Hans', '长度为１０ mm。', '长度为10 mm。', ['typography'], 'editorial'],
    ['en', 'See clause 4.2.', 'See clause 4.3.', ['reference'], 'editorial'],
    ['zh-Hans', '见 GB/T 1.1—2009。', '见 GB/T 1.1—2020。', ['reference'], 'editorial'],
    ['en', 'A mass of 3.5 kg.', 'A mass of 3.6 kg.', ['number'], 'substantive'],
    ['en', 'A length of 3 mm.', 'A length of 3 cm.', ['number'], 'substantive'],
    ['en', 'The label shall be legible.', 'The label should be legible.', ['wording', 'obligation'], 'substantive'],
    ['zh-Hans', '标签应清晰。', '标签不应清晰。', ['wording', 'obligation'], 'substantive'],
    ['pt', 'O rótulo é legível.', 'O rótulo é nítido.', ['wording'], 'substantive'],
  ] as const)('%s: “%s” to “%s” is %j', (language, before, after, kinds, changeClass) => expect(propose(language, before, after)).toEqual({ kinds, changeClass }));

  it('is editorial for how an item is marked, and substantive for a lost row', () => {
    expect(proposeChange(said('a', { marker: 'dash' }), said('a', { marker: 'letter' }), 'en')).toEqual({ kinds: ['numbering'], changeClass: 'editorial' });
    expect(proposeChange(said('a', { tables: [[2, 2]] }), said('a', { tables: [[2]] }), 'en')).toEqual({ kinds: ['shape'], changeClass: 'substantive' });
  });

  it('is none where nothing changed, and some wherever something did', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('en', 'zh-Hans', 'fr'), (before, after, language) => {
        expect(propose(language, before, before)).toEqual({ kinds: [], changeClass: null });
        expect(propose(language, before, after).changeClass === null).toBe(before === after);
      }),
    ));
});
