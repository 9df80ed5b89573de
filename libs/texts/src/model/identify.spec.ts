import fc from 'fast-check';
import { compareTexts } from './compare.js';
import { identify } from './identify.js';
import { contentOf, plainText } from './content.js';
import { parsedOf } from './text.fixture.js';
import { treeHash } from './unit.js';

const ids = (prefix: string): (() => string) => {
  let count = 0;
  return () => `${prefix}${(count += 1)}`;
};
const lines = ['# 范围', ' 本文件规定了开源许可证合规计划的关键要求。', '# 要求', ' # 政策', '  必须有一份书面的开源政策。', '  核查材料：', '  + 一份开源政策文档。', '  + 一份操作文档，能让参与者知悉政策的存在。', '  理由：', '  确保制定了开源政策并有人知道它。', ' # 能力', '  核查材料：', '  + 一份记录参与者及其职责的清单。', '  理由：', '  确保参与者能够胜任。'];
const first = identify(parsedOf(...lines), 'zh-Hans', null, ids('u'));
const again = (...now: readonly string[]) => identify(parsedOf(...now), 'zh-Hans', first, ids('new'));
const edited = (at: number, line: string): readonly string[] => lines.map((each, index) => (index === at ? line : each));

describe('importing a newer file of the same text', () => {
  it('changes nothing when the file is unchanged', () => {
    expect(treeHash(again(...lines))).toBe(treeHash(first));
    expect(compareTexts(first, again(...lines))).toMatchObject({ added: [], removed: [], changed: [], moved: [], unchanged: 15 });
  });

  it('changes one hash and no id when one paragraph was edited', () => {
    const changes = compareTexts(first, again(...edited(4, '  必须有一份书面的、经批准的开源政策。')));
    expect(changes).toMatchObject({ added: [], removed: [], moved: [] });
    expect(changes.changed.map(({ unit }) => unit)).toEqual(['u5']);
  });

  it('knows a clause by its number and what stands under it when its title changed', () =>
    expect(compareTexts(first, again(...edited(3, ' # 开源方针')))).toMatchObject({ added: [], removed: [], changed: [{ unit: 'u4' }] }));

  it('keeps the id of a unit that moved to another clause', () => {
    const moved = [...lines.slice(0, 7), ...lines.slice(8), lines[7]!];
    expect(compareTexts(first, again(...moved))).toMatchObject({ added: [], removed: [], changed: [], moved: ['u8'] });
  });

  it('keeps repeated lead-ins apart by the clause they stand in', () => {
    const shorter = lines.filter((_, at) => at !== 5);
    expect(compareTexts(first, again(...shorter))).toMatchObject({ added: [], removed: ['u6'], changed: [], moved: [] });
  });

  it('gives a new id to what is new and to nothing else', () =>
    expect(compareTexts(first, again(...lines, ' # 认知', '  参与者必须了解政策。'))).toMatchObject({ added: ['new1', 'new2'], removed: [], changed: [], moved: [] }));

  it('never gives one id to two units, whatever the two files have in common', () => {
    const line = fc.tuple(fc.constantFrom('# ', ' # ', '  ', '  + ', ' @ '), fc.constantFrom('一', '要求', '核查材料：', '一份开源政策文档', '一份操作文档', '确保有措施')).map(([sign, text]) => sign + text);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.array(line, { maxLength: 14 }), (before, after) => {
        const old = identify(parsedOf(...before), 'zh-Hans', null, ids('u'));
        const now = identify(parsedOf(...after), 'zh-Hans', old, ids('new'));
        expect(new Set(now.units.map(({ id }) => id)).size).toBe(after.length);
        expect(treeHash(identify(parsedOf(...before), 'zh-Hans', old, ids('new')))).toBe(treeHash(old));
        for (const unit of now.units) if (unit.parent !== null) expect(now.units.some(({ id }) => id === unit.parent)).toBe(true);
      }),
    );
  });

  it('changes one hash and no id, whichever unit of whichever text is edited by a word', () =>
    fc.assert(
      fc.property(fc.nat(lines.length - 1), (at) => {
        const parsed = parsedOf(...lines);
        const units = parsed.units.map((unit, index) => (index === at ? { ...unit, content: { ...unit.content, ...contentOf(`${plainText(unit.content)}（修改）`) } } : unit));
        const now = identify({ ...parsed, units }, 'zh-Hans', first, ids('new'));
        expect(compareTexts(first, now)).toMatchObject({ added: [], removed: [], moved: [], changed: [{ unit: `u${at + 1}` }] });
      }),
    ));
});
