import { refuse, type Refusal } from '#lib/kernel';
import type { Parsed } from '../../model/parsed.js';
import type { ImportLimits } from './limits.js';

const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Why a file is not imported. */
export const refusals = {
  notADocx: (why: string): Refusal<'NOT_A_DOCX'> =>
    refuse('NOT_A_DOCX', `The file is not a Word document (.docx): ${why}.`, 'Open it in a word processor and save it as .docx.', { why }),
  encrypted: (): Refusal<'FILE_ENCRYPTED'> =>
    refuse('FILE_ENCRYPTED', 'The file is protected with a password.', 'Remove the password and import the file again.'),
  tooLarge: (bytes: number, maxBytes: number): Refusal<'FILE_TOO_LARGE'> =>
    refuse('FILE_TOO_LARGE', `The file has ${mb(bytes)}; at most ${mb(maxBytes)} are read.`, 'Compress or take out the pictures, then import again.', { bytes, maxBytes }),
  zipBomb: (why: string, facts: Readonly<Record<string, unknown>>): Refusal<'ZIP_BOMB'> =>
    refuse('ZIP_BOMB', `The file unpacks to more than a document can be: ${why}.`, 'Save the document anew from a word processor.', { why, ...facts }),
  entities: (part: string): Refusal<'XML_ENTITIES_REFUSED'> =>
    refuse('XML_ENTITIES_REFUSED', `${part} declares a document type or entities, which are never expanded here.`, 'Save the document anew from the program it was made with, or take the declarations out.', { part }),
  malformed: (part: string, happened: string): Refusal<'XML_MALFORMED'> =>
    refuse('XML_MALFORMED', `${part} cannot be read: ${happened}`, 'Open the file in a word processor, let it repair it, and save it.', { part, happened }),
  nesting: (what: string, maxNesting: number): Refusal<'NESTING_TOO_DEEP'> =>
    refuse('NESTING_TOO_DEEP', `${what} is nested more than ${maxNesting} deep.`, 'Flatten the lists or tables of the document.', { what, maxNesting }),
  notUtf8: (part: string): Refusal<'ENCODING_NOT_UTF8'> =>
    refuse('ENCODING_NOT_UTF8', `${part} is not UTF-8.`, 'Save the file with the encoding UTF-8.', { part }),
  notSts: (root: string): Refusal<'NOT_STS'> =>
    refuse('NOT_STS', `The file is XML, but its root is <${root.slice(0, 60)}>, not <standard> or <adoption> of NISO STS.`, 'Export the standard as NISO STS XML, or send a Word document, AsciiDoc, HTML or Markdown.', { root: root.slice(0, 60) }),
  includeOutside: (target: string): Refusal<'INCLUDE_OUTSIDE_REFUSED'> =>
    refuse('INCLUDE_OUTSIDE_REFUSED', `The file includes ${JSON.stringify(target)}, which lies outside its own folder.`, 'Put the included files into the folder of the file and include them by their relative names.', { target }),
  expansion: (): Refusal<'EXPANSION_REFUSED'> =>
    refuse('EXPANSION_REFUSED', 'The attributes or includes of the file stand for more text than a document can be.', 'Write the text out, use shorter attributes, and let no file include itself.'),
  tooLong: (units: number, maxUnits: number): Refusal<'TEXT_TOO_LONG'> =>
    refuse('TEXT_TOO_LONG', `The text has ${units} units; at most ${maxUnits} are kept as one text.`, 'Import the parts of the standard as texts of their own.', { units, maxUnits }),
  empty: (findings: number): Refusal<'TEXT_EMPTY'> =>
    refuse('TEXT_EMPTY', 'No text of a standard was found in the file.', 'Check that the right file was chosen and that its text is not all in pictures or text boxes.', { findings }),
};

/** The text read, or why it is none that can be kept. */
export const accepted = (parsed: Parsed, limits: ImportLimits): Parsed | Refusal => {
  if (parsed.units.length === 0) return refusals.empty(parsed.findings.length);
  return parsed.units.length > limits.maxUnits ? refusals.tooLong(parsed.units.length, limits.maxUnits) : parsed;
};
