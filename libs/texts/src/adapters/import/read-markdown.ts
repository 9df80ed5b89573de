import { isRefusal, type Refusal } from '#lib/kernel';
import markdownIt, { type Token } from 'markdown-it';
import { textOf, tidy, type Cell } from '../../model/content.js';
import type { Parsed, SourcePlace } from '../../model/parsed.js';
import { arrange } from '../../model/reading/arrange.js';
import type { SourceBlock } from '../../model/reading/source-block.js';
import { FindingList } from './finding-list.js';
import { importLimits, type ImportLimits } from './limits.js';
import { markdownRuns } from './markdown-runs.js';
import { accepted, refusals } from './refusals.js';

const parser = markdownIt({ html: false, linkify: false, typographer: false });
parser.validateLink = () => true; // every address is looked at by safeHref, and what is not kept is reported

/**
 * Reads Markdown (CommonMark with tables; HTML is text) as the text of a standard.
 * Refuses FILE_TOO_LARGE, ENCODING_NOT_UTF8 (bytes that are not UTF-8, or a NUL), NESTING_TOO_DEEP, TEXT_EMPTY, TEXT_TOO_LONG.
 */
export function readMarkdown(file: string | Uint8Array, limits: ImportLimits = importLimits): Parsed | Refusal {
  const bytes = typeof file === 'string' ? Buffer.byteLength(file) : file.length;
  if (bytes > limits.maxFileBytes) return refusals.tooLarge(bytes, limits.maxFileBytes);
  const text = decoded(file);
  if (text === null) return refusals.notUtf8('The file');
  if (new RegExp(`^(?:[ \\t]*>){${limits.maxNesting + 1}}`, 'mu').test(text)) return refusals.nesting('The file', limits.maxNesting);
  const findings = new FindingList();
  const blocks = blocksOf(parser.parse(text, {}), findings, limits);
  if (isRefusal(blocks)) return blocks;
  return accepted(arrange(blocks, findings.all()), limits);
}

function decoded(file: string | Uint8Array): string | null {
  if (typeof file === 'string') return file.includes('\0') ? null : file;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function blocksOf(tokens: readonly Token[], findings: FindingList, limits: ImportLimits): readonly SourceBlock[] | Refusal {
  const blocks: SourceBlock[] = [];
  const lists: { ordered: boolean; count: number }[] = [];
  let isFirstInItem = false;
  let rows: Cell[][] | null = null;
  let heading = 0;
  let table: SourcePlace = { line: 1 };
  for (const token of tokens) {
    if (token.level > limits.maxNesting) return refusals.nesting('The file', limits.maxNesting);
    const place: SourcePlace = { line: (token.map?.[0] ?? 0) + 1 };
    switch (token.type) {
      case 'heading_open':
        heading = Number(token.tag.slice(1));
        break;
      case 'heading_close':
        heading = 0;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        lists.push({ ordered: token.type.startsWith('ordered'), count: Number(token.attrGet('start') ?? 1) - 1 });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open':
        isFirstInItem = true;
        lists.at(-1)!.count += 1;
        break;
      case 'table_open':
        rows = [];
        table = place;
        break;
      case 'tr_open':
        rows?.push([]);
        break;
      case 'table_close':
        blocks.push({ as: 'table', place: table, inlines: [], rows: rows ?? [] });
        rows = null;
        break;
      case 'hr':
        findings.count('RULE_LEFT_OUT', place, token.markup);
        break;
      case 'fence':
      case 'code_block':
        blocks.push({ as: 'text', place, inlines: [{ text: token.content.trimEnd(), marks: ['code'] }] });
        break;
      case 'inline': {
        const { inlines, figures } = markdownRuns(token.children ?? [], place, findings);
        if (rows) {
          const isHeader = rows.length === 1;
          rows.at(-1)?.push({ inlines: tidy(inlines), ...(isHeader ? { header: true as const } : {}) });
          break;
        }
        const list = lists.at(-1);
        if (textOf(inlines).trim() !== '') {
          if (heading > 0) blocks.push({ as: 'heading', level: heading, place, inlines });
          else if (list && isFirstInItem) blocks.push({ as: 'item', level: lists.length, label: list.ordered ? `${list.count}.` : '', place, inlines });
          else blocks.push({ as: 'text', place, inlines });
          isFirstInItem = false;
        }
        for (const figure of figures) blocks.push({ as: 'figure', place, inlines: [], figure });
        break;
      }
      default:
    }
  }
  return blocks;
}
