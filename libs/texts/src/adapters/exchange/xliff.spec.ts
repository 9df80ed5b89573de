import { isRefusal } from '#lib/kernel';
import fc from 'fast-check';
import { align } from '../../model/align.js';
import { contentOf, plainText, type Content } from '../../model/content.js';
import { editLanguage, type LanguageText } from '../../model/edit-language.js';
import { exchangeOf } from '../../model/exchange/exchange.js';
import { type Merged, mergeExchange } from '../../model/exchange/merge.js';
import { treeOf } from '../../model/parsed.js';
import type { Inline } from '../../model/run.js';
import { sprout } from '../../model/sprout.js';
import { stalenessOf } from '../../model/staleness.js';
import { tidy } from '../../model/tidy.js';
import { type TextTree, treeHash, unitsById } from '../../model/unit.js';
import { counting, iso5230 } from '../import/iso5230.fixture.js';
import type { ReturnedFile } from '../../application/exchange-files.js';
import { readXliff } from './read-xliff.js';
import { writeXliff } from './write-xliff.js';
import { writeXliff12 } from './write-xliff-12.js';

const standardId = '00000000-0000-4000-8000-000000000001';
const madeOf = { standardId, language: 'en', baseRevision: 1, revision: 1 };
const base = treeOf('zh-Hans', await iso5230('2.1/zh-Hans.docx'), (index) => `b${index}`);
const english = ((): LanguageText => ({ tree: { language: 'en', units: [] }, pins: [] }))();
const aligned = align(base, await iso5230('2.1/en.md'), 'en', counting('e'));
const version: LanguageText = { tree: aligned.tree, pins: aligned.matches.map(({ unit }) => ({ unit, baseHash: unitsById(base).get(unit)!.hash })) };

const out = (of: TextTree, text: LanguageText | undefined): string => writeXliff(madeOf, { source: 'zh-Hans', target: 'en' }, exchangeOf(of, text));
function back(xml: string): ReturnedFile {
  const read = readXliff(Buffer.from(xml));
  if (isRefusal(read)) throw new Error(read.because);
  return read;
}
const merged = (xml: string, now: Partial<{ baseNow: TextTree; versionNow: LanguageText | undefined; version: LanguageText | undefined }> = {}): Merged =>
  mergeExchange({ base, version, baseNow: base, versionNow: version, ...now, returned: back(xml).segments });
const applied = (edits: Merged['edits'], onto = version, of = base): LanguageText => {
  const edited = editLanguage(of, 'en', onto, edits);
  if (isRefusal(edited)) throw new Error(JSON.stringify(edited));
  return edited;
};
const clause = (address: string, of: TextTree = base): string => exchangeOf(of, undefined).find((unit) => unit.address === address)!.unit;
const worded = (text: LanguageText, unit: string): string => plainText(unitsById(text.tree).get(unit)!.content);

describe('a language version as XLIFF 2.1, out and in again', () => {
  it('is a whole real standard, and changes nothing when nothing was changed', () => {
    const xml = out(base, version);
    const { taken, confirmed, unchanged, conflicts, edits } = merged(xml);
    expect({ taken, confirmed, conflicts, edits }).toEqual({ taken: 0, confirmed: 0, conflicts: [], edits: [] });
    expect(unchanged).toBe(exchangeOf(base, version).length);
    expect(back(xml)).toMatchObject({ madeOf });
  });

  it('takes what a translator changed, and nothing else', () => {
    const xml = out(base, version).replace('<target>Scope</target>', '<target>Scope &amp; purpose</target>');
    const { edits, taken, conflicts } = merged(xml);
    expect({ taken, conflicts }).toEqual({ taken: 1, conflicts: [] });
    const text = applied(edits);
    expect(worded(text, clause('1'))).toBe('Scope & purpose');
    expect(stalenessOf(base, text.pins).stale).toEqual([]);
    // Taken once: the same file again has nothing new.
    expect(merged(xml, { versionNow: text })).toMatchObject({ edits: [], taken: 0, conflicts: [] });
  });

  it('is a new version, when there was none: every unit that was written, with what stands in it', () => {
    const empty = exchangeOf(base, undefined);
    expect(new Set(empty.map(({ standing }) => standing))).toEqual(new Set(['missing']));
    const xml = out(base, undefined).replaceAll(/<source>(.*)<\/source>/gu, '<source>$1</source><target>$1</target>').replaceAll('state="initial"', 'state="translated"');
    const { edits, taken, conflicts } = merged(xml, { version: undefined, versionNow: undefined });
    expect({ taken, conflicts }).toEqual({ taken: empty.length, conflicts: [] });
    const text = applied(edits, english);
    for (const { id, content } of base.units) expect(unitsById(text.tree).get(id)?.content).toEqual(content);
    expect(treeHash(text.tree)).toBe(treeHash(base));
  });

  it('leaves a unit behind that was made from an older base text, and lets one stand that was sent back as translated', () => {
    const unit = clause('1');
    const changed = sprout('zh-Hans', base.units.map((each) => (each.id === unit ? { ...each, content: contentOf('范围和目的') } : each)));
    // Made before the base changed, sent back after: the wording is taken, and is behind.
    const late = merged(out(base, version).replace('<target>Scope</target>', '<target>The scope</target>'), { baseNow: changed });
    expect(late).toMatchObject({ taken: 1, conflicts: [] });
    expect(stalenessOf(changed, applied(late.edits, version, changed).pins).stale).toEqual([unit]);
    // Made after it: the stale unit goes out as not translated; sent back as translated, it stands.
    const stale = writeXliff(madeOf, { source: 'zh-Hans', target: 'en' }, exchangeOf(changed, version));
    expect(stale.match(/<note category="standing">stale<\/note>/gu)).toHaveLength(1);
    expect(merged(stale, { baseNow: changed })).toMatchObject({ confirmed: 0, edits: [] });
    const stands = mergeExchange({ base: changed, version, baseNow: changed, versionNow: version, returned: back(stale.replaceAll('state="initial"', 'state="translated"')).segments });
    expect(stands).toMatchObject({ taken: 0, confirmed: 1, conflicts: [] });
    expect(stalenessOf(changed, applied(stands.edits, version, changed).pins).stale).toEqual([]);
  });

  it('overwrites nobody: both wordings are listed, and the rest is taken', () => {
    const meanwhile = applied([{ unit: clause('1'), text: 'Field of application' }]);
    const xml = out(base, version).replace('<target>Scope</target>', '<target>The scope</target>').replace('<target>Terms and definitions</target>', '<target>Terms</target>');
    const { conflicts, taken } = merged(xml, { versionNow: meanwhile });
    expect(conflicts).toEqual([{ code: 'CHANGED_MEANWHILE', unit: clause('1'), address: '1', theirs: 'The scope', ours: 'Field of application' }]);
    expect(taken).toBe(1);
  });

  it.each([
    ['a unit the base no longer has', { baseNow: sprout('zh-Hans', base.units.filter(({ id }) => id !== clause('1/1'))) }, (xml: string) => xml.replace(new RegExp(`(<unit id="${clause('1/1')}"[\\s\\S]*?<target>)`, 'u'), '$1New. '), 'UNIT_REMOVED'],
    ['a code that was never there', {}, (xml: string) => xml.replace('<target>Scope</target>', '<target>Sc<ph id="9"/>ope</target>'), 'CODE_UNKNOWN'],
    ['a unit nobody knows', {}, (xml: string) => xml.replace(`<unit id="${clause('1')}"`, '<unit id="elsewhere"'), 'UNIT_UNKNOWN'],
  ])('lists %s', (_, now, change, code) => {
    expect(merged(change(out(base, version)), now).conflicts.map((conflict) => conflict.code)).toEqual([code]);
  });

  it('reads what a tool makes of it: cut into segments, wrapped, annotated', () => {
    const xml = out(base, version).replace(
      /<segment id="s" state="translated">\s*<source>范围<\/source>\s*<target>Scope<\/target>\s*<\/segment>/u,
      '<segment id="s1" state="final"><source>范</source><target>The <mrk id="m1" type="comment">scope</mrk></target></segment><ignorable><source> </source></ignorable><segment id="s2" state="final"><source>围</source><target>of it</target></segment>',
    );
    expect(worded(applied(merged(xml).edits), clause('1'))).toBe('The scope of it');
  });

  it.each([
    ['an entity', '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff/>', 'XML_ENTITIES_REFUSED'],
    ['another kind of file', '<html/>', 'NOT_AN_EXCHANGE_FILE'],
    ['an older version', '<xliff version="1.1"/>', 'NOT_AN_EXCHANGE_FILE'],
    ['a file of another system', '<xliff version="2.1"><file id="f" original="readme.md"/></xliff>', 'NOT_AN_EXCHANGE_FILE'],
    ['a unit twice', `<xliff version="2.1"><file id="f" original="urn:lockstep:${standardId}:en:1:1"><unit id="a"/><unit id="a"/></file></xliff>`, 'NOT_AN_EXCHANGE_FILE'],
    ['no XML', 'PK', 'XML_MALFORMED'],
    ['a million elements inside each other', '<a>'.repeat(1_000_000), 'NESTING_TOO_DEEP'],
  ])('refuses %s', (_, xml, refused) => {
    expect(readXliff(Buffer.from(xml))).toMatchObject({ refused });
  });

  const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => !/\p{Cc}|\ufffe|\uffff/u.test(text));
  const run = fc.oneof(
    word.map((text): Inline => ({ text })),
    fc.record({ text: word, marks: fc.constantFrom(['bold'] as const, ['italic', 'sub'] as const) }),
    fc.record({ text: word, href: fc.constant('https://example.org/?a=1&b="2"') }),
    fc.record({ text: fc.constant('a\nb') }),
    fc.constant<Inline>({ text: 'E = mc^2', formula: { notation: 'latex', source: 'E = mc^2' } }),
    fc.record({ text: word, ref: fc.constant({ standard: 'GB/T 1.1—2020', clause: '4.2' }) }),
  );
  const content = fc.array(run, { minLength: 1, maxLength: 8 }).map((runs): Content => ({ blocks: [{ is: 'text', inlines: tidy(runs) }] })).filter((made) => plainText(made).trim() !== '');

  it.each([['2.1', writeXliff], ['1.2', writeXliff12]] as const)('changes nothing, whatever stands in the two texts, in version %s', (_, write) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(content, fc.option(content)), { minLength: 1, maxLength: 6 }), (pairs) => {
        const tree = sprout('zh-Hans', pairs.map(([own], at) => ({ id: `u${at}`, kind: 'paragraph' as const, parent: null, content: own })));
        const others = sprout('en', pairs.flatMap(([, other], at) => (other ? [{ id: `u${at}`, kind: 'paragraph' as const, parent: null, content: other }] : [])));
        const text = { tree: others, pins: others.units.map(({ id }) => ({ unit: id, baseHash: unitsById(tree).get(id)!.hash })) };
        const returned = back(write(madeOf, { source: 'zh-Hans', target: 'en' }, exchangeOf(tree, text))).segments;
        expect(mergeExchange({ base: tree, version: text, baseNow: tree, versionNow: text, returned })).toMatchObject({ edits: [], conflicts: [] });
      }),
      { numRuns: 150 },
    );
  });
});

describe('the same as XLIFF 1.2, for tools that do not read 2.1', () => {
  const old = (of: TextTree, text: LanguageText | undefined): string => writeXliff12(madeOf, { source: 'zh-Hans', target: 'en' }, exchangeOf(of, text));

  it('changes nothing when nothing was changed, and takes what was', () => {
    const xml = old(base, version);
    expect(back(xml)).toEqual({ ...back(out(base, version)), segments: back(out(base, version)).segments });
    expect(merged(xml)).toMatchObject({ edits: [], taken: 0, confirmed: 0, conflicts: [], unchanged: exchangeOf(base, version).length });
    const { edits, taken } = merged(xml.replace('>Scope</target>', '>Scope <g id="99">and</g> purpose</target>').replace('>Terms and definitions</target>', '>Terms</target>'));
    expect(taken).toBe(1);
    expect(worded(applied(edits), clause('2'))).toBe('Terms');
  });

  it('lets a stale unit stand when it comes back approved, or as translated, and not otherwise', () => {
    const unit = clause('1');
    const changed = sprout('zh-Hans', base.units.map((each) => (each.id === unit ? { ...each, content: contentOf('范围和目的') } : each)));
    const xml = old(changed, version);
    expect(xml.match(/approved="no"/gu)).toHaveLength(1 + exchangeOf(changed, version).filter(({ standing }) => standing === 'missing').flatMap(({ segments }) => segments).length);
    const of = (file: string) => mergeExchange({ base: changed, version, baseNow: changed, versionNow: version, returned: back(file).segments });
    expect(of(xml)).toMatchObject({ confirmed: 0, edits: [] });
    for (const said of [xml.replace('needs-review-translation', 'translated'), xml.replace(`id="${unit}" resname="1" approved="no"`, `id="${unit}" resname="1" approved="yes"`)]) expect(of(said)).toMatchObject({ confirmed: 1, conflicts: [] });
  });

  it('takes words out of the marks of segments and passes other proposals over', () => {
    const xml = old(base, version).replace('<target state="translated">Scope</target>', '<target state="final"><mrk mtype="seg" mid="0">The scope</mrk> <mrk mtype="seg" mid="1">of it</mrk></target><alt-trans><target>Field</target></alt-trans>');
    expect(worded(applied(merged(xml).edits), clause('1'))).toBe('The scope of it');
  });

  it.each(['bpt', 'it', 'x'])('lists a code of the tool’s own (%s)', (name) => {
    const xml = old(base, version).replace('>Scope</target>', `>Sc<${name} id="77">&lt;b&gt;</${name}>ope</target>`);
    expect(merged(xml).conflicts.map(({ code }) => code)).toEqual(['CODE_UNKNOWN']);
  });
});
