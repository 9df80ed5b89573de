import { isRefusal } from '#lib/kernel';
import { mathmlProblem, plainText, referencesOf, type Content, type Formula } from '../../model/content.js';
import { countsOf } from '../../model/numbers.js';
import { treeOf, type Parsed } from '../../model/parsed.js';
import { readDocx } from './read-docx.js';
import { docxOf, p, stylesOf, type ZipPart } from './zip.fixture.js';

const read = async (body: string, ...more: readonly ZipPart[]): Promise<Parsed> => {
  const parsed = await readDocx(docxOf(body, more));
  if (isRefusal(parsed)) throw new Error(parsed.because);
  return parsed;
};
const said = ({ units }: Parsed): readonly string[] => units.map(({ kind, content }) => `${kind} ${plainText(content)}`);
const codes = ({ findings }: Parsed): readonly string[] => findings.map(({ code }) => code);
const styles = stylesOf('heading 1', 'caption', '表标题');

const math = (inside: string): string => `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inside}</m:oMath>`;
const r = (text: string, properties = ''): string => `<m:r>${properties && `<m:rPr>${properties}</m:rPr>`}<m:t>${text}</m:t></m:r>`;
const row = (...cells: readonly string[]): string => `<m:mr>${cells.map((cell) => `<m:e>${cell}</m:e>`).join('')}</m:mr>`;

describe('a formula of Word', () => {
  const formulaOf = async (inside: string): Promise<Formula> => {
    const { units } = await read(`<w:p><w:r><w:t>where </w:t></w:r>${math(inside)}</w:p>`);
    const [block] = units[0]!.content.blocks;
    return (block?.is === 'text' && block.inlines.find(({ formula }) => formula)?.formula) as Formula;
  };
  const m = '<math xmlns="http://www.w3.org/1998/Math/MathML">';

  it.each([
    ['letters, numbers and signs', r('E=mc-1,5'), '<mi>E</mi><mo>=</mo><mi>m</mi><mi>c</mi><mo>−</mo><mn>1,5</mn>'],
    ['words', r('if ', '<m:nor/>') + r('sin', '<m:sty m:val="p"/>') + r('A', '<m:sty m:val="p"/>') + r('v', '<m:sty m:val="bi"/>'), '<mtext>if </mtext><mi>sin</mi><mi mathvariant="normal">A</mi><mi mathvariant="bold-italic">v</mi>'],
    ['a fraction', `<m:f><m:num>${r('1')}</m:num><m:den>${r('2x')}</m:den></m:f>`, '<mfrac><mn>1</mn><mrow><mn>2</mn><mi>x</mi></mrow></mfrac>'],
    ['a fraction in the line', `<m:f><m:fPr><m:type m:val="lin"/></m:fPr><m:num>${r('1')}</m:num><m:den>${r('2')}</m:den></m:f>`, '<mrow><mn>1</mn><mo>/</mo><mn>2</mn></mrow>'],
    ['roots', `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${r('x')}</m:e></m:rad><m:rad><m:deg>${r('3')}</m:deg><m:e>${r('x')}</m:e></m:rad>`, '<msqrt><mi>x</mi></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>'],
    ['raised and lowered', `<m:sSubSup><m:e>${r('x')}</m:e><m:sub>${r('i')}</m:sub><m:sup>${r('2')}</m:sup></m:sSubSup>`, '<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>'],
    ['a sum, its limits under and over', `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${r('i')}</m:sub><m:sup>${r('n')}</m:sup><m:e>${r('i')}</m:e></m:nary>`, '<mrow><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi></mrow>'],
    ['an integral, its limits beside', `<m:nary><m:sub>${r('0')}</m:sub><m:sup>${r('1')}</m:sup><m:e>${r('x')}</m:e></m:nary>`, '<mrow><msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi></mrow>'],
    ['brackets of its own', `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>${r('a')}</m:e><m:e>${r('b')}</m:e></m:d>`, '<mrow><mo fence="true">[</mo><mi>a</mi><mo separator="true">|</mo><mi>b</mi></mrow>'],
    ['a matrix', `<m:m>${row(r('a'), r('b'))}${row(r('c'), r('d'))}</m:m>`, '<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>'],
    ['an accent and a bar', `<m:acc><m:e>${r('x')}</m:e></m:acc><m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>${r('y')}</m:e></m:bar>`, '<mover accent="true"><mi>x</mi><mo>\u0302</mo></mover><mover accent="true"><mi>y</mi><mo>¯</mo></mover>'],
    ['what XML must not hold as it is', r('a&lt;b&amp;c'), '<mi>a</mi><mo>&lt;</mo><mi>b</mi><mo>&amp;</mo><mi>c</mi>'],
  ])('keeps %s', async (_, inside, expected) => {
    const formula = await formulaOf(inside);
    expect(formula).toEqual({ notation: 'mathml', source: `${m}${expected}</math>` });
    expect(mathmlProblem(formula.source)).toBeNull();
  });

  it('stands by itself where the paragraph says nothing else, with its number where it has one', async () => {
    const tab = '<w:r><w:tab/></w:r>';
    const parsed = await read(`<w:p>${tab}${math(r('a'))}${tab}<w:r><w:t>（1）</w:t></w:r></w:p><w:p><m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${math(r('b'))}</m:oMathPara></w:p><w:p>${math(r('c'))}<w:r><w:t>……(A.2)</w:t></w:r></w:p>`);
    expect(parsed.units.map(({ kind, content }) => [kind, content.numbering, plainText(content)])).toEqual([
      ['formula', 'counted', 'a'],
      ['formula', undefined, 'b'],
      ['formula', 'counted', 'c'],
    ]);
    expect([...countsOf(treeOf('en', parsed, String)).values()]).toEqual(['1', '2']);
  });

  it('is kept as its characters where Word holds what nobody here knows, and that is said', async () => {
    const parsed = await read(`<w:p>${math(`<m:odd>${r('x')}</m:odd>`)}</w:p>`);
    expect(said(parsed)).toEqual(['formula x']);
    expect(codes(parsed)).toContain('ELEMENT_NOT_UNDERSTOOD');
    const deep = await read(`<w:p>${math(`${'<m:sSup><m:e>'.repeat(70)}${r('x')}${`</m:e><m:sup>${r('2')}</m:sup></m:sSup>`.repeat(70)}`)}</w:p>`);
    expect(deep.units[0]!.content.blocks).toEqual([{ is: 'formula', source: `x${'2'.repeat(70)}` }]);
    expect(codes(deep)).toContain('FORMULA_AS_TEXT');
  });

  it('is kept within cells and footnotes', async () => {
    const parsed = await read(`<w:tbl><w:tr><w:tc>${p('x')}</w:tc><w:tc><w:p>${math(r('y'))}</w:p></w:tc></w:tr></w:tbl>`);
    expect(parsed.units[0]!.content.blocks).toMatchObject([{ is: 'table', rows: [[{ inlines: [{ text: 'x' }] }, { inlines: [{ text: 'y', formula: { notation: 'mathml' } }] }]] }]);
  });
});

describe('a picture of Word', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const relations = (target: string): ZipPart => ({ name: 'word/_rels/document.xml.rels', data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="i1" Target="${target}"/></Relationships>` });
  const drawing = '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="The parts"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="i1"/></wp:inline></w:drawing></w:r>';

  it('comes along with its bytes, named by their hash, and has the caption below it', async () => {
    const parsed = await read(`<w:p>${drawing}</w:p>${p('Figure 3 — Parts of it', 'caption')}${p('After it.')}`, styles, relations('media/a.png'), { name: 'word/media/a.png', data: png });
    expect(parsed.assets).toMatchObject([{ mediaType: 'image/png', ref: expect.stringMatching(/^sha256:/u) }]);
    expect(Buffer.from(parsed.assets![0]!.bytes).equals(png)).toBe(true);
    expect(parsed.units.map(({ content }) => content.blocks)).toEqual([
      [{ is: 'figure', ref: parsed.assets![0]!.ref, alt: 'The parts', mediaType: 'image/png' }, { is: 'text', inlines: [{ text: 'Parts of it' }] }],
      [{ is: 'text', inlines: [{ text: 'After it.' }] }],
    ]);
    expect(codes(parsed)).not.toContain('IMAGE_BYTES_LEFT_OUT');
  });

  it('is named and reported where a page cannot show it, whatever its name says', async () => {
    const parsed = await read(`<w:p>${drawing}</w:p>`, relations('media/a.png'), { name: 'word/media/a.png', data: '<svg onload="x"/>' });
    expect(parsed).not.toHaveProperty('assets');
    expect(parsed.units[0]!.content.blocks).toEqual([{ is: 'figure', ref: expect.stringMatching(/^sha256:/u), alt: 'The parts' }]);
    expect(codes(parsed)).toContain('IMAGE_BYTES_LEFT_OUT');
  });

  it('in a cell is kept as its description, and that is said', async () => {
    const parsed = await read(`<w:tbl><w:tr><w:tc><w:p>${drawing}</w:p></w:tc></w:tr></w:tbl>`, relations('media/a.png'), { name: 'word/media/a.png', data: png });
    expect(said(parsed)).toEqual(['table The parts']);
    expect(codes(parsed)).toContain('OBJECT_LEFT_OUT');
  });
});

describe('a caption of Word', () => {
  const table = `<w:tbl><w:tr><w:tc>${p('cell')}</w:tc></w:tr></w:tbl>`;

  it.each([
    ['by its label', p('Table 1 — Values') + table, 'table cell\nValues'],
    ['by its label in Chinese', p('表A.1　数值') + table, 'table cell\n数值'],
    ['by its style, though it has no label', p('数值', '表标题') + table, 'table cell\n数值'],
  ])('above a table is its caption: %s', async (_, body, expected) => expect(said(await read(body, styles))).toEqual([expected]));

  it.each([
    ['a sentence about the table', p('Table 1 shows the values.') + table, ['paragraph Table 1 shows the values.', 'table cell']],
    ['the caption of a figure', p('Figure 1 — Parts') + table, ['paragraph Figure 1 — Parts', 'table cell']],
    ['a caption beside nothing', p('Table 9 — Gone', 'caption') + p('Text.'), ['paragraph Table 9 — Gone', 'paragraph Text.']],
  ])('is not %s', async (_, body, expected) => expect(said(await read(body, styles))).toEqual(expected));
});

describe('a cross-reference of Word', () => {
  const field = (instruction: string, ...words: readonly string[]): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${words.map((word) => `<w:r><w:t>${word}</w:t></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const marked = (name: string, text: string): string => `<w:p><w:pPr><w:pStyle w:val="heading1"/></w:pPr><w:bookmarkStart w:id="1" w:name="${name}"/><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const linked = async (body: string) => {
    const parsed = await read(body, styles);
    return { refs: parsed.units.flatMap(({ content }: { content: Content }) => referencesOf(content)), codes: codes(parsed), said: said(parsed) };
  };

  it('leads to the unit where its bookmark stands; a number it showed is derived, words stay', async () => {
    const body = marked('_Ref1', '范围') + marked('_Ref2', '要求') + `<w:p><w:r><w:t>见第</w:t></w:r>${field('REF _Ref2 \\r \\h', '2')}<w:r><w:t>章和“</w:t></w:r>${field('REF _Ref1 \\h', '范', '围')}<w:r><w:t>”。</w:t></w:r></w:p>`;
    expect((await linked(body)).refs).toEqual([
      { ref: { unit: '1' }, text: '' },
      { ref: { unit: '0' }, text: '范围' },
    ]);
  });

  it('may be a link within the document, and may come before its bookmark', async () => {
    const { refs } = await linked(`<w:p><w:hyperlink w:anchor="later"><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p><w:bookmarkStart w:id="2" w:name="later"/>${p('Later', 'heading1')}`);
    expect(refs).toEqual([{ ref: { unit: '1' }, text: 'there' }]);
  });

  it('to a bookmark that is not there, or to a page, stays as the words it showed, and that is said', async () => {
    const { refs, codes: found, said: words } = await linked(`<w:p><w:r><w:t>See </w:t></w:r>${field('REF gone \\r', '4.2')}<w:r><w:t> on page </w:t></w:r>${field('PAGEREF _Ref1', '7')}</w:p>`);
    expect({ refs, words }).toEqual({ refs: [], words: ['paragraph See 4.2 on page 7'] });
    expect(found.filter((code) => code === 'REFERENCE_AS_TEXT')).toHaveLength(2);
  });
});

describe('tracked changes of Word', () => {
  it('a deleted paragraph mark joins two paragraphs, a deleted row goes', async () => {
    const parsed = await read(
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">one </w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">two </w:t></w:r></w:p>${p('three')}${p('four')}` +
        `<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc>${p('gone')}</w:tc></w:tr><w:tr><w:tc>${p('kept')}</w:tc></w:tr></w:tbl>`,
    );
    expect(said(parsed)).toEqual(['paragraph one two three', 'paragraph four', 'table kept']);
    expect(parsed.units[1]!.place).toEqual({ paragraph: 4 });
    expect(codes(parsed).filter((code) => code === 'DELETION_ACCEPTED')).toHaveLength(2);
  });
});
