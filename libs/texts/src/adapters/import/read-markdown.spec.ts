import { isRefusal, type Refusal } from '#lib/kernel';
import { addressesOf } from '../../model/address.js';
import { plainText } from '../../model/content.js';
import { treeOf, type Parsed } from '../../model/parsed.js';
import { importLimits } from './limits.js';
import { readMarkdown } from './read-markdown.js';

const read = (text: string): Parsed => {
  const parsed = readMarkdown(text);
  if (isRefusal(parsed)) throw new Error(parsed.because);
  return parsed;
};
const outline = (parsed: Parsed): readonly string[] =>
  [...addressesOf(treeOf('en', parsed, (index) => `u${index}`))].map(([id, address]) => {
    const unit = parsed.units[Number(id.slice(1))]!;
    return `${address} ${unit.kind} ${plainText(unit.content)}`;
  });
const codes = (parsed: Parsed): readonly string[] => parsed.findings.map(({ code, place }) => `${code} ${JSON.stringify(place)}`);

describe('reading Markdown', () => {
  it('finds title, clauses, terms, notes, lists and tables, and strips their numbers and labels', () =>
    expect(outline(read('# The standard\n\n## 1 Scope\n\nThis document applies.\n\n## 2 Terms and definitions\n\n### 2.1 artifact\n\na thing\n\nNote: of a kind\n\nISO keeps a database.\n\n## 3 - Rules\n\nShall\n\n- be true\n  - always\n- be short\n\n- 3.1 - A record.\n\nNOTE 1: why\n\n| a | b |\n|---|---|\n| c | d |\n'))).toEqual([
      '/1 title The standard', '1 clause Scope', '1/1 paragraph This document applies.', '2 clause Terms and definitions', '2.1 term artifact', '2.1/1 paragraph a thing', '2.1/2 note of a kind', '2/1 paragraph ISO keeps a database.',
      '3 clause Rules', '3/1 paragraph Shall', '3/2 item be true', '3/2/1 item always', '3/3 item be short', '3.1 item A record.', '3/4 note why', '3/5 table a\tb\nc\td',
    ]));

  it('keeps marks and safe links, and says which links it did not keep', () => {
    const parsed = read('# 1 Scope\n\nSee **[spdx](https://spdx.org)**, `code` and [this](javascript:x).');
    expect(parsed.units[1]!.content.blocks).toEqual([{ is: 'text', inlines: [{ text: 'See ' }, { text: 'spdx', marks: ['bold'], href: 'https://spdx.org' }, { text: ', ' }, { text: 'code', marks: ['code'] }, { text: ' and this.' }] }]);
    expect(codes(parsed)).toContain('LINK_NOT_KEPT {"line":3}');
  });

  it('keeps HTML as the characters it is', () => {
    const parsed = read('# 1 Scope\n\nA <script>alert(1)</script>');
    expect(plainText(parsed.units[1]!.content)).toBe('A <script>alert(1)</script>');
    expect(codes(parsed)).toContain('RAW_HTML_AS_TEXT {"line":3}');
  });

  it('takes cover and contents off and reports both', () => {
    const parsed = read('# Name\n\nVersion 2\n\n## Contents\n\n### 1 Scope\n\n- 1.1 Part\n\n# 1 Scope\n\nText');
    expect(outline(parsed)).toEqual(['1 clause Scope', '1/1 paragraph Text']);
    expect(codes(parsed)).toEqual(expect.arrayContaining(['COVER_LEFT_OUT {"line":1}', 'COVER_LEFT_OUT {"line":3}', 'CONTENTS_LEFT_OUT {"line":5}']));
  });

  it('reports what it corrected: headings inside numbered clauses, numbers out of step', () => {
    const parsed = read('# 1 Scope\n\n## Rationale\n\nWhy\n\n# 3 Rules\n\nText');
    expect(outline(parsed)).toEqual(['1 clause Scope', '1/1 paragraph Rationale', '1/2 paragraph Why', '2 clause Rules', '2/1 paragraph Text']);
    expect(codes(parsed)).toEqual(['HEADING_AS_PARAGRAPH {"line":3}', 'NUMBER_OUT_OF_STEP {"line":7}', 'TITLE_NOT_FOUND {"line":1}']);
  });

  it('reads lettered lines as items, but not a sentence that counts within itself', () =>
    expect(outline(read('# 1 Rules\n\n**a) one**\n**b) two**\n\ni) this and ii) that')).slice(1)).toEqual(['1/1 item one', '1/2 item two', '1/3 paragraph i) this and ii) that']));

  it('knows annexes by their word, and words that only begin like it', () =>
    expect(outline(read('# 1 Rules\n\nText\n\n# Annex A (informative) Why\n\n## A.1 More\n\nText\n\n# Appendices of others'))).toEqual(['1 clause Rules', '1/1 paragraph Text', 'A clause Why', 'A.1 clause More', 'A.1/1 paragraph Text', '/1 clause Appendices of others']));

  it('reads the same file the same way twice', () => expect(read('# 1 Scope\n\nText')).toEqual(read('# 1 Scope\n\nText')));

  it('refuses what is no text, with the facts', () => {
    const refused = (file: string | Uint8Array, limits = importLimits): Partial<Refusal> => readMarkdown(file, limits) as Refusal;
    expect(refused('   \n')).toMatchObject({ refused: 'TEXT_EMPTY' });
    expect(refused(Uint8Array.of(0xb9, 0xfa, 0xb1, 0xea))).toMatchObject({ refused: 'ENCODING_NOT_UTF8' }); // GBK
    expect(refused('a\0b')).toMatchObject({ refused: 'ENCODING_NOT_UTF8' });
    expect(refused('abcdef', { ...importLimits, maxFileBytes: 5 })).toMatchObject({ refused: 'FILE_TOO_LARGE', facts: { bytes: 6, maxBytes: 5 } });
    expect(refused('- '.repeat(60) + 'x', { ...importLimits, maxNesting: 20 })).toMatchObject({ refused: 'NESTING_TOO_DEEP', facts: { maxNesting: 20 } });
    expect(refused('a\n\nb', { ...importLimits, maxUnits: 1 })).toMatchObject({ refused: 'TEXT_TOO_LONG', facts: { units: 2, maxUnits: 1 } });
  });

  it('stays quick on files made to be slow', () => {
    const started = process.cpuUsage().user;
    for (const nasty of [`# ${' '.repeat(50_000)}“${' '.repeat(50_000)}x`, `${'a'.repeat(200_000)}`, `${'[a]('.repeat(5_000)}`, `# ${'术语'.repeat(20_000)}\n\n“${'a '.repeat(50_000)}`, `1.${'1.'.repeat(50_000)}`, '> '.repeat(5_000)]) readMarkdown(nasty);
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(5_000); // milliseconds of CPU; in truth a few hundred
  });
});
