import { isRefusal } from '#lib/kernel';
import fc from 'fast-check';
import { addressesOf } from './address.js';
import { compareTexts } from './compare.js';
import { contentOf, plainText } from './content.js';
import { applyEdits, type Edit } from './edits.js';
import { treeOf } from './parsed.js';
import { parsedOf } from './text.fixture.js';
import { treeHash, type TextTree } from './unit.js';

const text = treeOf('zh-Hans', parsedOf('# 范围', ' 规定', '# 要求', ' # 政策', '  必须有政策。', '  + 一份文档。', '  理由。', ' # 能力', '  必须胜任。'), (index) => `u${index}`);
const edit = (...edits: readonly Edit[]) => {
  let count = 0;
  return applyEdits(text, edits, () => `new${(count += 1)}`);
};
const edited = (...edits: readonly Edit[]): TextTree => {
  const answer = edit(...edits);
  if (isRefusal(answer)) throw new Error(answer.unmet.map(({ because }) => because).join(' '));
  return answer;
};
const shown = (tree: TextTree): readonly string[] => [...addressesOf(tree)].map(([id, address]) => `${address} ${plainText(tree.units.find((unit) => unit.id === id)!.content)}`);

describe('editing a text', () => {
  it('rewords one unit, by id or address, and leaves every other as it was', () => {
    expect(compareTexts(text, edited({ unit: '2.1/1', text: '必须有书面政策。' }))).toMatchObject({ added: [], removed: [], moved: [], changed: [{ unit: 'u4' }] });
    expect(treeHash(edited({ unit: 'u4', text: '必须有书面政策。' }))).toBe(treeHash(edited({ unit: '2.1/1', text: '必须有书面政策。' })));
  });

  it('keeps what a unit is when only its words change', () =>
    expect(edited({ unit: '2.1.1', text: '两份文档。' }).units.find(({ id }) => id === 'u5')).toMatchObject({ kind: 'item', content: { marker: 'clause' } }));

  it('puts new units behind others and numbers follow', () =>
    expect(shown(edited({ after: '2.1', kind: 'clause', text: '认知' }, { under: '2.2', kind: 'paragraph', text: '也必须知情。' })).slice(2)).toEqual([
      '2 要求', '2.1 政策', '2.1/1 必须有政策。', '2.1.1 一份文档。', '2.1/2 理由。', '2.2 认知', '2.3 能力', '2.3/1 必须胜任。', '2.3/2 也必须知情。',
    ]));

  it('keeps the order of several put behind the same unit', () =>
    expect(shown(edited({ after: '1/1', kind: 'paragraph', text: '一' }, { after: '1/1', kind: 'note', text: '二' })).slice(2, 4)).toEqual(['1/2 一', '1/3 二']));

  it('removes a clause with what stands under it only when told so', () => {
    expect(edit({ remove: '2.1' })).toMatchObject({ refused: 'EDITS_NOT_APPLICABLE', unmet: [{ code: 'UNIT_HAS_CHILDREN', facts: { children: 3, edit: 0 } }] });
    expect(shown(edited({ remove: '2.1', withChildren: true })).slice(2)).toEqual(['2 要求', '2.1 能力', '2.1/1 必须胜任。']);
  });

  it('lists every problem at once and changes nothing', () => {
    const answer = edit({ unit: '9.9', text: 'x' }, { unit: 'u1', text: '  ' }, { under: 'u1', kind: 'clause', text: 'x' }, { after: 'u1', kind: 'table', text: 'x' }, { remove: 'u4' }, { unit: 'u4', text: 'x' }, { unit: 'u6', content: { blocks: [{ is: 'text', inlines: [{ text: 'x', href: 'javascript:x' }] }] } }, { after: 'u1', kind: 'chapter' as never, text: 'x' });
    expect(isRefusal(answer) && answer.unmet.map(({ code, facts }) => `${String(facts['edit'])} ${code}`)).toEqual(['0 UNIT_UNKNOWN', '1 TEXT_EMPTY', '2 PLACE_NOT_FITTING', '3 CONTENT_NEEDED', '5 UNIT_REMOVED', '6 CONTENT_INVALID', '7 KIND_UNKNOWN']);
  });

  it('asked twice to say the same says it once', () => {
    const once = edited({ unit: 'u4', text: '新。' });
    expect(treeHash(applyEdits(once, [{ unit: 'u4', text: '新。' }], () => 'x') as TextTree)).toBe(treeHash(once));
    expect(treeHash(edited())).toBe(treeHash(text));
  });

  it('leaves a sound tree, whatever is asked', () => {
    const target = fc.constantFrom(...text.units.map(({ id }) => id), '2.1', '7');
    const any: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({ unit: target, text: fc.constantFrom('甲', '') }),
      fc.record({ after: target, kind: fc.constantFrom('clause' as const, 'paragraph' as const, 'item' as const), text: fc.constant('乙') }),
      fc.record({ under: target, kind: fc.constantFrom('clause' as const, 'note' as const), text: fc.constant('丙') }),
      fc.record({ remove: target, withChildren: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (edits) => {
        const answer = edit(...edits);
        if (isRefusal(answer)) return expect(answer.unmet.length).toBeGreaterThan(0);
        const seen = new Set<string | null>([null]);
        for (const unit of answer.units) {
          expect(seen.has(unit.parent)).toBe(true);
          expect(seen.has(unit.id)).toBe(false);
          seen.add(unit.id);
        }
      }),
    );
  });

  it('takes a whole content too', () => {
    const content = { blocks: [{ is: 'text' as const, inlines: [{ text: '见 ' }, { text: '政策', marks: ['bold' as const] }] }] };
    expect(edited({ unit: 'u4', content }).units[4]!.content).toEqual(content);
    expect(contentOf('见 政策')).not.toEqual(content);
  });
});
