import fc from 'fast-check';
import { align, confidenceThreshold } from './align.js';
import { treeOf } from './parsed.js';
import { parsedOf } from './text.fixture.js';

const base = treeOf('zh-Hans', parsedOf('# 术语', ' @ SPDX', '  由 Linux 基金会创建的格式标准（见 spdx.org）。', '# 要求', ' # 政策', '  必须有一份书面的开源政策。', '  + 一份开源政策文档。', '  + 一份操作文档，能让参与者知悉政策。', ' # 范围', '  以二进制形式分发。', '  以源码形式分发。', '  有效期为 18 个月。'), (index) => `u${index}`);
const file = ['# {1} Terms', ' @ {1.1} SPDX', '  the format created by the Linux Foundation (see spdx.org)', '# {2} Requirements', ' # {2.1} Policy', '  A written open source policy shall exist.', '  + {2.1.1} A documented open source policy.', '  + {2.1.2} A documented procedure that makes participants aware of it.', ' # {2.2} Scope', '  Distributed in binary form.', '  Distributed in source form.', '  It shall last 18 months.'];
const ids = (): (() => string) => {
  let count = 0;
  return () => `new${(count += 1)}`;
};
const aligned = (lines: readonly string[], ...decided: Parameters<typeof align>[4] & {}) => align(base, parsedOf(...lines), 'en', ids(), decided);
const without = (...gone: readonly number[]): readonly string[] => file.filter((_, at) => !gone.includes(at));

describe('laying a language version beside the base', () => {
  it('gives every unit the id of its counterpart', () => {
    const { tree, matches, doubtful, missing, extra } = aligned(file);
    expect(tree.units.map(({ id }) => id)).toEqual(base.units.map(({ id }) => id));
    expect(tree.language).toBe('en');
    expect([doubtful, missing, extra]).toEqual([[], [], []]);
    expect(Math.min(...matches.map(({ confidence }) => confidence))).toBeGreaterThanOrEqual(confidenceThreshold);
    expect(matches[1]!.why).toEqual(expect.arrayContaining(['number', 'words']));
  });

  it('reports what the file lacks, and what it has beyond the base with a new id', () => {
    const lines = [...without(7), '# {3} Bibliography of the translators', ' OpenChain Project'];
    const { missing, extra, tree } = aligned(lines);
    expect(missing).toEqual(['u7']);
    expect(extra).toEqual([{ at: 11, unit: 'new1' }, { at: 12, unit: 'new2' }]);
    expect(tree.units.at(-1)).toMatchObject({ id: 'new2', parent: 'new1' });
  });

  it('doubts rather than guesses when one of several like units is missing', () => {
    const { doubtful, matches } = aligned(without(9));
    expect(doubtful.map(({ unit }) => unit)).toEqual(['u9', 'u10']);
    expect(doubtful[0]!.candidates[0]!.confidence).toBeLessThan(confidenceThreshold);
    expect(matches.map(({ unit }) => unit)).toContain('u11'); // 18 speaks for itself
  });

  it('takes what a person decided, and descends from there', () => {
    const { doubtful, missing, matches } = aligned(without(9), { unit: 'u10', at: 9 });
    expect(doubtful).toEqual([]);
    expect(missing).toEqual(['u9']);
    expect(matches.find(({ unit }) => unit === 'u10')).toEqual({ unit: 'u10', at: 9, confidence: 100, why: ['decided'] });
  });

  it('answers the same when asked twice', () => expect(aligned(file)).toEqual(aligned(file)));

  it('accounts for every unit of both sides exactly once, whatever the file', () => {
    const line = fc.tuple(fc.constantFrom('# ', ' # ', '  ', '  + ', ' @ ', ' * '), fc.constantFrom('{1} ', '{2.1} ', ''), fc.constantFrom('SPDX', '18 months', 'policy', 'see spdx.org', '政策')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
        const { tree, matches, doubtful, missing, extra } = aligned(lines);
        expect([...matches.map(({ unit }) => unit), ...doubtful.map(({ unit }) => unit), ...missing].sort()).toEqual(base.units.map(({ id }) => id).sort());
        const doubted = new Set(doubtful.flatMap(({ candidates }) => candidates.map(({ at }) => at)));
        expect(matches.length + extra.length + doubted.size).toBe(lines.length);
        expect(new Set(tree.units.map(({ id }) => id)).size).toBe(lines.length);
      }),
    );
  });
});
