import { linearOf, type Formula, type Inline, type Mark } from '../../../model/content.js';
import { allOf, childOf, elementsOf, valueOf, wordsOf, type Element } from '../xml-tree.js';
import type { Reading } from './context.js';
import { linkOf } from './fields.js';
import { formulaOfWord } from './omml.js';
import { isOn } from './styles.js';

/** What stands in one paragraph. */
export interface ParagraphBody {
  readonly inlines: Inline[];
  readonly footnotes: (readonly Inline[])[];
  readonly figures: { readonly ref: string; readonly alt: string; readonly mediaType?: string }[];
  readonly formulas: Formula[];
  /** Paragraphs inside a text box anchored here; read after this one. */
  readonly boxes: Element[];
}

/** Elements that hold no words of the text. */
const silent = new Set(
  (
    'w:pPr w:rPr w:sdtPr w:sdtEndPr w:tblPr w:sectPr w:bookmarkEnd w:proofErr w:lastRenderedPageBreak w:softHyphen w:fldData ' +
    'w:commentRangeStart w:commentRangeEnd w:permStart w:permEnd w:footnoteRef w:endnoteRef w:annotationRef w:separator ' +
    'w:continuationSeparator w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart ' +
    'w:customXmlInsRangeEnd mc:Fallback'
  ).split(' '),
);

/** Reads the runs of a paragraph or of anything inside one, in order. */
export function readRuns(parent: Element, context: Reading, body: ParagraphBody, address: string | null = null, marks: readonly Mark[] = []): void {
  for (const element of elementsOf(parent)) readRun(element, context, body, address, marks);
}

function readRun(element: Element, context: Reading, body: ParagraphBody, address: string | null, marks: readonly Mark[]): void {
  const { fields, findings } = context;
  const place = { paragraph: context.paragraph };
  const put = (text: string): void => {
    if (fields.isHidden) return;
    const link = linkOf(fields.address ?? address);
    if (link.isRefused && text.trim() !== '') findings.count('LINK_NOT_KEPT', place, fields.address ?? address ?? '', `link ${context.paragraph}`);
    if (fields.isPointer && !fields.isContents && text.trim() !== '') findings.add('REFERENCE_AS_TEXT', place, text);
    const ref = link.href === undefined && !fields.isContents ? (fields.reference ?? context.anchor) : undefined;
    const last = body.inlines.at(-1);
    if (ref && last?.ref === ref) body.inlines[body.inlines.length - 1] = { ...last, text: last.text + text };
    else body.inlines.push({ text, marks, ...(link.href === undefined ? {} : { href: link.href }), ...(ref ? { ref } : {}) });
  };
  switch (element.name) {
    case 'w:r':
      if (isOn(childOf(element, 'w:rPr'), 'w:vanish')) {
        if (wordsOf(element).trim() !== '') findings.add('HIDDEN_TEXT_LEFT_OUT', place, wordsOf(element));
        return;
      }
      return readRuns(element, context, body, address, marksOf(element, context));
    case 'w:t':
      return put(wordsOf(element));
    case 'w:tab':
    case 'w:ptab':
      return put('\t');
    case 'w:br':
      return ['page', 'column'].includes(element.attributes['w:type'] ?? '') ? undefined : put('\n');
    case 'w:cr':
      return put('\n');
    case 'w:noBreakHyphen':
      return put('\u2011');
    case 'w:sym':
      return putSymbol(element, context, put);
    case 'w:fldChar':
      return turn(element.attributes['w:fldCharType'], context);
    case 'w:instrText':
      return fields.instruct(wordsOf(element));
    case 'w:fldSimple':
      fields.begin();
      fields.instruct(element.attributes['w:instr'] ?? '');
      fields.separate();
      readRuns(element, context, body, address, marks);
      return fields.end();
    case 'w:bookmarkStart':
      return void context.mark(element.attributes['w:name'], context.paragraph);
    case 'w:hyperlink': {
      const target = context.targets.get(element.attributes['r:id'] ?? '');
      const [anchor, outer] = [element.attributes['w:anchor'], context.anchor];
      if (target === undefined && anchor) context.anchor = { unit: anchor };
      readRuns(element, context, body, target ?? address, marks);
      context.anchor = outer;
      return;
    }
    case 'w:ins':
    case 'w:moveTo':
      if (elementsOf(element).length > 0) findings.count('INSERTION_ACCEPTED', place, wordsOf(element), `ins ${context.paragraph}`);
      return readRuns(element, context, body, address, marks);
    case 'w:del':
    case 'w:moveFrom':
      return findings.count('DELETION_ACCEPTED', place, wordsOf(element), `del ${context.paragraph}`);
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return footnote(element, context, body);
    case 'w:commentReference':
      return findings.add('COMMENT_LEFT_OUT', place, body.inlines.map((run) => run.text).join(''));
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return picture(element, context, body);
    case 'm:oMathPara':
      for (const math of elementsOf(element).filter(({ name }) => name === 'm:oMath')) {
        const formula = formulaIn(math, context);
        if (formula) body.formulas.push(formula);
      }
      return;
    case 'm:oMath': {
      const formula = formulaIn(element, context);
      if (formula && !fields.isHidden) body.inlines.push({ text: linearOf(formula), formula });
      return;
    }
    case 'mc:AlternateContent':
      return readRuns(childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback') ?? element, context, body, address, marks);
    case 'w:sdt':
      return readRuns(childOf(element, 'w:sdtContent') ?? element, context, body, address, marks);
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:dir':
    case 'w:bdo':
      return readRuns(element, context, body, address, marks);
    default:
      if (!silent.has(element.name)) findings.count('ELEMENT_NOT_UNDERSTOOD', place, `<${element.name}> ${wordsOf(element)}`, element.name);
  }
}

function formulaIn(math: Element, { findings, paragraph }: Reading): Formula | null {
  const read = formulaOfWord(math);
  if (!read) return null;
  if (read.formula.notation === 'linear') findings.add('FORMULA_AS_TEXT', { paragraph }, read.formula.source);
  for (const name of read.unknown) findings.count('ELEMENT_NOT_UNDERSTOOD', { paragraph }, `<${name}> in a formula`, name);
  return read.formula;
}

function marksOf(run: Element, { styles }: Reading): readonly Mark[] {
  const properties = childOf(run, 'w:rPr');
  const style = styles.runMarks(valueOf(properties, 'w:rStyle'));
  const position = valueOf(properties, 'w:vertAlign');
  const isBold = childOf(properties, 'w:b') ? isOn(properties, 'w:b') : style.isBold;
  const isItalic = childOf(properties, 'w:i') ? isOn(properties, 'w:i') : style.isItalic;
  return [
    ...(isBold ? (['bold'] as const) : []),
    ...(isItalic ? (['italic'] as const) : []),
    ...(position === 'subscript' ? (['sub'] as const) : []),
    ...(position === 'superscript' ? (['sup'] as const) : []),
  ];
}

function turn(type: string | undefined, { fields }: Reading): void {
  if (type === 'begin') fields.begin();
  if (type === 'separate') fields.separate();
  if (type === 'end') fields.end();
}

/** Characters of the fonts Symbol and Wingdings that standards use. */
const symbols: Readonly<Record<string, string>> = {
  F0B7: '•',
  F0A7: '▪',
  F0B0: '°',
  F0B1: '±',
  F0B4: '×',
  F0A3: '≤',
  F0B3: '≥',
  F06D: 'μ',
  F057: 'Ω',
  F0B9: '≠',
  F0BB: '≈',
  F0E0: '→',
  F0D8: '➢',
  F0FC: '✓',
};

function putSymbol(element: Element, context: Reading, put: (text: string) => void): void {
  const code = (element.attributes['w:char'] ?? '').toUpperCase();
  const symbol = symbols[code];
  if (symbol === undefined) context.findings.add('SYMBOL_NOT_KNOWN', { paragraph: context.paragraph }, `${element.attributes['w:font'] ?? ''} ${code}`);
  put(symbol ?? '\ufffd');
}

function footnote(element: Element, context: Reading, body: ParagraphBody): void {
  const note = context.footnotes.get(`${element.name} ${element.attributes['w:id'] ?? ''}`);
  if (!note) return context.findings.add('FOOTNOTE_NOT_FOUND', { paragraph: context.paragraph }, element.attributes['w:id'] ?? '');
  body.footnotes.push(note);
  body.inlines.push({ text: '', footnote: body.footnotes.length });
}

function picture(element: Element, context: Reading, body: ParagraphBody): void {
  const boxes = allOf(element, 'w:txbxContent');
  if (boxes[0]) return void body.boxes.push(boxes[0]);
  const id = allOf(element, 'a:blip')[0]?.attributes['r:embed'] ?? allOf(element, 'v:imagedata')[0]?.attributes['r:id'];
  const described = allOf(element, 'wp:docPr')[0]?.attributes;
  const alt = described?.['descr'] || described?.['title'] || '';
  const place = { paragraph: context.paragraph };
  if (id === undefined) return context.findings.add('OBJECT_LEFT_OUT', place, alt);
  body.figures.push({ ...(context.pictures.get(id) ?? { ref: context.targets.get(id) ?? id }), alt });
}

