import { isRefusal } from '#lib/kernel';
import { type Parsed, readDocx, readMarkdown } from '#lib/texts';
import { Refused, Unusable } from '../../exit-codes.js';
import { bytesIn } from '../input-file.js';

export const isMarkdown = (file: string): boolean => /\.(md|markdown)$/i.test(file);

/** A tag that names no language is a slip of the pen. @throws Unusable */
export function known(language: string): void {
  if (/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(language) && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) !== undefined) return;
  throw new Unusable(`--language is "${language}", which names no language. Write its BCP 47 tag, e.g. zh-Hans, zh-Hant, en, pt.`);
}

/** What a file says. @throws Unusable for a file of another kind, Refused for one that cannot be read. */
export async function read(file: string): Promise<Parsed> {
  const bytes = bytesIn(file);
  if (!isMarkdown(file) && !/\.docx$/i.test(file)) throw new Unusable(`${file} is neither .docx nor .md.`);
  const parsed = isMarkdown(file) ? readMarkdown(bytes) : await readDocx(bytes);
  if (isRefusal(parsed)) throw new Refused(`${parsed.refused}: ${parsed.because}\n${parsed.remedy}`);
  return parsed;
}
