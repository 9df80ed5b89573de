import fc from 'fast-check';
import { contentProblems } from './check-content.js';
import { contentOf, plainText, referencesOf, retarget, textOf, tidy, type Content, type Inline } from './content.js';
import { contentHash, treeHash } from './unit.js';
import { sprout } from './sprout.js';

const inline = fc.record(
  { text: fc.string({ unit: fc.constantFrom('a', '文', ' ', '\n', '\t', '\v', 'é'), maxLength: 8 }), marks: fc.uniqueArray(fc.constantFrom('bold' as const, 'italic' as const)) },
  { requiredKeys: ['text'] },
) as fc.Arbitrary<Inline>;

describe('the content of a unit', () => {
  it('has one spelling: white space, neighbours and the order of marks do not matter', () => {
    const split: Inline[] = [{ text: ' 一份' }, { text: '开源 ' }, { text: ' policy', marks: ['italic', 'bold'] }];
    expect(tidy(split)).toEqual([{ text: '一份开源 ' }, { text: 'policy', marks: ['bold', 'italic'] }]);
    expect(textOf(tidy([{ text: '中\v文 a\vb' }]))).toBe('中文 a b');
  });

  it('is spelled once, however often it is tidied', () =>
    fc.assert(fc.property(fc.array(inline), (inlines) => expect(tidy(tidy(inlines))).toEqual(tidy(inlines)))));

  it('loses no visible character', () =>
    fc.assert(fc.property(fc.array(inline), (inlines) => expect(textOf(tidy(inlines)).replace(/\s/gu, '')).toBe(textOf(inlines).replace(/\s/gu, '')))));

  it('is named by its hash, kind included, whatever object carries it', () => {
    expect(contentHash('paragraph', contentOf('a'))).toBe(contentHash('paragraph', { blocks: [{ inlines: [{ text: 'a' }], is: 'text' }] }));
    expect(contentHash('paragraph', contentOf('a'))).not.toBe(contentHash('note', contentOf('a')));
  });

  it('keeps what was kept before under the hash it had', () => {
    expect(contentHash('paragraph', contentOf('范围'))).toBe('38f9f432fa0f9187d075ca0feedc03d77e4ede56290fea8902cb87edfd3440c7');
    const table: Content = { blocks: [{ is: 'table', rows: [[{ inlines: [{ text: 'a', marks: ['bold'] }], header: true, columns: 2 }]] }, { is: 'footnote', inlines: [{ text: 'b' }] }] };
    expect(contentHash('table', table)).toBe('5330df06ba6c0c12e1bd79ed89084a4728483e3de06b1de3717b4a171f6fd7aa');
    expect(contentHash('formula', { blocks: [{ is: 'formula', source: 'E = mc²' }] })).toBe('0b34e28fc584a152e622e36a06121a116a4730d7596d915ba0b6cbf57f562d6c');
  });

  it('joins formulas, references, index entries and marks with nothing beside them, and drops none', () => {
    const runs: Inline[] = [{ text: 'a ' }, { text: 'x', formula: { notation: 'latex', source: 'x' } }, { text: ' ' }, { text: '3.1', ref: { unit: 'u' } }, { text: '', index: ['kelvin'] }];
    expect(tidy(runs)).toEqual(runs);
    expect(tidy(tidy([...runs, { text: ' ' }]))).toEqual(tidy([...runs, { text: ' ' }]));
    expect(plainText({ blocks: [{ is: 'text', inlines: runs }] })).toBe('a x 3.1');
  });

  it('leads its references elsewhere, and is the same object when it has none', () => {
    const plain = contentOf('a');
    expect(retarget(plain, () => 'z')).toBe(plain);
    const cell: Content = { blocks: [{ is: 'table', rows: [[{ inlines: [{ text: '1', ref: { unit: '7' } }] }]] }] };
    expect(referencesOf(retarget(cell, (unit) => `id${unit}`))).toEqual([{ ref: { unit: 'id7' }, text: '1' }]);
    expect(referencesOf(retarget(cell, () => undefined))).toEqual([{ ref: { unit: '7' }, text: '1' }]);
  });

  it.each([
    ['paragraph', [{ text: 'a', colour: 'red' }], 'Block 1: a run has an unknown member colour.'],
    ['paragraph', [{ text: 'a\ud800' }], 'Block 1: a run has a character that cannot be kept (half of a surrogate pair, or NUL).'],
    ['paragraph', [{ text: 'x', formula: { notation: 'tex', source: 'x' } }], 'Block 1: a formula is written in mathml, latex, asciimath, linear.'],
    ['paragraph', [{ text: 'x', formula: { notation: 'mathml', source: '<math><script/></math>' } }], 'Block 1: the MathML of a formula cannot be kept: <script> is not presentation MathML.'],
    ['paragraph', [{ text: 'x', ref: { unit: 'a', standard: 'b' } }], 'Block 1: a reference has a unit, or a standard with or without a clause.'],
    ['paragraph', [{ text: '', index: [] }], 'Block 1: an index entry is one to three words.'],
    ['paragraph', [{ text: 'x', ref: { unit: 'a' }, index: ['x'] }], 'Block 1: a run is one of footnote mark, formula, reference and index entry.'],
  ] as const)('from outside is strict: %s %j', (kind, inlines, problem) => expect(contentProblems(kind, { blocks: [{ is: 'text', inlines }] })).toEqual([problem]));

  it('from outside keeps the whole schema', () => {
    const text: Inline[] = [{ text: 'see ' }, { text: '4.2', ref: { standard: 'ISO 80000-1', clause: '4.2' } }, { text: 'E', formula: { notation: 'mathml', source: '<math><mi>E</mi></math>' } }, { text: '', index: ['energy', 'rest'] }];
    expect(contentProblems('paragraph', { blocks: [{ is: 'text', inlines: text }], role: 'source' })).toEqual([]);
    expect(contentProblems('term', { blocks: [{ is: 'text', inlines: text }, { is: 'designation', inlines: [{ text: 'old' }], status: 'deprecated' }] })).toEqual([]);
    expect(contentProblems('formula', { blocks: [{ is: 'formula', notation: 'latex', source: 'E=mc^2' }], numbering: 'counted' })).toEqual([]);
    expect(contentProblems('figure', { blocks: [{ is: 'figure', ref: 'sha256:0', alt: '', mediaType: 'image/png' }] })).toEqual([]);
    expect(contentProblems('paragraph', { blocks: [{ is: 'designation', inlines: [{ text: 'a' }] }] })).toEqual(['Only a term has other designations, with their status, and only an item one without.']);
    expect(contentProblems('table', { blocks: [{ is: 'table', rows: [[{ inlines: [], rows: 2 }]] }] })).toEqual(['Block 1: a cell spans more rows than there are.']);
  });

  it('from outside is checked: unknown blocks, unsafe links and marks that point nowhere are named', () => {
    expect(contentProblems('paragraph', contentOf('fine'))).toEqual([]);
    expect(contentProblems('paragraph', 'words')).toEqual(['It has no list of blocks.']);
    expect(contentProblems('paragraph', { blocks: [{ is: 'script' }] })).toEqual(['Block 1: it is not a text, footnote, designation, table, figure or formula.']);
    expect(contentProblems('paragraph', { blocks: [{ is: 'text', inlines: [{ text: 'a', href: 'javascript:alert(1)' }] }] })).toEqual(['Block 1: a link is not http, https or mailto.']);
    expect(contentProblems('paragraph', { blocks: [{ is: 'text', inlines: [{ text: '', footnote: 1 }] }] })).toEqual(['A footnote mark points to no footnote.']);
    expect(contentProblems('paragraph', contentOf('a', { numbering: 'annex' }))).toEqual(['Only a clause has a numbering: annex or none.']);
    expect(contentProblems('table', contentOf('a'))).toEqual(['A table needs a block of its kind.']);
  });
});

describe('the hash of a text', () => {
  const seeds = [
    { id: 'c', kind: 'clause' as const, parent: null, content: contentOf('范围') },
    { id: 'p', kind: 'paragraph' as const, parent: 'c', content: contentOf('本文件规定') },
  ];
  it('is equal for equal texts and for nothing else', () => {
    expect(treeHash(sprout('zh-Hans', seeds))).toBe(treeHash(sprout('zh-Hans', structuredClone(seeds))));
    expect(treeHash(sprout('zh-Hans', seeds))).not.toBe(treeHash(sprout('zh-Hans', [seeds[0]!, { ...seeds[1]!, content: contentOf('本文件界定') }])));
    expect(treeHash(sprout('zh-Hans', seeds))).not.toBe(treeHash(sprout('zh-Hans', [seeds[0]!, { ...seeds[1]!, parent: null }])));
  });
  it('covers the words of every block', () => expect(plainText({ blocks: [{ is: 'table', rows: [[{ inlines: [{ text: 'a' }] }, { inlines: [{ text: 'b' }] }]] }] })).toBe('a\tb'));
});
