import { randomUUID } from 'node:crypto';
import { diffWordsWithSpace } from 'diff';
import { contentOf, lockstepOf, numbersOf, outlineOf, plainText, redline, redlineHtml, redlineWords, sprout, Texts, type TextTree, unitsById } from '#lib/texts';
import { quantile } from '../report/statistics.js';
import { openEngine } from '../system/engine.js';
import { layGround } from '../system/ground.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const CLAUSES = 400;
const UNITS = 10; // to a clause, its heading among them
const LANGUAGES = ['en', 'zh-Hant', 'pt', 'fr'];
const ASKED = 40;
const BEHIND = 20; // every so manieth unit is stale

/**
 * T: a text of 4,000 units in five languages. Where all of them stand, clause by clause, beside the bare reading of the same rows;
 * the redline of two revisions as a page, beside a word-by-word difference of the units that changed and nothing else.
 */
export async function texts(circumstances: Circumstances): Promise<Figures> {
  const redis = redisOf(circumstances);
  const ground = await layGround();
  const engine = await openEngine({ databaseUrl: ground.url, redisUrl: redis?.url });
  try {
    const kept = engine.get(Texts as never) as Texts;
    const standard = randomUUID();
    const base = textOf(sized(CLAUSES, circumstances));
    const hashes = base.units.map(({ id, hash }) => ({ unit: id, baseHash: hash }));
    await engine.database.transaction(async (tx) => {
      const facts = { standardId: standard, revision: 1, label: null, hash: 'h', baseRevision: 1, changeClass: 'substantive' as const, by: 'bench', at: '2026-01-01T00:00:00.000Z' };
      await kept.keep(tx as never, { ...facts, language: base.language, tree: base, pins: [] });
      for (const language of LANGUAGES) {
        await kept.keep(tx as never, { ...facts, language, tree: { ...base, language }, pins: hashes.map((pin, at) => (at % BEHIND === 0 ? { ...pin, baseHash: 'older' } : pin)) });
      }
    });
    await engine.database.query('VACUUM ANALYZE');
    const versions = LANGUAGES.map((language) => ({ language, revision: 1 }));
    const stands = async () => {
      const { units, surplus } = await kept.standings(standard, { language: base.language, revision: 1 }, versions);
      numbersOf(outlineOf(base.language, units));
      return lockstepOf(units, versions.map(({ language }, at) => ({ language, level: 'titles', surplus: surplus[at]! })));
    };
    const { text } = await stands();
    const wrong = text.units !== base.units.length || LANGUAGES.some((language) => text.languages[language]!.stale !== Math.ceil(base.units.length / BEHIND));
    const staleness = await p95(stands);
    const bare = await p95(() => engine.database.query('SELECT language, unit_id, kind, parent, hash, base_hash FROM text_unit WHERE standard_id = $1', [standard]));
    return { 'staleness p95 ms': staleness, 'x reading its rows': staleness / bare, ...redlined(base, 50), ...redlined(base, 10), ...redlined(base, 1), ...(wrong ? { wrong: 1 } : {}) };
  } finally {
    await engine.close();
    await ground.drop();
  }
}

async function p95(ask: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let asked = -5; asked < ASKED; asked += 1) {
    const began = performance.now();
    await ask();
    if (asked >= 0) took.push(performance.now() - began);
  }
  return quantile(took, 0.95);
}

/** Every `nth` unit says something else. */
function redlined(from: TextTree, nth: number): Figures {
  const to = sprout(from.language, from.units.map(({ id, kind, parent, content }, at) => ({ id, kind, parent, content: at % nth === 0 ? contentOf(plainText(content).replace('18', '24').replace('保持', '维护') + '新。') : content })));
  const page = () => redlineHtml(redline(from, to), { from: '1', to: '2', language: 'zh-Hans', words: redlineWords('zh-Hans') });
  const others = unitsById(to);
  const pairs = from.units.filter(({ id, hash }) => others.get(id)!.hash !== hash).map(({ id, content }) => [plainText(content), plainText(others.get(id)!.content)] as const);
  const words = () => pairs.map(([was, is]) => diffWordsWithSpace(was, is));
  const [ours, bare] = [median(page), median(words)];
  const changed = nth === 1 ? 'all changed' : `1 in ${nth} changed`;
  return { [`redline, ${changed}, ms`]: ours, [`redline, ${changed}, x word differences`]: ours / bare };
}

function median(work: () => unknown): number {
  const took: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const began = performance.now();
    work();
    if (run >= 2) took.push(performance.now() - began);
  }
  return quantile(took, 0.5);
}

const words = '组织应 建立 实施 保持 和 持续 改进 质量 管理 体系 所需 的 过程 记录 文件 化 信息 有效期 为 18 个月 依据 GB/T 19001 第 3.1 条'.split(' ');

/** The same text each time: thirty words a unit. */
function textOf(clauses: number): TextTree {
  let seed = 7;
  const next = (): string => words[(seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % words.length]!;
  const sentence = (): string => `${Array.from({ length: 30 }, next).join('')}。`;
  return sprout('zh-Hans', Array.from({ length: Math.round(clauses) }, (_, clause) => clause).flatMap((clause) => [
    { id: `c${clause}`, kind: 'clause' as const, parent: null, content: contentOf(`条款${clause}`) },
    ...Array.from({ length: UNITS - 1 }, (_none, at) => ({ id: `c${clause}u${at}`, kind: 'paragraph' as const, parent: `c${clause}`, content: contentOf(sentence()) })),
  ]));
}
