import { linearOf, textOf, tidy, type Cell, type Formula, type Inline } from '../../../model/content.js';
import type { SourceBlock } from '../../../model/reading/source-block.js';
import { childOf, elementsOf, valueOf, wordsOf, type Element } from '../xml-tree.js';
import type { Reading } from './context.js';
import { readRuns, type ParagraphBody } from './runs.js';
import { figure } from './styles.js';

/** Reads the body of a document into blocks, in order. */
export function readBody(parent: Element, context: Reading): readonly SourceBlock[] {
  let before: readonly (Element | string)[] = []; // of paragraphs whose mark is deleted: they go on in the next one
  const elements = elementsOf(parent);
  return elements.flatMap((element, at): readonly SourceBlock[] => {
    switch (element.name) {
      case 'w:p': {
        const whole = before.length === 0 ? element : { ...element, children: [...element.children.filter(isProperties), ...before, ...element.children.filter((child) => !isProperties(child))] };
        before = [];
        if (isMarkDeleted(element) && elements[at + 1]?.name === 'w:p') {
          context.paragraph += 1;
          context.findings.count('DELETION_ACCEPTED', { paragraph: context.paragraph }, '¶', `mark ${context.paragraph}`);
          before = whole.children.filter((child) => !isProperties(child));
          return [];
        }
        return readParagraph(whole, context);
      }
      case 'w:tbl':
        return readTable(element, context);
      case 'w:sdt':
        return readBody(childOf(element, 'w:sdtContent') ?? { name: '', attributes: {}, children: [] }, context);
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
      case 'w:smartTag':
        return readBody(element, context);
      case 'w:bookmarkStart':
        return context.mark(element.attributes['w:name'], context.paragraph + 1);
      case 'w:sectPr':
      case 'w:bookmarkEnd':
      case 'w:proofErr':
        return [];
      default:
        if (wordsOf(element).trim() !== '') context.findings.add('ELEMENT_NOT_UNDERSTOOD', { paragraph: context.paragraph + 1 }, `<${element.name}> ${wordsOf(element)}`);
        return [];
    }
  });
}

const isProperties = (child: Element | string): boolean => typeof child !== 'string' && child.name === 'w:pPr';
const isMarkDeleted = (paragraph: Element): boolean => childOf(childOf(childOf(paragraph, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined;

function readParagraph(element: Element, context: Reading): readonly SourceBlock[] {
  context.paragraph += 1;
  const place = { paragraph: context.paragraph };
  const properties = childOf(element, 'w:pPr');
  const startsInContents = context.fields.isContents;
  const body: ParagraphBody = { inlines: [], footnotes: [], figures: [], formulas: [], boxes: [] };
  const looks = lookOf(properties, context);
  let isContents = startsInContents;
  for (const child of elementsOf(element)) {
    readRuns({ ...element, children: [child] }, context, body);
    isContents ||= context.fields.isContents;
  }
  const blocks: SourceBlock[] = [];
  const hasWords = textOf(body.inlines).trim() !== '';
  const alone = hasWords && body.formulas.length === 0 ? formulaAlone(body.inlines) : null;
  if (alone) blocks.push({ as: 'formula', place, inlines: [], ...alone });
  else if (hasWords) {
    const footnotes = body.footnotes.length > 0 ? { footnotes: body.footnotes } : {};
    blocks.push({ ...looks, ...(isContents ? { as: 'contents-entry' } : {}), place, inlines: body.inlines, ...footnotes });
  }
  for (const formula of body.formulas) blocks.push({ as: 'formula', place, inlines: [], formula });
  for (const each of body.figures) blocks.push({ as: 'figure', place, inlines: [], figure: each });
  if (blocks.length === 0 && body.boxes.length === 0) context.findings.count('EMPTY_PARAGRAPHS_LEFT_OUT', place, '');
  return [...blocks, ...body.boxes.flatMap((box) => readBody(box, context))];
}

/** A paragraph that is one formula between tabs, with its number or without: how formulas are set off where Word's own way is not used. */
function formulaAlone(inlines: readonly Inline[]): { readonly formula: Formula; readonly isCounted?: true } | null {
  const formulas = inlines.flatMap(({ formula }) => formula ?? []);
  const around = inlines.flatMap(({ formula, text }) => (formula ? [] : [text])).join('').trim();
  // "(1)", "（A.2）", and the dots that lead to them in Chinese standards.
  const isNumber = /^[…·.\s]*[(（]\s*(?:[A-Z][.-]?)?\d{1,3}\s*[)）]$/u.test(around);
  if (formulas.length !== 1 || (around !== '' && !isNumber)) return null;
  return { formula: formulas[0]!, ...(isNumber ? { isCounted: true } : {}) };
}

/** What style and list make of a paragraph. */
function lookOf(properties: Element | undefined, context: Reading): Pick<SourceBlock, 'as' | 'level' | 'label'> {
  const { styles, numbering, findings } = context;
  const style = valueOf(properties, 'w:pStyle');
  const chain = styles.chain(style);
  const own = childOf(properties, 'w:numPr');
  const numId = valueOf(own, 'w:numId') ?? chain.find((each) => each.numId !== undefined)?.numId;
  const level = figure(valueOf(own, 'w:ilvl')) ?? chain.find((each) => each.numLevel !== undefined)?.numLevel ?? numbering.levelOfStyle(numId ?? '', style) ?? 0;
  const label = numId === undefined || numId === '0' ? null : numbering.next(numId, level);
  const role = styles.role(style);
  if (role === null && label === null) findings.count('STYLE_NOT_KNOWN', { paragraph: context.paragraph }, styles.nameOf(style ?? ''), `style ${style}`);
  const outline = figure(valueOf(properties, 'w:outlineLvl'));
  if ((role === null || role.as === 'text') && outline !== undefined && outline < 9) return { as: 'heading', level: outline + 1, ...(label ? { label } : {}) };
  if (role !== null && role.as !== 'text') return { as: role.as, ...(role.level === undefined ? {} : { level: role.level }), ...(label === null ? {} : { label }) };
  return label === null ? { as: 'text' } : { as: 'item', level: level + 1, label };
}

/** A table as one block: merged cells as spans, rows repeated on every page as header rows. */
function readTable(table: Element, context: Reading): readonly SourceBlock[] {
  const place = { paragraph: context.paragraph + 1 };
  const open = new Map<number, { rows: number }>(); // column to the cell above that is still being merged downwards
  const footnotes: (readonly Inline[])[] = [];
  const rows = rowsOf(table).map((row) => {
    const isHeader = childOf(childOf(row, 'w:trPr'), 'w:tblHeader') !== undefined;
    let column = 0;
    return elementsOf(row).filter((child) => child.name === 'w:tc').flatMap((element): { rows: number; columns: number; isHeader: boolean; inlines: readonly Inline[] }[] => {
      const properties = childOf(element, 'w:tcPr');
      const columns = figure(valueOf(properties, 'w:gridSpan')) ?? 1;
      const merge = childOf(properties, 'w:vMerge');
      const at = column;
      column += columns;
      const inlines = cellWords(element, context, footnotes);
      const above = open.get(at);
      if (merge && merge.attributes['w:val'] !== 'restart' && above) {
        above.rows += 1;
        return [];
      }
      const cell = { rows: 1, columns, isHeader, inlines };
      if (merge) open.set(at, cell);
      else open.delete(at);
      return [cell];
    });
  });
  const cells = rows.map((row) =>
    row.map(
      ({ rows: high, columns, isHeader, inlines }): Cell => ({
        inlines,
        ...(isHeader ? { header: true as const } : {}),
        ...(columns > 1 ? { columns } : {}),
        ...(high > 1 ? { rows: high } : {}),
      }),
    ),
  );
  const isEmpty = cells.flat().every((cell) => cell.inlines.length === 0);
  return isEmpty ? [] : [{ as: 'table', place, inlines: [], rows: cells, ...(footnotes.length > 0 ? { footnotes } : {}) }];
}

/** Without the rows that a tracked change takes away. */
const rowsOf = (table: Element): readonly Element[] =>
  elementsOf(table).flatMap((child) => (child.name === 'w:tr' ? (childOf(childOf(child, 'w:trPr'), 'w:del') ? [] : [child]) : child.name === 'w:sdt' ? rowsOf(childOf(child, 'w:sdtContent') ?? child) : []));

function cellWords(cell: Element, context: Reading, footnotes: (readonly Inline[])[]): readonly Inline[] {
  const blocks = readBody(cell, context);
  const lines = blocks.flatMap((block): readonly (readonly Inline[])[] => (block.rows ? block.rows.flat().map((inner) => inner.inlines) : [inLine(block, context)]));
  const before = footnotes.length;
  footnotes.push(...blocks.flatMap((block) => block.footnotes ?? []));
  const joined = lines.flatMap((line, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...line]);
  return tidy(joined.map((run) => (run.footnote === undefined ? run : { ...run, footnote: run.footnote + before })));
}

/** What stands by itself elsewhere, as part of a line: in cells and footnotes. A picture is kept as its description there. */
export function inLine({ as, inlines, formula, figure: shown, place }: SourceBlock, { findings }: Reading): readonly Inline[] {
  if (formula) return [{ text: linearOf(formula), formula }];
  if (as !== 'figure') return inlines;
  findings.add('OBJECT_LEFT_OUT', place, `${shown?.alt ?? ''} (a picture in a cell or footnote, kept as its description)`);
  return [{ text: shown?.alt ?? '' }];
}
