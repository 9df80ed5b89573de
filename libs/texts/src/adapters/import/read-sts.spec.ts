import { contentProblems } from '../../model/check-content.js';
import { numbersOf } from '../../model/numbers.js';
import { treeOf } from '../../model/parsed.js';
import { readSts } from './read-sts.js';
import { isRead, outlineOf, text } from './sample.fixture.js';

const standard = (body: string, back = ''): Uint8Array =>
  text(
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE standard PUBLIC "-//NISO//DTD NISO STS 1.2//EN" "http://example.org/sts.dtd">' +
      '<standard xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:tbx="urn:iso:std:iso:30042:ed-1">' +
      '<front><iso-meta><title-wrap xml:lang="en"><intro>Widgets</intro><main>Safety</main><full>Widgets — Safety</full></title-wrap></iso-meta><sec id="f"><title>Foreword</title><p>Words.</p></sec></front>' +
      `<body>${body}</body><back>${back}</back></standard>`,
  );

const whole = standard(
  '<sec id="s1"><label>1</label><title>Scope</title><p>See <xref rid="s2" ref-type="sec">Clause 2</xref> and <std><std-ref>ISO 9000:2015</std-ref>, 3.1</std>.<xref ref-type="fn" rid="n1"><sup>1)</sup></xref>' +
    '<list list-type="alpha-lower"><list-item><label>a)</label><p>one<list list-type="bullet"><list-item><p>in one</p></list-item></list></p></list-item></list> and on</p><fn-group><fn id="n1"><label>1)</label><p>a note at the foot</p></fn></fn-group>' +
    '<non-normative-note><label>NOTE</label><p>Mind it.</p></non-normative-note></sec>' +
    '<sec id="s2"><label>2</label><title>Terms</title><term-sec id="t"><label>2.1</label><tbx:termEntry id="te"><tbx:langSet xml:lang="en"><tbx:definition>a <tbx:entailedTerm target="te">thing</tbx:entailedTerm></tbx:definition><tbx:source>ISO 1</tbx:source>' +
    '<tbx:tig><tbx:term>widget</tbx:term><tbx:normativeAuthorization value="preferredTerm"/></tbx:tig><tbx:tig><tbx:term>gadget</tbx:term><tbx:normativeAuthorization value="deprecatedTerm"/></tbx:tig></tbx:langSet></tbx:termEntry></term-sec></sec>' +
    '<sec id="s3"><label>3</label><title>Rules</title><disp-formula id="e1"><label>(1)</label><mml:math><mml:mi>E</mml:mi><mml:mo>=</mml:mo><mml:mi onclick="x">m</mml:mi></mml:math></disp-formula>' +
    '<table-wrap id="tab"><caption><title>Sizes</title></caption><table><thead><tr><th colspan="2">H</th></tr></thead><tbody><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table></table-wrap><weird>odd</weird></sec>',
  '<app-group><app id="an"><label>Annex A</label><annex-type>(informative)</annex-type><title>More</title><sec><label>A.1</label><title>General</title><p>x</p></sec></app></app-group>' +
    '<ref-list><title>Bibliography</title><ref id="r"><label>[1]</label><std><std-ref>ISO 2</std-ref></std></ref></ref-list>',
);

describe('a standard in NISO STS', () => {
  const parsed = isRead(readSts(whole));

  it('comes in as its clauses, terms, lists, notes, formulas, tables, annexes and references', () =>
    expect(outlineOf(parsed)).toEqual([
      'title: Widgets — Safety',
      'clause: Foreword',
      ' paragraph: Words.',
      'clause: Scope',
      ' paragraph: See Clause 2 and ISO 9000:2015, 3.1. | a note at the foot',
      ' item: one',
      '  item: in one',
      ' paragraph: and on',
      ' note: Mind it.',
      'clause: Terms',
      ' term: widget | gadget',
      '  paragraph: a thing',
      '  paragraph: ISO 1',
      'clause: Rules',
      ' formula: formula',
      ' table: Sizes | table',
      ' paragraph: odd',
      'clause: More',
      ' clause: General',
      '  paragraph: x',
      'clause: Bibliography',
      ' paragraph: ISO 2',
    ]));

  it('leads references to units and documents, and derives the numbers the file shows', () => {
    expect(parsed.units.flatMap(({ kind, content }) => contentProblems(kind, content))).toEqual([]);
    expect(JSON.stringify(parsed.units[4])).toContain('"ref":{"unit":"9"}');
    expect(JSON.stringify(parsed.units[4])).toContain('"ref":{"standard":"ISO 9000:2015","clause":"3.1"}');
    const derived = numbersOf(treeOf('en', parsed, String));
    for (const [index, { sourceNumber }] of parsed.units.entries()) if (sourceNumber) expect(derived.get(String(index))).toBe(sourceNumber);
  });

  it('keeps MathML without what is no mathematics, and says what it did not understand', () => {
    expect(JSON.stringify(parsed.units[14])).toContain('<mi>E</mi><mo>=</mo><mi>m</mi></math>');
    expect(parsed.findings.map(({ code }) => code)).toEqual(['METADATA_LEFT_OUT', 'ELEMENT_NOT_UNDERSTOOD']);
  });

  it('refuses XML of another kind by its root', () => expect(readSts(text('<article/>'))).toMatchObject({ refused: 'NOT_STS', facts: { root: 'article' } }));
});
