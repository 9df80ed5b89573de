import fc from 'fast-check';
import { checkPair, type Comparing } from './check-parity.js';
import type { Said } from './said.js';
import { knownLanguages } from './words/words-of.js';

const said = (text: string, more: Partial<Said> = {}): Said => ({ kind: 'paragraph', passages: [{ text }], tables: [], formulas: [], references: [], figures: 0, footnotes: 0, ...more });
const between = (baseLanguage: string, language: string, more: Partial<Comparing> = {}) => (base: string | Said, other: string | Said) =>
  checkPair({ unit: 'u1', address: '4.2', base: typeof base === 'string' ? said(base) : base, other: typeof other === 'string' ? said(other) : other }, { baseLanguage, language, ...more });
const codes = (findings: ReturnType<typeof checkPair>): readonly string[] => findings.map(({ code }) => code);

describe('figures in two languages', () => {
  it.each([
    ['en', 'fr', 'a mass of 3.5 kg', 'une masse de 3,5 kg'],
    ['en', 'de', '1,234.5 m', '1.234,5 m'],
    ['en', 'pt', '12,000 units', '12 000 unidades'],
    ['zh-Hans', 'en', '压力为３．５ kPa', 'The pressure is 3.5 kPa'],
    ['zh-Hans', 'en', '温度为 25 ℃±2 ℃', 'at 25 °C ± 2 °C'],
    ['zh-Hans', 'en', '长度10～20 mm', 'a length of 10 mm to 20 mm'],
    ['zh-Hans', 'en', '合格率为百分之九十五', 'a pass rate of 95 %'],
    ['zh-Hans', 'en', '三十天内答复', 'answer within 30 days'],
    ['zh-Hans', 'en', '取三个试样', 'take 3 specimens'],
    ['zh-Hans', 'pt', '自2020年11月23日起实施', 'aplica-se a partir de 23 de novembro de 2020'],
    ['en', 'de', 'from November 23, 2020', 'ab 23. November 2020'],
    ['en', 'fr', 'h = 6.626 070 15 × 10⁻³⁴ J s', 'h = 6,626 070 15 × 10⁻³⁴ J s'],
    ['en', 'fr', '6.02×10^23 mol^{-1}', '6,02 × 10²³ mol⁻¹'],
    ['en', 'fr', 'the 2nd and 3rd test', 'le deuxième et le troisième essai'],
    ['en', 'ja', 'at least 5 mm', '5 mm 以上'],
    ['en', 'zh-Hant', 'version U+3000 of CC-BY-4.0', '以CC-BY-4.0授權的U+3000版本'],
  ])('%s and %s: “%s” and “%s” say the same', (from, into, base, other) => expect(between(from, into)(base, other)).toEqual([]));

  it.each([
    ['a length of 3.5 mm', 'une longueur de 5,3 mm', 'NUMBER_DIFFERS'],
    ['a length of 3.5 mm', 'une longueur de 3,5 cm', 'UNIT_OF_MEASURE_DIFFERS'],
    ['10 mm ± 0.5 mm', '10 mm, 0,5 mm', 'LIMIT_DIFFERS'],
    ['within 90 days', 'dans un délai de 60 jours', 'NUMBER_DIFFERS'],
    ['within 90 days', 'dans un délai raisonnable', 'NUMBER_MISSING'],
    ['within a reasonable time', 'dans un délai de 90 jours', 'NUMBER_ADDED'],
    ['on 23 November 2020', 'le 24 novembre 2020', 'DATE_DIFFERS'],
    ['less than 5 mm', 'plus de 5 mm', 'LIMIT_WORDED_DIFFERENTLY'],
    ['6.02 × 10²³', '6,02 × 10²²', 'NUMBER_DIFFERS'],
  ])('“%s” is not “%s”: %s', (base, other, code) => expect(codes(between('en', 'fr')(base, other))).toEqual([code]));

  it('names both words, where they stand, and how to mend it', () => {
    const [finding] = between('zh-Hans', 'en')('压力应不大于 3.5 kPa。', 'The pressure shall not exceed 3.6 kPa.');
    expect(finding).toMatchObject({ unit: 'u1', address: '4.2', code: 'NUMBER_DIFFERS', severity: 'error', base: { text: '3.5 kPa', from: 7, to: 14 }, other: { text: '3.6 kPa', from: 30, to: 37 }, remedy: 'Write 3.5 kPa as this language writes it.' });
  });
});

describe('references in two languages', () => {
  it.each([
    ['见 GB/T 1.1—2020 第4.2条', 'see GB/T 1.1-2020, clause 4.2'],
    ['按照附录A和表A.1', 'in accordance with Annex A and Table A.1'],
    ['见4.2', 'see clause 4.2'],
    ['符合 ISO/IEC 5230：2020 的第3章', 'conforming to ISO/IEC 5230:2020, Clause 3'],
    ['如图1和式（2）所示', 'as shown in Figure 1 and Formula (2)'],
  ])('“%s” is “%s”', (base, other) => expect(between('zh-Hans', 'en')(base, other)).toEqual([]));

  it.each([
    ['见表1', 'see Figure 1', 'REFERENCE_DIFFERS'],
    ['见附录A', 'see Annex B', 'REFERENCE_DIFFERS'],
    ['见附录A', 'see there', 'REFERENCE_MISSING'],
    ['符合 GB/T 1.1—2020', 'conforming to GB/T 1.1-2009', 'REFERENCE_DIFFERS'],
    ['符合规定', 'conforming to ISO 9001', 'REFERENCE_ADDED'],
  ])('“%s” is not “%s”: %s', (base, other, code) => expect(codes(between('zh-Hans', 'en')(base, other))).toEqual([code]));
});

describe('verbal forms', () => {
  it.each([
    ['en', 'The label shall be legible and should be bilingual; it may be printed.'],
    ['zh-Hans', '标签应清晰，宜用双语，可印制。'],
    ['zh-Hant', '標籤應清晰，宜用雙語，可印製。'],
    ['pt', 'O rótulo deve ser legível e convém que seja bilingue; pode ser impresso.'],
    ['fr', 'L’étiquette doit être lisible et il convient qu’elle soit bilingue; elle peut être imprimée.'],
    ['de', 'Das Etikett muss lesbar sein und sollte zweisprachig sein; es darf gedruckt werden.'],
    ['es', 'La etiqueta debe ser legible y debería ser bilingüe; puede imprimirse.'],
    ['it', 'L’etichetta deve essere leggibile e dovrebbe essere bilingue; può essere stampata.'],
    ['ru', 'Этикетка должна быть читаемой, рекомендуется на двух языках; допускается печатать.'],
  ])('of %s ask the same as the Chinese ones', (language, text) => expect(between('zh-Hans', language)('标签应清晰，宜用双语，可印制。', text)).toEqual([]));

  it.each([
    ['zh-Hans', '标签宜清晰。'],
    ['zh-Hant', '標籤不得清晰。'],
    ['pt', 'Convém que o rótulo seja legível.'],
    ['fr', 'L’étiquette ne doit pas être lisible.'],
    ['de', 'Das Etikett darf nicht lesbar sein.'],
    ['ja', 'ラベルは読みやすいことが望ましい。'],
    ['ko', '라벨은 읽기 쉬운 것이 바람직하다.'],
  ])('exchanged are an error in %s', (language, text) => expect(codes(between('en', language)('The label shall be legible.', text))).toEqual(['OBLIGATION_DIFFERS']));

  it('left out are a warning, and none in a heading', () => {
    expect(between('en', 'fr')('The label shall be legible.', 'Étiquette lisible.')).toMatchObject([{ code: 'OBLIGATION_MISSING', severity: 'warning' }]);
    expect(between('en', 'fr')(said('What shall be done', { kind: 'clause' }), said('Étiquettes', { kind: 'clause' }))).toEqual([]);
  });

  it('are not read into 应用, 许可, 性能', () => expect(between('zh-Hans', 'en')('应用软件的性能取决于许可证。', 'The performance of application software depends on the licence.')).toEqual([]));
});

describe('what was left over', () => {
  it('of the base language is found as a sentence, not as a name', () => {
    const check = between('en', 'zh-Hans');
    expect(codes(check('The sample is kept. It is cleaned with water before the test.', '保存样品。It is cleaned with water before the test.'))).toEqual(['LEFT_UNTRANSLATED']);
    expect(check('See the Open Source Definition of the Open Source Initiative.', '见开源促进会（Open Source Initiative）的Open Source Definition。')).toEqual([]);
    expect(codes(between('zh-Hans', 'pt')('样品应在试验前用水清洗。', '样品应在试验前用水清洗。'))).toContain('LEFT_UNTRANSLATED');
    expect(codes(between('en', 'fr')('It is cleaned with water before the test.', 'It is cleaned with water before the test.'))).toContain('LEFT_UNTRANSLATED');
  });

  it('of the other Chinese script comes with a proposal', () => {
    const scripts = { isForeign: (character: string) => character === '软', proposal: (words: string) => words.replace('软', '軟') };
    const [finding] = between('zh-Hans', 'zh-Hant', { scripts })('软件产品', '软件產品');
    expect(finding).toMatchObject({ code: 'WRONG_SCRIPT', severity: 'error', facts: { other: '软', proposal: '軟' } });
  });

  it('of another region is a note and nothing more', () => {
    const scripts = { isForeign: () => false, proposal: (words: string) => words };
    expect(between('zh-Hans', 'zh-Hant-MO', { scripts })('软件', '軟體')).toMatchObject([{ code: 'REGIONAL_WORD', severity: 'note', facts: { proposal: '軟件' } }]);
  });
});

describe('shapes', () => {
  const check = between('en', 'zh-Hans');
  it.each([
    ['TABLE_DIFFERS', said('', { tables: [[2, 2, 2]] }), said('', { tables: [[2, 2]] })],
    ['FIGURES_DIFFER', said('', { figures: 1 }), said('')],
    ['FORMULA_DIFFERS', said('', { formulas: ['E = mc^2'] }), said('', { formulas: ['E = mc^3'] })],
    ['LIST_MARKER_DIFFERS', said('', { marker: 'letter' }), said('', { marker: 'number' })],
    ['KIND_DIFFERS', said('', { kind: 'note' }), said('')],
    ['REFERENCE_MISSING', said('', { references: ['unit-7'] }), said('')],
  ] as const)('%s', (code, base, other) => expect(codes(check(base, other))).toEqual([code]));

  it('of formulas may differ in the decimal sign and in words', () => expect(check(said('', { formulas: ['x = 3.5 \\times 2 \\text{ if cold}'] }), said('', { formulas: ['x=3{,}5\\times2\\text{ wenn kalt}'] }))).toEqual([]));

  it('finds figures in the cell they stand in', () => {
    const table = (...cells: readonly string[]): Said => said('', { passages: cells.map((text, at) => ({ text, at: `row 1, column ${at + 1}` })), tables: [[cells.length]] });
    expect(check(table('1', '2'), table('2', '1'))).toMatchObject([{ code: 'NUMBER_DIFFERS', other: { at: 'row 1, column 1' } }, { code: 'NUMBER_DIFFERS' }]);
  });
});

describe('terms', () => {
  const terms = [{ base: ['supplied software'], other: ['交付软件'] }];
  const check = between('en', 'zh-Hans', { terms });
  it('are called as the text defines them', () => {
    expect(check('All supplied software is listed.', '列出全部交付软件。')).toEqual([]);
    expect(check('All supplied software is listed.', '列出全部供应软件。')).toMatchObject([{ code: 'TERM_NOT_USED', severity: 'warning', facts: { base: 'supplied software', other: '交付软件' } }]);
  });
});

describe('whatever is written', () => {
  const words = fc.array(fc.constantFrom('3.5', '10 mm', '±', 'shall', '应', '不', 'deve', '第4条', 'GB/T 1.1—2020', '%', '10³', '(', 'Table 1', '2020年1月', '百分之五', 'ne', '软件', 'may', '。', '1 000', '−5'), { maxLength: 12 }).map((parts) => parts.join(' '));

  it('is true to itself in its own language', () =>
    fc.assert(fc.property(fc.constantFrom(...knownLanguages), words, (language, text) => expect(between(language, language)(text, text)).toEqual([]))));

  it('gets findings that point into it', () =>
    fc.assert(
      fc.property(fc.constantFrom(...knownLanguages), fc.constantFrom(...knownLanguages), words, words, (from, into, base, other) => {
        for (const finding of between(from, into)(base, other)) {
          for (const [text, excerpt] of [[base, finding.base], [other, finding.other]] as const) if (excerpt) expect(text.slice(excerpt.from, excerpt.to)).toBe(excerpt.text);
        }
      }),
    ));
});
