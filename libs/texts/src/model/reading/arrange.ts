import { linesOf, squeezed, textOf, tidy, unmarked, withoutStart } from '../content.js';
import type { ImportFinding, Parsed } from '../parsed.js';
import { joinCaptions } from './captions.js';
import { checkNumbers } from './check-numbers.js';
import { cutContents } from './cut-contents.js';
import { Draft } from './draft.js';
import { headingOf, isTitle, type Heading } from './headings.js';
import { continuedNumber } from './number-prefix.js';
import { numbersAreOutline } from './outline.js';
import { placeAnnex, placeHeading } from './place-heading.js';
import type { SourceBlock } from './source-block.js';
import { designationOf, quotedTerm, termEntry } from './term-entry.js';
import { exampleLabel, noteLabel } from './vocabulary.js';

/**
 * Turns the blocks of a file into the units of a standard's text: takes contents and cover off, finds title, clauses, annexes, terms,
 * notes, examples and lists, and strips numbers and labels, which are derived. The same rules for every format and language,
 * so that two files of one text come out alike.
 */
export function arrange(blocks: readonly SourceBlock[], found: readonly ImportFinding[]): Parsed {
  const cut = cutContents(blocks.map((block) => ({ ...block, inlines: squeezed(block.inlines) })));
  const rest = joinCaptions(cut.rest).flatMap(splitSoftList);
  const headings = rest.map((block) => headingOf(block));
  const isOutline = numbersAreOutline(headings.filter((each): each is Heading => each !== null));
  const nextOf = nextHeadings(headings);
  const isNumbered = headings.some((each) => each?.number !== undefined);
  const draft = new Draft();
  rest.forEach((block, at) => {
    const heading = headings[at]!;
    if (block.as === 'title' || isTitle(rest, at)) return placeTitle(draft, block);
    if (block.as === 'annex') return placeAnnex(draft, block);
    if (heading) return placeHeading(draft, block, heading, { isOutline, isNumbered, next: nextOf[at]! });
    placeBody(draft, block);
  });
  const findings = [...found, ...cut.findings, ...draft.findings, ...checkNumbers(draft.units, isOutline)];
  if (rest.length > 0 && !draft.units.some((unit) => unit.kind === 'title')) {
    findings.push({ code: 'TITLE_NOT_FOUND', place: rest[0]!.place, snippet: '' });
  }
  return { units: draft.units, findings };
}

/** For each place the heading that comes after it. */
function nextHeadings(headings: readonly (Heading | null)[]): readonly (Heading | null)[] {
  const next: (Heading | null)[] = [];
  let last: Heading | null = null;
  for (let at = headings.length - 1; at >= 0; at -= 1) {
    next[at] = last;
    last = headings[at] ?? last;
  }
  return next;
}

function placeTitle(draft: Draft, block: SourceBlock): void {
  draft.closeTo(0);
  const isFirst = !draft.units.some((unit) => unit.kind === 'title');
  draft.add(isFirst ? 'title' : 'paragraph', null, unmarked(block.inlines, 'bold'), block);
}

function placeBody(draft: Draft, block: SourceBlock): void {
  const home = draft.inner?.index ?? null;
  if (block.as === 'table' || block.as === 'figure' || block.as === 'formula') {
    draft.add(block.as, home, block.inlines, block, block.isCounted ? { numbering: 'counted' } : {});
  } else if (block.as === 'note' || block.as === 'example') {
    draft.add(block.as, home, block.inlines, block);
  } else if (!placeContinued(draft, block)) {
    if (block.as === 'item') placeItem(draft, block);
    else placeText(draft, block);
  }
}

/** 3.1.1.1 under 3.1.1, whether the file shows it as a list item or as a plain line. */
function placeContinued(draft: Draft, block: SourceBlock): boolean {
  const clause = draft.clause?.number;
  const found = clause === undefined || draft.clause?.isTerms ? null : continuedNumber(textOf(block.inlines), clause, draft.nextContinued());
  if (found) draft.addContinued(withoutStart(block.inlines, found.length), block, found.number);
  return found !== null;
}

function placeItem(draft: Draft, block: SourceBlock): void {
  const label = block.label ?? '';
  const marker = /^\(?[a-z][).]?$/u.test(label) ? 'letter' : /^\(?\d+[).]?$/u.test(label) ? 'number' : undefined;
  draft.addItem(withoutStart(block.inlines, dash(textOf(block.inlines))), block, block.level ?? 1, marker);
}

function placeText(draft: Draft, block: SourceBlock): void {
  const text = textOf(block.inlines);
  const home = draft.inner?.index ?? null;
  const listed = listMarker(text);
  if (noteLabel(text)) return void draft.add('note', home, withoutStart(block.inlines, noteLabel(text)), block);
  if (exampleLabel(text)) return void draft.add('example', home, withoutStart(block.inlines, exampleLabel(text)), block);
  if (placeTerm(draft, block)) return;
  if (listed) return void draft.addItem(withoutStart(block.inlines, listed.length), block, draft.typedLevel(), listed.marker, true);
  const term = draft.term;
  if (term?.awaits === 'designation') {
    draft.fill(term.index, designationOf(block.inlines));
    term.awaits = 'definition';
  } else if (term?.awaits === 'definition') {
    term.awaits = 'nothing';
    draft.add('paragraph', term.index, block.inlines, block);
  } else {
    draft.closeTerm(); // an entry is one definition with its notes and examples; the next paragraph is the clause's own
    draft.add('paragraph', draft.inner?.index ?? null, block.inlines, block);
  }
}

function placeTerm(draft: Draft, block: SourceBlock): boolean {
  const clause = draft.clause;
  if (!clause?.isTerms) return false;
  const numbered = termEntry(block.inlines, clause.number ?? numberAlone(textOf(block.inlines)));
  const entry = numbered ?? quotedTerm(block.inlines);
  if (!entry) return false;
  draft.closeTo(clause.depth + 1);
  const bare: SourceBlock = { as: 'text', place: block.place, inlines: [] };
  const index = draft.add('term', clause.index, entry.designation, bare, {}, numbered?.number);
  const awaits = entry.designation.length === 0 ? 'designation' : entry.definition.length === 0 ? 'definition' : 'nothing';
  draft.open.push({ index, depth: clause.depth + 1, level: Infinity, awaits });
  if (awaits === 'nothing') draft.add('paragraph', index, entry.definition, block);
  return true;
}

/** In a clause whose number the file does not show: the clause a line would belong to that is a number and nothing else ("2.1" -> "2"). */
const numberAlone = (text: string): string => /^\s*([\dA-Z]+(?:\.\d+)*)\.\d+\s*(?:\n|$)/u.exec(text)?.[1] ?? '?';

const dash = (text: string): number => /^\s*(?:——\s*|[—–•·●▪■]\s*|-\s+)/u.exec(text)?.[0].length ?? 0;

/** A list item written as a plain line: a dash, "a)" or "1)". A sentence that counts "i) ... and ii) ..." within itself is not one. */
function listMarker(text: string): { readonly length: number; readonly marker?: 'letter' | 'number' } | null {
  if (dash(text) > 0) return { length: dash(text) };
  const found = /^\s*([a-z]|\d{1,2})[)）]\s*/u.exec(text);
  if (!found) return null;
  const [whole, mark] = found as unknown as [string, string];
  const next = mark === 'i' ? 'ii' : /\d/u.test(mark) ? String(Number(mark) + 1) : String.fromCharCode(mark.charCodeAt(0) + 1);
  if (new RegExp(`(?<![\\p{L}\\d])${next}[)）]`, 'u').test(text.slice(whole.length))) return null;
  return { length: whole.length, marker: /\d/u.test(mark) ? 'number' : 'letter' };
}

/** Lines that a Markdown author ended softly but each began with "a)", "b)": they are items, not one paragraph. */
function splitSoftList(block: SourceBlock): readonly SourceBlock[] {
  if (block.as !== 'text') return [block];
  const lines = linesOf(block.inlines, '\v').filter((line) => textOf(line).trim() !== '');
  if (lines.length < 2 || !lines.every((line) => listMarker(textOf(tidy(line))))) return [block];
  return lines.map((inlines) => ({ ...block, inlines: tidy(inlines) }));
}
