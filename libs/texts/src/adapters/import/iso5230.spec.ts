import { addressesOf } from '../../model/address.js';
import { align, confidenceThreshold, type Alignment } from '../../model/align.js';
import { compareTexts } from '../../model/compare.js';
import { plainText } from '../../model/content.js';
import { identify } from '../../model/identify.js';
import { numbersOf } from '../../model/numbers.js';
import { treeOf, type Parsed } from '../../model/parsed.js';
import { renderHtml } from '../../model/render-html.js';
import { treeHash } from '../../model/unit.js';
import { counting, iso5230 } from './iso5230.fixture.js';

const base = treeOf('zh-Hans', await iso5230('2.1/zh-Hans.docx'), (index) => `b${index}`);
const unitAt = new Map([...addressesOf(base)].map(([id, address]) => [address, id]));
const own = (parsed: Parsed): readonly string[] => [...addressesOf(treeOf('und', parsed, (index) => `f${index}`)).values()];

/**
 * The right counterpart of every unit of a file, by address. The files have one structure, so equal addresses are counterparts; the outlines were
 * read side by side, and these are the exceptions (null: no counterpart). es moves a footnote into 3.5.1 and writes the title of Annex A as a paragraph.
 */
const exceptions: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'es.docx': { '3.5.1/5': null, '3.5.1/6': '3.5.1/5', '3.5.1/7': '3.5.1/6', '3.5.1/8': '3.5.1/7', '3.5.1/9': '3.5.1/8', 'A/1': null, 'A/2': 'A/1' },
};
const goldOf = (file: string, parsed: Parsed): readonly (string | null)[] =>
  own(parsed).map((address) => {
    const exception = exceptions[file]?.[address];
    return exception === null ? null : (unitAt.get(exception ?? address) ?? null);
  });

interface Measured {
  readonly right: number;
  readonly wrong: number;
  readonly doubtful: number;
  readonly pairs: number;
}
const measure = (alignment: Alignment, gold: readonly (string | null)[]): Measured => {
  const right = alignment.matches.filter(({ unit, at }) => gold[at] === unit).length;
  return { right, wrong: alignment.matches.length - right, doubtful: alignment.doubtful.length, pairs: gold.filter((unit) => unit !== null).length };
};

describe('the Chinese ISO/IEC 5230', () => {
  it('is read whole: title, introduction, three clauses, nine terms, annexes', () => {
    const numbers = [...numbersOf(base).values()];
    expect(numbers.filter((number) => !/^3\.\d\.\d\.\d$/u.test(number)).join(' ')).toBe('1 2 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 3 3.1 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.2 3.2.1 3.2.2 3.3 3.3.1 3.3.2 3.4 3.4.1 3.5 3.5.1 3.6 3.6.1 3.6.2 A B');
    expect(numbers.filter((number) => /^3\.\d\.\d\.\d$/u.test(number))).toHaveLength(25);
    expect(base.units.filter(({ kind }) => kind === 'title').map(({ content }) => plainText(content))).toEqual(['信息技术 — OpenChain 规范']);
    expect(base.units.filter(({ kind }) => kind === 'note')).toHaveLength(2);
  });

  it('has no number left in the words of clauses, terms and items', () =>
    expect(base.units.filter(({ kind, content }) => ['clause', 'term', 'item'].includes(kind) && /^\d|^附录/u.test(plainText(content)))).toEqual([]));

  it('is a page of its own, each unit once', () => {
    const page = renderHtml(base, { language: 'zh-Hans', number: 'ISO/IEC 5230:2020', title: 'OpenChain 规范', words: { note: '注：', example: '示例：', annex: '附录', number: '编号', editionDate: '发布', implementationDate: '实施' } });
    for (const { id } of base.units) expect(page.split(`id="${id}"`)).toHaveLength(2);
  });
});

describe.each([
  // file, units with a counterpart that must be found at least
  ['en.md', 156],
  ['zh-Hant.docx', 157],
  ['de.docx', 156],
  ['es.docx', 154],
  ['fr.docx', 156],
  ['it.docx', 157],
  ['ja.docx', 156],
  ['ko.docx', 158],
])('laying %s beside the Chinese base', (file, atLeast) => {
  let parsed: Parsed;
  let alignment: Alignment;
  beforeAll(async () => {
    parsed = await iso5230(`2.1/${file}`);
    alignment = align(base, parsed, 'xx', counting('n'));
  });

  it(`finds at least ${atLeast} units and none wrong`, () => {
    const measured = measure(alignment, goldOf(file, parsed));
    expect(measured.wrong).toBe(0);
    expect(measured.right).toBeGreaterThanOrEqual(atLeast);
  });

  it("reports Annex B, which only the Chinese translators wrote, as missing and nothing that is there", () => {
    const annexB = [...unitAt].filter(([address]) => address.startsWith('B')).map(([, id]) => id);
    expect(annexB).toHaveLength(17);
    expect(alignment.missing).toEqual(expect.arrayContaining(annexB));
    const gold = new Set(goldOf(file, parsed));
    expect(alignment.missing.filter((unit) => gold.has(unit))).toEqual([]);
  });
});

describe('files of another language that are damaged', () => {
  /** Leaves out five paragraphs, items or notes, chosen by `seed`. */
  function damaged(parsed: Parsed, gold: readonly (string | null)[], seed: number, keepsNumbers: boolean): { readonly parsed: Parsed; readonly gold: readonly (string | null)[] } {
    let state = seed * 7919 + 1;
    const random = (below: number): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const parents = new Set(parsed.units.map(({ parent }) => parent));
    const leaves = parsed.units.map((_, index) => index).filter((index) => !parents.has(index) && ['paragraph', 'item', 'note'].includes(parsed.units[index]!.kind));
    const gone = new Set(Array.from({ length: 5 }, () => leaves[random(leaves.length)]!));
    const kept = parsed.units.map((_, index) => index).filter((index) => !gone.has(index));
    const place = new Map(kept.map((index, at) => [index, at]));
    const units = kept.map((index) => {
      const { sourceNumber, ...unit } = parsed.units[index]!;
      return { ...unit, parent: unit.parent === null ? null : place.get(unit.parent)!, ...(keepsNumbers && sourceNumber ? { sourceNumber } : {}) };
    });
    return { parsed: { units, findings: [] }, gold: kept.map((index) => gold[index]!) };
  }

  it.each([
    ['en.md', true, 0.94],
    ['en.md', false, 0.85],
    ['ko.docx', true, 0.94],
    ['ja.docx', false, 0.88],
  ])('%s, numbers kept: %s: no wrong pair, at least %s found', async (file, keepsNumbers, atLeast) => {
    const whole = await iso5230(`2.1/${file}`);
    let right = 0;
    let pairs = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const case_ = damaged(whole, goldOf(file, whole), seed, keepsNumbers);
      const measured = measure(align(base, case_.parsed, 'xx', counting('n')), case_.gold);
      expect(measured.wrong).toBe(0);
      right += measured.right;
      pairs += measured.pairs;
    }
    expect(right / pairs).toBeGreaterThanOrEqual(atLeast);
  });
});

describe('the next edition', () => {
  it('imported again unchanged is the same text', async () => {
    const first = identify(await iso5230('2.1/zh-Hans.docx'), 'zh-Hans', null, counting('u'));
    expect(treeHash(identify(await iso5230('2.1/zh-Hans.docx'), 'zh-Hans', first, counting('new')))).toBe(treeHash(first));
  });

  it.each([
    ['en.md', { kept: 145, added: 11, removed: 6 }],
    ['zh-Hans.docx', { kept: 137, added: 38, removed: 15 }], // retranslated by other people
  ])('2.0 to 2.1 of %s keeps the units that are the same', async (file, { kept, added, removed }) => {
    const before = identify(await iso5230(`2.0/${file}`), 'x', null, counting('u'));
    const after = identify(await iso5230(`2.1/${file}`), 'x', before, counting('new'));
    const changes = compareTexts(before, after);
    const same = after.units.length - changes.added.length;
    expect({ kept: same >= kept, added: changes.added.length <= added, removed: changes.removed.length <= removed }).toEqual({ kept: true, added: true, removed: true });
    const old = numbersOf(before);
    const now = numbersOf(after);
    const renumbered = after.units.filter(({ id }) => old.has(id) && now.get(id) !== old.get(id));
    expect(renumbered.length).toBeLessThanOrEqual(1); // English renumbers its introduction from clause 1 to none
  });
});

it('a pair is taken from a confidence of 80 on', () => expect(confidenceThreshold).toBe(80));
