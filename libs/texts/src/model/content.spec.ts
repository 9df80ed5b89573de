import fc from 'fast-check';
import { contentProblems } from './check-content.js';
import { contentOf, plainText, textOf, tidy, type Inline } from './content.js';
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

  it('from outside is checked: unknown blocks, unsafe links and marks that point nowhere are named', () => {
    expect(contentProblems('paragraph', contentOf('fine'))).toEqual([]);
    expect(contentProblems('paragraph', 'words')).toEqual(['It has no list of blocks.']);
    expect(contentProblems('paragraph', { blocks: [{ is: 'script' }] })).toEqual(['Block 1: it is not a text, footnote, table, figure or formula.']);
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
