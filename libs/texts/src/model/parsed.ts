import { retarget, type Asset, type Content } from './content.js';
import { sprout } from './sprout.js';
import type { TextTree, UnitKind } from './unit.js';

/** Where in the file: a paragraph of a DOCX (from 1), a line of a Markdown file (from 1), or a named part such as a page header. */
export type SourcePlace = { readonly paragraph: number } | { readonly line: number } | { readonly part: string };

/** Something an importer left out, corrected or did not understand. Nothing is dropped without one. */
export interface ImportFinding {
  readonly code: FindingCode;
  readonly place: SourcePlace;
  /** The words concerned, at most 80 characters. */
  readonly snippet: string;
  /** How many like it follow on from this place, when more than one. */
  readonly count?: number;
}

/** Each code, and what it tells the reader. The README repeats it for people. */
export const findingCodes = {
  COVER_LEFT_OUT: 'Stood before the list of contents: the cover is made from the record of the standard.',
  CONTENTS_LEFT_OUT: 'A list of contents: derived, never imported.',
  HEADER_OR_FOOTER_LEFT_OUT: 'Words in a page header or footer.',
  EMPTY_PARAGRAPHS_LEFT_OUT: 'Paragraphs without words.',
  RULE_LEFT_OUT: 'A drawn line between paragraphs.',
  IMAGE_BYTES_LEFT_OUT: 'The figure is kept by reference; its picture must be added to the text separately.',
  OBJECT_LEFT_OUT: 'An embedded object or drawing without a picture.',
  STYLE_NOT_KNOWN: 'The style says nothing to the importer; its paragraphs were read as plain text.',
  ELEMENT_NOT_UNDERSTOOD: 'A construct of the file format that the importer does not know.',
  SYMBOL_NOT_KNOWN: 'A character of a symbol font that has no Unicode counterpart here.',
  HIDDEN_TEXT_LEFT_OUT: 'Text formatted as hidden.',
  INSERTION_ACCEPTED: 'A tracked insertion, read as accepted.',
  DELETION_ACCEPTED: 'A tracked deletion, read as accepted.',
  COMMENT_LEFT_OUT: 'A margin comment: comments on a standard are made and answered in a consultation.',
  FORMULA_AS_TEXT: 'A formula, kept as linear text.',
  LINK_NOT_KEPT: 'A link that is not http, https or mailto; its words are kept.',
  REFERENCE_AS_TEXT: 'A cross-reference field, kept as the words it showed.',
  FOOTNOTE_NOT_FOUND: 'A footnote mark without its footnote.',
  RAW_HTML_AS_TEXT: 'HTML inside Markdown, kept as the characters it is.',
  HEADING_AS_PARAGRAPH: 'An unnumbered heading inside a numbered clause: kept as a paragraph, as the clause keeps its number.',
  PARAGRAPH_AS_HEADING: 'A bold numbered line without a heading style, read as a heading.',
  NUMBER_OUT_OF_STEP: 'The number written in the file is not the one its place gives; the place counts.',
  ANNEX_WITHOUT_TITLE: 'An annex heading that has a letter but no title.',
  DOCUMENT_ATTRIBUTES_LEFT_OUT: 'Attributes at the head of the file: number, edition, dates and committee come from the record of the standard.',
  INCLUDE_NOT_FOUND: 'A file to be included that was not given.',
  PART_OF_INCLUDE_NOT_READ: 'Only some lines or tags of a file were to be included; the whole file was read.',
  REFERENCE_NOT_RESOLVED: 'A cross-reference to something that is not in the file; its words are kept.',
  REFERENCE_FORM_LEFT_OUT: 'How a reference is to be shown (with its page, without "see").',
  INDEX_RANGE_AS_ENTRY: 'An index entry for a range of pages, kept where the range begins.',
  EDITORS_COMMENT_LEFT_OUT: 'A comment in the source that is not part of the text.',
  SCRIPT_LEFT_OUT: 'A script, style or form: nothing that runs or loads is kept.',
  PAGE_FURNITURE_LEFT_OUT: 'Navigation, head or foot of a page around the text.',
  METADATA_LEFT_OUT: 'What the file says about the document: it comes from the record of the standard.',
  READER_WARNED: 'The reader of this format found the file not quite as it should be.',
  TITLE_NOT_FOUND: 'No title of the standard was recognised in the file.',
} as const;
export type FindingCode = keyof typeof findingCodes;

export interface ParsedUnit {
  readonly kind: UnitKind;
  /** Index of the parent in `Parsed.units`; null for a root. Parents come first. */
  readonly parent: number | null;
  readonly content: Content;
  /** The number written or generated in the file, e.g. 3.1.1 or A: evidence for alignment, not content. */
  readonly sourceNumber?: string;
  readonly place: SourcePlace;
}

/** What an importer read from one file. */
export interface Parsed {
  readonly units: readonly ParsedUnit[];
  readonly findings: readonly ImportFinding[];
  /** The pictures its figures show; absent when there are none. */
  readonly assets?: readonly Asset[];
}

/** A parsed file as a text of its own, with the ids given for each unit (by index). */
export const treeOf = (language: string, parsed: Parsed, idOf: (index: number) => string): TextTree => {
  const ids = parsed.units.map((_, index) => idOf(index));
  return sprout(
    language,
    parsed.units.map(({ kind, parent, content }, index) => ({
      id: ids[index]!,
      kind,
      content: retarget(content, (at) => ids[Number(at)]),
      parent: parent === null ? null : ids[parent]!,
    })),
  );
};

export const snippetOf = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  const chars = [...line];
  return chars.length > 80 ? `${chars.slice(0, 79).join('')}…` : line;
};
