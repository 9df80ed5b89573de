import { loadProcedures } from '#lib/lifecycle';
import { drawingOf } from './graph.js';
import { placed } from './layout.js';
import { svgOf } from './svg.js';
import { pixelsOf, wrapped } from './text.js';
import { drawingLanguages } from './words.js';

const procedures = (await loadProcedures()).all();
const gbt = procedures.find(({ id }) => id === 'gbt')!;
const all = procedures.flatMap((procedure) => drawingLanguages.map((language) => ({ title: `${procedure.id}.v${procedure.version} in ${language}`, procedure, drawing: drawingOf(procedure, language) })));

describe('drawing a procedure', () => {
  it.each(all)('shows every stage and every move from where it starts: $title', ({ procedure, drawing }) => {
    expect(drawing.stages.map(({ id }) => id).sort()).toEqual(Object.keys(procedure.stages).sort());
    const failures = Object.values(procedure.ballots).reduce((sum, { onFail, stages }) => sum + (onFail ? stages.length : 0), 0);
    expect(drawing.arrows).toHaveLength(procedure.moves.reduce((sum, { from }) => sum + from.length, 0) + failures);
    for (const { name, who } of drawing.arrows) expect([name, who]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  });

  it.each(all)('lays no stage over another: $title', ({ drawing }) => {
    const { stages } = placed(drawing);
    const over = stages.flatMap((a, i) => stages.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2).map((b) => [a.id, b.id]));
    expect(over).toEqual([]);
  });

  it('begins at the top, and lets the way on lead downwards', () => {
    const { stages, arrows } = placed(drawingOf(gbt, 'zh-Hans'));
    const y = new Map(stages.map((stage) => [stage.id, stage.y]));
    expect(Math.min(...y.values())).toBe(y.get('00'));
    expect(['00', '10', '20', '30', '40', '50', '60', 'in-force', '90', '95', 'withdrawn'].map((id) => y.get(id)!)).toEqual([...y].filter(([id]) => id !== 'rejected' && id !== 'terminated').map(([, at]) => at).sort((a, b) => a - b));
    const ends = arrows.map(({ from, to, points }) => ({ from, to, dy: Math.sign(points.at(-1)!.y - points[0]!.y), way: Math.sign(y.get(to)! - y.get(from)!) }));
    expect(ends.filter(({ from, to, dy, way }) => from !== to && dy !== way)).toEqual([]);
  });

  it('tells what dates and failed ballots do from what people do, by more than colour', () => {
    const svg = svgOf(drawingOf(gbt, 'en'));
    const lineOf = (arrow: string) => /<path [^>]*data-arrow="ARROW"[^>]*>/.source.replace('ARROW', arrow);
    const dash = (arrow: string) => /stroke-dasharray="([^"]*)"/.exec(new RegExp(lineOf(arrow)).exec(svg)![0])?.[1];
    expect([dash('submit 40 50'), dash('implement 60 in-force'), dash('review 40 20')]).toEqual([undefined, '2 4', '7 4']);
    expect(svg).toContain('>if it fails</text>');
  });

  it('writes what is safe to open, in its language', () => {
    const odd = drawingOf({ ...gbt, name: { ...gbt.name, en: '<script>alert("1")</script> & co' } }, 'en');
    const svg = svgOf(odd);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&#60;script&#62;');
    expect(svgOf(drawingOf(gbt, 'zh-Hant'))).toMatch(/lang="zh-Hant"[^]*送審/);
  });
});

describe('measuring text', () => {
  it('gives a Chinese character its whole square', () => {
    expect(pixelsOf('技术审查', 15)).toBe(60);
    expect(pixelsOf('in', 15)).toBeLessThan(15);
  });

  it('breaks Chinese anywhere but before a closing mark, and other languages between words', () => {
    expect(wrapped('国务院标准化行政主管部门', 10, 60)).toEqual(['国务院标准化', '行政主管部门']);
    expect(wrapped('异议成立，退回', 10, 40)).toEqual(['异议成立，', '退回']);
    expect(wrapped('Return to review after dissent', 10, 60)).toEqual(['Return to', 'review after', 'dissent']);
  });
});
