import { basename, dirname } from 'node:path';
import { isRefusal } from '#lib/kernel';
import { type FileFormat, formatOf, type Parsed, readAnyFile, siblingsIn } from '#lib/texts';
import { Refused, Unusable } from '../../exit-codes.js';
import { bytesIn, pathOf } from '../input-file.js';

/** A tag that names no language is a slip of the pen. @throws Unusable */
export function known(language: string): void {
  if (/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(language) && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) !== undefined) return;
  throw new Unusable(`--language is "${language}", which names no language. Write its BCP 47 tag, e.g. zh-Hans, zh-Hant, en, pt.`);
}

/** What a file says. @throws Unusable for a file of another kind, Refused for one that cannot be read. */
export const read = async (file: string): Promise<Parsed> => (await readWithFormat(file)).parsed;

/** The same, with the format it was read in. Includes and pictures are looked for in the folder of the file. */
export async function readWithFormat(file: string): Promise<{ readonly format: FileFormat; readonly parsed: Parsed }> {
  const bytes = bytesIn(file);
  const name = basename(file);
  const format = formatOf(name, bytes);
  if (format === null) throw new Unusable(`${file} is of no kind that is read here. Give a .docx, .adoc, .xml (NISO STS), .html or .md file.`);
  const parsed = await readAnyFile({ name, bytes, siblings: siblingsIn(dirname(pathOf(file))) });
  if (isRefusal(parsed)) throw new Refused(`${parsed.refused}: ${parsed.because}\n${parsed.remedy}`);
  return { format, parsed };
}
