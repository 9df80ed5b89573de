import fc from 'fast-check';
import { applyEdits, type Edit } from '../edits.js';
import { identify } from '../identify.js';
import { contentOf, type Block, type Content } from '../content.js';
import { treeOf } from '../parsed.js';
import { sprout } from '../sprout.js';
import { parsedOf } from '../text.fixture.js';
import type { TextTree } from '../unit.js';
import { redline } from './redline.js';

const lines = ['= 质量管理', '# {1} 范围', '  本文件规定了要求。', '# {2} 术语', '  有效期应为18个月。', '  组织应保存记录。', '# {3} 要求', '  * 第一项要求', '  * 第二项要求'];
const old = treeOf('zh-Hans', parsedOf(...lines), (index) => `u${index}`);
let ids = 0;
const edited = (...edits: readonly Edit[]): TextTree => applyEdits(old, edits, () => `new${(ids += 1)}`) as TextTree;
const one = (blocks: readonly Block[], more: Omit<Content, 'blocks'> = {}, language = 'en'): TextTree => sprout(language, [{ id: 'u', kind: 'paragraph', parent: null, content: { blocks, ...more } }]);
const only = (from: TextTree, to: TextTree) => redline(from, to).units.filter(({ changes }) => changes.length > 0);

describe('what changed between two states of a text', () => {
  it('is nothing when both say the same, however often it is asked', () => {
    expect(redline(old, old).summary).toEqual({ inserted: 0, removed: 0, changed: 0, moved: 0, renumbered: 0, unchanged: 9 });
    expect(redline(old, old)).toEqual(redline(old, old));
  });

  it('is shown word by word, as the language divides words', () => {
    const [unit] = only(old, edited({ unit: 'u4', text: '有效期应为24个月。' }));
    expect(unit).toMatchObject({ unit: 'u4', changes: ['changed'], from: { address: '2/1' }, to: { address: '2/1' } });
    expect(unit!.blocks).toEqual([
      {
        is: 'text',
        change: 'changed',
        pieces: [
          { is: 'same', inlines: [{ text: '有效期应为' }] },
          { is: 'deleted', inlines: [{ text: '18' }] },
          { is: 'inserted', inlines: [{ text: '24' }] },
          { is: 'same', inlines: [{ text: '个月。' }] },
        ],
      },
    ]);
  });

  it('tells apart what was put in, taken out, and only has another number now', () => {
    const now = edited({ after: 'u1', kind: 'clause', text: '规范性引用文件' }, { remove: 'u5' });
    expect(only(old, now).map(({ unit, changes, from, to }) => [unit.replace(/\d+$/u, (number) => (unit.startsWith('new') ? '' : number)), changes[0], from?.number ?? from?.address, to?.number ?? to?.address])).toEqual([
      ['new', 'inserted', undefined, '2'],
      ['u3', 'renumbered', '2', '3'],
      ['u5', 'removed', '2/2', undefined],
      ['u6', 'renumbered', '3', '4'],
    ]);
  });

  it('shows what was moved as moved, where it stands now, and says where it stood', () => {
    const seeds = old.units.map(({ id, kind, parent, content }) => ({ id, kind, parent, content }));
    const [, , moved] = seeds;
    const now = sprout('zh-Hans', [...seeds.slice(0, 2), ...seeds.slice(3), { ...moved!, parent: 'u6' }]);
    expect(only(old, now)).toMatchObject([{ unit: 'u2', changes: ['moved'], from: { address: '1/1', parent: 'u1' }, to: { address: '3/3', parent: 'u6' } }]);
    const left = redline(old, now).nodes.flatMap(({ under }) => under).filter((node) => node.left);
    expect(left.map(({ unit, under }) => [unit.unit, under])).toEqual([['u2', []]]);
  });

  it('takes words with other marks for the same words, restyled', () => {
    const from = one([{ is: 'text', inlines: [{ text: 'Emit CO2 at the rate' }] }]);
    const to = one([{ is: 'text', inlines: [{ text: 'Emit CO' }, { text: '2', marks: ['sub'] }, { text: ' at the rate' }] }]);
    expect(only(from, to)[0]!.blocks[0]).toMatchObject({
      pieces: [{ is: 'same' }, { is: 'restyled', inlines: [{ text: 'CO' }, { text: '2', marks: ['sub'] }], was: [{ text: 'CO2' }] }, { is: 'same' }],
    });
  });

  it('shows a formula and a figure whole, as they stood and as they stand', () => {
    const from = one([{ is: 'formula', source: 'E = mc^2' }, { is: 'figure', ref: 'sha256:a', alt: 'A valve' }]);
    const to = one([{ is: 'formula', source: 'E = mc^3' }, { is: 'figure', ref: 'sha256:b', alt: 'A valve' }]);
    expect(only(from, to)[0]!.blocks).toMatchObject([
      { is: 'formula', change: 'changed', from: { source: 'E = mc^2' }, to: { source: 'E = mc^3' } },
      { is: 'figure', change: 'changed', from: { ref: 'sha256:a' }, to: { ref: 'sha256:b' } },
    ]);
  });

  it('finds the changed cell, the row put in and the span that grew', () => {
    const cell = (text: string, more = {}) => ({ inlines: [{ text }], ...more });
    const from = one([{ is: 'table', rows: [[cell('Mass'), cell('kg')], [cell('Time'), cell('min')]] }]);
    const to = one([{ is: 'table', rows: [[cell('Mass', { columns: 2 }), cell('kg')], [cell('Length'), cell('m')], [cell('Time'), cell('s')]] }]);
    const [table] = only(from, to)[0]!.blocks;
    const rows = table!.is === 'table' && 'rows' in table! ? table.rows : [];
    expect(rows.map(({ change }) => change)).toEqual(['changed', 'inserted', 'changed']);
    expect(rows[0]!.cells[0]).toMatchObject({ change: 'changed', columns: 2, was: {} });
    expect(rows[2]!.cells.map(({ change }) => change)).toEqual(['same', 'changed']);
  });

  it('tells a change of numbering, marker or kind as such', () => {
    const at = (more: Omit<Content, 'blocks'>) => sprout('en', [{ id: 'u', kind: 'clause', parent: null, content: contentOf('Tests', more) }]);
    expect(only(at({}), at({ numbering: 'annex', qualifier: 'normative' }))[0]).toMatchObject({
      changes: ['changed', 'renumbered'],
      settings: [{ what: 'numbering', from: null, to: 'annex' }, { what: 'qualifier', from: null, to: 'normative' }],
    });
  });

  it('shows a line that keeps next to nothing as one line after the other', () => {
    const [unit] = only(one([{ is: 'text', inlines: [{ text: 'The cat sat on the mat.' }] }]), one([{ is: 'text', inlines: [{ text: 'Records shall be kept for ten years.' }] }]));
    expect(unit!.blocks[0]).toMatchObject({ pieces: [{ is: 'deleted' }, { is: 'inserted' }] });
  });

  it('has every unit of either text exactly once, and both texts can be read back from it', () => {
    const line = fc.tuple(fc.constantFrom('# ', ' # ', '  ', '  * ', ' @ '), fc.constantFrom('质量管理体系', 'shall be kept', '第一项要求', 'ten years', '18个月 and more')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.array(line, { minLength: 1, maxLength: 12 }), (before, after) => {
        let made = 0;
        const from = treeOf('zh-Hans', parsedOf(...before), (index) => `u${index}`);
        const to = identify(parsedOf(...after), 'zh-Hans', from, () => `n${(made += 1)}`);
        const { units, nodes } = redline(from, to);
        expect(units.map(({ unit }) => unit).sort()).toEqual([...new Set([...from.units, ...to.units].map(({ id }) => id))].sort());
        const inOrder = (wanted: 'inserted' | 'deleted') =>
          units.map(({ unit, blocks }) => [unit, blocks.flatMap((block) => ('pieces' in block ? block.pieces : [])).flatMap((piece) => (piece.is === 'same' || piece.is === 'restyled' || piece.is === wanted ? piece.inlines : [])).map(({ text }) => text).join('')]);
        const said = (tree: TextTree) => tree.units.map(({ id, content }) => [id, content.blocks.flatMap((block) => ('inlines' in block ? block.inlines : [])).map(({ text }) => text).join('')]);
        expect(inOrder('inserted').filter(([id]) => to.units.some((unit) => unit.id === id))).toEqual(said(to));
        expect(Object.fromEntries(inOrder('deleted').filter(([id]) => from.units.some((unit) => unit.id === id)))).toEqual(Object.fromEntries(said(from)));
        expect(nodes.length).toBeGreaterThan(0);
      }),
    );
  });
});
