import { isRefusal, type Refusal } from '#lib/kernel';
import { Extensions, load, MemoryLogger } from '@asciidoctor/core';
import type { Parsed } from '../../model/parsed.js';
import { TreeDraft } from '../../model/reading/tree-draft.js';
import { TokenConverter } from './asciidoc/converter.js';
import type { AdocBlock } from './asciidoc/nodes.js';
import { decoded, growsBeyond, leadsOutside, prepared, type Siblings } from './asciidoc/source.js';
import { TooDeep, Walk } from './asciidoc/walk.js';
import { importLimits, type ImportLimits } from './limits.js';
import { accepted, refusals } from './refusals.js';

/** Asciidoctor's reader, as far as an include speaks to it. */
interface Reader {
  pushInclude(lines: readonly string[], file: string, path: string, line: number, attributes: object): void;
}

/**
 * Reads AsciiDoc as Metanorma writes standards in it. Asciidoctor parses in its secure mode: nothing is run or fetched; includes are
 * answered from `siblings` only, and one that leads out of the folder is refused.
 * Refuses FILE_TOO_LARGE, ENCODING_NOT_UTF8, INCLUDE_OUTSIDE_REFUSED, EXPANSION_REFUSED, NESTING_TOO_DEEP, TEXT_EMPTY, TEXT_TOO_LONG.
 */
export async function readAsciidoc(bytes: Uint8Array, siblings: Siblings = () => null, limits: ImportLimits = importLimits): Promise<Parsed | Refusal> {
  if (bytes.length > limits.maxMarkupBytes) return refusals.tooLarge(bytes.length, limits.maxMarkupBytes);
  const source = decoded(bytes);
  if (source === null) return refusals.notUtf8('The file');
  const draft = new TreeDraft();
  const converter = new TokenConverter();
  const files = new Files(draft, siblings, limits, bytes.length);
  const text = files.take(source, null);
  const logger = new MemoryLogger();
  const outside = files.refusal();
  if (outside) return outside;
  const doc = (await load(text, { safe: 'secure', sourcemap: true, backend: 'lockstep', converter, logger, extension_registry: files.registry(), attributes: { 'max-include-depth': '16' } })) as unknown as AdocBlock;
  const refused = files.refusal();
  if (refused) return refused;
  const isMetanorma = Object.keys(doc.attributes).some((name) => name.startsWith('mn-') || name === 'docnumber');
  const walk = new Walk(draft, converter, limits, (name) => (leadsOutside(name) ? null : siblings(name)), isMetanorma);
  try {
    await walk.document(doc);
  } catch (problem) {
    if (problem instanceof TooDeep) return refusals.nesting('The file', limits.maxNesting);
    throw problem;
  }
  for (const message of logger.getMessages()) draft.count('READER_WARNED', { line: 1 }, message.getText(), message.getText());
  const parsed = draft.finish();
  return isRefusal(parsed) ? parsed : accepted(parsed, limits);
}

/** Files that include each other would go on without end. */
const mostIncludes = 300;

/** The file and those it includes. */
class Files {
  private readonly texts: string[] = [];
  private refused: Refusal | null = null;
  private includes = 0;

  constructor(
    private readonly draft: TreeDraft,
    private readonly siblings: Siblings,
    private readonly limits: ImportLimits,
    private bytes: number,
  ) {}

  take(source: string, file: string | null): string {
    const { text, comments, ranges, strange } = prepared(source);
    const place = file === null ? { line: 1 } : { part: file };
    this.texts.push(text);
    if (comments > 0) this.several('EDITORS_COMMENT_LEFT_OUT', place, '// lines', comments);
    if (ranges > 0) this.several('INDEX_RANGE_AS_ENTRY', place, 'index-range:', ranges);
    if (strange > 0) this.several('SYMBOL_NOT_KNOWN', place, 'a noncharacter', strange);
    const attributes = file === null ? (/^(?:=.*\n)?((?::[\w!-]+:.*\n)+)/mu.exec(text)?.[1]?.split('\n').length ?? 1) - 1 : 0;
    if (attributes > 0) this.several('DOCUMENT_ATTRIBUTES_LEFT_OUT', place, ':docnumber: and its like', attributes);
    if (growsBeyond(this.texts, this.limits)) this.refused ??= refusals.expansion();
    return text;
  }

  private several(code: 'EDITORS_COMMENT_LEFT_OUT' | 'INDEX_RANGE_AS_ENTRY' | 'SYMBOL_NOT_KNOWN' | 'DOCUMENT_ATTRIBUTES_LEFT_OUT', place: { line: number } | { part: string }, what: string, count: number): void {
    this.draft.findings.push({ code, place, snippet: what, ...(count > 1 ? { count } : {}) });
  }

  refusal(): Refusal | null {
    return this.refused;
  }

  registry(): unknown {
    const include = (reader: Reader, target: string, attributes: Readonly<Record<string, unknown>>): void => this.include(reader, target, attributes);
    const registry = Extensions.create();
    (registry as unknown as { includeProcessor(define: (this: { handles(f: () => boolean): void; process(f: (doc: unknown, reader: Reader, target: string, attributes: Readonly<Record<string, unknown>>) => boolean): void }) => void): void }).includeProcessor(function () {
      this.handles(() => true);
      this.process((_, reader, target, attributes) => {
        include(reader, target, attributes);
        return true;
      });
    });
    return registry;
  }

  private include(reader: Reader, target: string, attributes: Readonly<Record<string, unknown>>): void {
    const nothing = (): void => reader.pushInclude([''], target, target, 1, {});
    if (leadsOutside(target)) {
      this.refused ??= refusals.includeOutside(target);
      return nothing();
    }
    this.includes += 1;
    if (this.includes > mostIncludes) this.refused ??= refusals.expansion();
    const bytes = this.refused ? null : this.siblings(target);
    const source = bytes ? decoded(bytes) : null;
    this.bytes += bytes?.length ?? 0;
    if (this.bytes > this.limits.maxMarkupBytes) this.refused ??= refusals.tooLarge(this.bytes, this.limits.maxMarkupBytes);
    if (source === null || this.refused) {
      this.draft.report('INCLUDE_NOT_FOUND', { part: target }, target);
      return nothing();
    }
    if ('lines' in attributes || 'tags' in attributes || 'tag' in attributes) this.draft.report('PART_OF_INCLUDE_NOT_READ', { part: target }, target);
    reader.pushInclude(this.take(source, target).split('\n'), target, target, 1, attributes);
  }
}
