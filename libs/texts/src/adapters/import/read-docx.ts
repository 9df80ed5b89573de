import { isRefusal, sha256, type Refusal } from '#lib/kernel';
import { tidy, type Asset, type Inline } from '../../model/content.js';
import type { Parsed } from '../../model/parsed.js';
import { arrange } from '../../model/reading/arrange.js';
import { inLine, readBody } from './docx/body.js';
import { reading, type Reading } from './docx/context.js';
import { ledReferences } from './docx/references.js';
import { Numbering } from './docx/numbering.js';
import { Styles } from './docx/styles.js';
import { FindingList } from './finding-list.js';
import { importLimits, type ImportLimits } from './limits.js';
import { openZip, type Package } from './open-zip.js';
import { assetOf } from './pictures.js';
import { accepted, refusals } from './refusals.js';
import { allOf, childOf, elementsOf, wordsOf, xmlTree, type Element } from './xml-tree.js';

/**
 * Reads a Word document (.docx) as the text of a standard. Parts are inflated and parsed within `limits`; nothing is executed or fetched.
 * Refuses NOT_A_DOCX, FILE_ENCRYPTED, FILE_TOO_LARGE, ZIP_BOMB, XML_ENTITIES_REFUSED, XML_MALFORMED, NESTING_TOO_DEEP,
 * ENCODING_NOT_UTF8, TEXT_EMPTY, TEXT_TOO_LONG.
 */
export async function readDocx(bytes: Uint8Array, limits: ImportLimits = importLimits): Promise<Parsed | Refusal> {
  const zip = await openZip(bytes, limits);
  if (isRefusal(zip)) return zip;
  const main = await mainPart(zip, limits);
  if (isRefusal(main)) return main;
  const document = await part(zip, main, limits);
  if (isRefusal(document)) return document;
  const body = document && childOf(document, 'w:body');
  if (!body) return refusals.notADocx(`it has no ${main} with a body`);
  const prepared = await contextOf(zip, main, limits);
  if (isRefusal(prepared)) return prepared;
  const { context, assets } = prepared;
  const blocks = readBody(body, context);
  const parsed = ledReferences(arrange(blocks, context.findings.all()), context.bookmarks);
  const used = new Set(parsed.units.flatMap(({ content }) => content.blocks.flatMap((block) => (block.is === 'figure' ? [block.ref] : []))));
  const shown = assets.filter(({ ref }) => used.has(ref));
  return accepted(shown.length > 0 ? { ...parsed, assets: shown } : parsed, limits);
}

async function contextOf(zip: Package, main: string, limits: ImportLimits): Promise<{ readonly context: Reading; readonly assets: readonly Asset[] } | Refusal> {
  const findings = new FindingList();
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const names = ['styles.xml', 'numbering.xml', 'footnotes.xml', 'endnotes.xml'].map((name) => folder + name);
  const trees: (Element | null)[] = [];
  for (const name of [...names, relationsOf(main)]) {
    const tree = await part(zip, name, limits);
    if (isRefusal(tree)) return tree;
    trees.push(tree);
  }
  const [styleTree, numberTree, footnoteTree, endnoteTree, relations] = trees as [Element | null, Element | null, Element | null, Element | null, Element | null];
  const targets = new Map((relations ? allOf(relations, 'rel:Relationship') : []).map(({ attributes }) => [attributes['Id'] ?? '', attributes['Target'] ?? '']));
  const styles = new Styles(styleTree);
  const numbering = new Numbering(numberTree);
  const shown = await picturesOf(zip, folder, targets, findings);
  if (isRefusal(shown)) return shown;
  const { pictures, assets } = shown;
  const shared = { styles, numbering, targets, pictures, findings };
  const notes = reading({ ...shared, footnotes: new Map() });
  const footnotes = new Map([...notesOf(footnoteTree, 'w:footnote', notes), ...notesOf(endnoteTree, 'w:endnote', notes)]);
  const margins = await reportMargins(zip, folder, limits, findings);
  return margins ?? { context: reading({ ...shared, footnotes }), assets };
}

const relationsOf = (main: string): string => main.replace(/([^/]+)$/u, '_rels/$1.rels');

async function mainPart(zip: Package, limits: ImportLimits): Promise<string | Refusal> {
  const relations = await part(zip, '_rels/.rels', limits);
  if (isRefusal(relations)) return relations;
  const found = relations && allOf(relations, 'rel:Relationship').find(({ attributes }) => attributes['Type']?.endsWith('/officeDocument'));
  const target = (found?.attributes['Target'] ?? 'word/document.xml').replace(/^\//u, '');
  return zip.has(target) ? target : refusals.notADocx(`it has no ${target}`);
}

async function part(zip: Package, name: string, limits: ImportLimits): Promise<Element | null | Refusal> {
  const bytes = await zip.read(name);
  return bytes === null || isRefusal(bytes) ? bytes : xmlTree(bytes, name, limits);
}

function* notesOf(tree: Element | null, name: string, context: Reading): Iterable<[string, readonly Inline[]]> {
  for (const note of elementsOf(tree ?? undefined)) {
    if (note.name !== name || note.attributes['w:type'] !== undefined) continue;
    const lines = readBody(note, context).map((block) => inLine(block, context));
    yield [`${name}Reference ${note.attributes['w:id'] ?? ''}`, tidy(lines.flatMap((line, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...line]))];
  }
}

/**
 * Names every picture of the package by the hash of its bytes. Those a page can show come along; the others (EMF, WMF, SVG, TIFF) are
 * reported and stay behind.
 */
async function picturesOf(zip: Package, folder: string, targets: ReadonlyMap<string, string>, findings: FindingList): Promise<{ readonly pictures: Reading['pictures']; readonly assets: readonly Asset[] } | Refusal> {
  const pictures = new Map<string, { readonly ref: string; readonly mediaType?: string }>();
  const assets = new Map<string, Asset>();
  for (const [id, target] of targets) {
    if (!target.startsWith('media/')) continue;
    const bytes = await zip.read(folder + target);
    if (isRefusal(bytes)) return bytes;
    if (bytes === null) continue;
    const asset = assetOf(bytes);
    if (asset) assets.set(asset.ref, asset);
    else findings.add('IMAGE_BYTES_LEFT_OUT', { part: folder + target }, `${target} ${bytes.length} bytes, not a PNG, JPEG, GIF or WebP`);
    pictures.set(id, asset ? { ref: asset.ref, mediaType: asset.mediaType } : { ref: `sha256:${sha256(bytes)}` });
  }
  return { pictures, assets: [...assets.values()] };
}

async function reportMargins(zip: Package, folder: string, limits: ImportLimits, findings: FindingList): Promise<Refusal | null> {
  for (const name of zip.names().filter((each) => each.startsWith(folder) && /\/(?:header|footer)\d*\.xml$/u.test(each)).sort()) {
    const tree = await part(zip, name, limits);
    if (isRefusal(tree)) return tree;
    const words = tree ? allOf(tree, 'w:t').map(wordsOf).join('') : '';
    if (words.trim() !== '') findings.add('HEADER_OR_FOOTER_LEFT_OUT', { part: name }, words);
  }
  return null;
}
