import { isRefusal } from '#lib/kernel';
import fc from 'fast-check';
import { addressesOf } from '../../model/address.js';
import { plainText } from '../../model/content.js';
import { treeOf, type Parsed } from '../../model/parsed.js';
import { iso5230File } from './iso5230.fixture.js';
import { importLimits } from './limits.js';
import { readDocx } from './read-docx.js';
import { docxOf, p, stylesOf, zipOf, type ZipPart } from './zip.fixture.js';

const read = async (body: string, ...more: readonly ZipPart[]): Promise<Parsed> => {
  const parsed = await readDocx(docxOf(body, more));
  if (isRefusal(parsed)) throw new Error(parsed.because);
  return parsed;
};
const outline = (parsed: Parsed): readonly string[] =>
  [...addressesOf(treeOf('zh-Hans', parsed, (index) => `u${index}`))].map(([id, address]) => {
    const unit = parsed.units[Number(id.slice(1))]!;
    return `${address} ${unit.kind} ${plainText(unit.content)}`;
  });
const styles = stylesOf('heading 1', 'heading 2', '章标题', '一级条标题', '附录标识', '段', '注：', 'toc 1', 'ANNEX', 'odd');
const br = '</w:t><w:br/><w:t>';

describe('reading a Word document', () => {
  it('understands the styles of Chinese standards and of Word', async () =>
    expect(outline(await read(p('范围', '章标题') + p('本文件规定。', '段') + p('术语和定义', 'heading1') + p(`2.1${br}合规文件${br}一系列文件。`) + p('可能包括。', '注：') + p('要求', '章标题') + p('政策', '一级条标题') + p('——第一项；') + p(`附录A${br}（资料性）${br}${br}译文`, '附录标识') + p('正文', '段'), styles))).toEqual([
      '1 clause 范围', '1/1 paragraph 本文件规定。', '2 clause 术语和定义', '2.1 term 合规文件', '2.1/1 paragraph 一系列文件。', '2.1/2 note 可能包括。', '3 clause 要求', '3.1 clause 政策', '3.1/1 item 第一项；', 'A clause 译文', 'A/1 paragraph 正文',
    ]));

  it('reads a term entry over one paragraph or several', async () => {
    const parsed = await read(p('2 术语和定义', 'heading1') + p(`2.1${br}合规文件：${br}一系列文件。`) + p('2.2') + p('政策') + p('一份声明。'), styles);
    expect(outline(parsed).slice(1)).toEqual(['1.1 term 合规文件', '1.1/1 paragraph 一系列文件。', '1.2 term 政策', '1.2/1 paragraph 一份声明。']);
    expect(parsed.units[1]).toMatchObject({ sourceNumber: '2.1', place: { paragraph: 2 } });
  });

  it('accepts tracked changes and reports each', async () => {
    const parsed = await read(`<w:p><w:r><w:t>must </w:t></w:r><w:ins w:id="1"><w:r><w:t>always </w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>be true</w:t></w:r></w:p>`);
    expect(plainText(parsed.units[0]!.content)).toBe('must always be true');
    expect(parsed.findings).toEqual(expect.arrayContaining([{ code: 'INSERTION_ACCEPTED', place: { paragraph: 1 }, snippet: 'always' }, { code: 'DELETION_ACCEPTED', place: { paragraph: 1 }, snippet: 'never' }]));
  });

  it('keeps tables with merged cells, links that are safe, marks and line breaks', async () => {
    const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const parsed = await read(
      `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:hyperlink r:id="l1"><w:r><w:t>here</w:t></w:r></w:hyperlink><w:hyperlink r:id="l2"><w:r><w:t> there</w:t></w:r></w:hyperlink></w:p>` +
        `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('a', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('b', '<w:vMerge w:val="restart"/>')}${cell('c')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('d')}</w:tr></w:tbl>`,
      { name: 'word/_rels/document.xml.rels', data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="l1" Target="https://spdx.org/" TargetMode="External"/><Relationship Id="l2" Target="file:///etc/passwd" TargetMode="External"/></Relationships>' },
    );
    expect(parsed.units[0]!.content.blocks).toEqual([{ is: 'text', inlines: [{ text: 'bold', marks: ['bold'] }, { text: '2', marks: ['sub'] }, { text: 'here', href: 'https://spdx.org/' }, { text: ' there' }] }]);
    expect(parsed.units[1]!.content.blocks).toEqual([{ is: 'table', rows: [[{ inlines: [{ text: 'a' }], header: true, columns: 2 }], [{ inlines: [{ text: 'b' }], rows: 2 }, { inlines: [{ text: 'c' }] }], [{ inlines: [{ text: 'd' }] }]] }]);
    expect(parsed.findings.map(({ code }) => code)).toContain('LINK_NOT_KEPT');
  });

  it('drops nothing silently: unknown styles, elements, symbols, hidden text and empty paragraphs are findings', async () => {
    const parsed = await read(p('x', 'odd') + '<w:p/>' + '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0AB"/><w:t>y</w:t></w:r><w:ruby><w:r><w:t>z</w:t></w:r></w:ruby></w:p>', styles);
    expect(parsed.findings.map(({ code, snippet }) => `${code} ${snippet}`.trim())).toEqual(expect.arrayContaining(['STYLE_NOT_KNOWN odd', 'EMPTY_PARAGRAPHS_LEFT_OUT', 'HIDDEN_TEXT_LEFT_OUT secret', 'SYMBOL_NOT_KNOWN Wingdings F0AB', 'ELEMENT_NOT_UNDERSTOOD <w:ruby> z']));
  });
});

describe('a file that is refused', () => {
  const bomb = (size: number): ZipPart => ({ name: 'word/media/x.bin', data: Buffer.alloc(size) });
  const document = (xml: string | Uint8Array): Uint8Array => zipOf([{ name: 'word/document.xml', data: xml }]);
  const billion = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>';
  const nested = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:sdt><w:sdtContent>'.repeat(300)}${'</w:sdtContent></w:sdt>'.repeat(300)}</w:body></w:document>`;
  it.each([
    ['no ZIP', Buffer.from('hello'), 'NOT_A_DOCX'],
    ['an empty file', Buffer.alloc(0), 'NOT_A_DOCX'],
    ['the older format', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'NOT_A_DOCX'],
    ['a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), 'FILE_ENCRYPTED'],
    ['an encrypted part', zipOf([{ name: 'word/document.xml', data: 'x', lie: { flags: 1 } }]), 'FILE_ENCRYPTED'],
    ['another ZIP', zipOf([{ name: 'a.txt', data: 'x' }]), 'NOT_A_DOCX'],
    ['no body', document('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'), 'NOT_A_DOCX'],
    ['a part compressed beyond reason', docxOf(p('x'), [bomb(8 * 1024 * 1024)]), 'ZIP_BOMB'],
    ['a part that inflates to more than it declares', zipOf([{ name: 'word/document.xml', data: 'a'.repeat(500_000), lie: { size: 100 } }]), 'ZIP_BOMB'],
    ['entities', document(billion), 'XML_ENTITIES_REFUSED'],
    ['an external entity', document('<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>'), 'XML_ENTITIES_REFUSED'],
    ['an undeclared entity', document('<w>&xxe;</w>'), 'XML_ENTITIES_REFUSED'],
    ['broken XML', document('<w><b></w>'), 'XML_MALFORMED'],
    ['bytes of another encoding', document(Buffer.from('3c773eb9fa3c2f773e', 'hex')), 'ENCODING_NOT_UTF8'],
    ['XML nested without end', document(nested), 'NESTING_TOO_DEEP'],
    ['no words', docxOf('<w:p/>'), 'TEXT_EMPTY'],
  ])('%s', async (_, bytes, code) => {
    const answer = await readDocx(bytes);
    expect(answer).toMatchObject({ refused: code, because: expect.any(String), remedy: expect.any(String) });
    expect(await readDocx(bytes)).toEqual(answer);
  });

  it('says how large it is and how large it may be', async () => {
    expect(await readDocx(docxOf(p('x')), { ...importLimits, maxFileBytes: 10 })).toMatchObject({ refused: 'FILE_TOO_LARGE', facts: { maxBytes: 10 } });
    expect(await readDocx(docxOf(p('x'), [{ name: 'big', data: 'xyz'.repeat(1000) }]), { ...importLimits, maxUnpackedBytes: 2000 })).toMatchObject({ refused: 'ZIP_BOMB', facts: { maxUnpackedBytes: 2000 } });
    expect(await readDocx(docxOf(p('x'), [{ name: 'a', data: '' }, { name: 'b', data: '' }]), { ...importLimits, maxEntries: 2 })).toMatchObject({ refused: 'ZIP_BOMB', facts: { entries: 3, maxEntries: 2 } });
  });

  it('whatever is broken in a real file is a refusal or a text, never a crash', async () => {
    const whole = iso5230File('2.0/zh-Hans.docx');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), fc.option(fc.nat(whole.length)), async (flips, end) => {
        const broken = Uint8Array.from(whole);
        for (const [at, byte] of flips) broken[at] = byte;
        const answer = await readDocx(end === null ? broken : broken.subarray(0, end));
        expect(isRefusal(answer) || answer.units.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
