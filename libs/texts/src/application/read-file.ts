import { refuse, type Refusal } from '#lib/kernel';
import type { Parsed } from '../model/parsed.js';

/** Reads the text of a standard out of a file. */
export abstract class ReadFile {
  abstract read(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Parsed | Refusal>;
}

export const fileKindUnknown = (name: string): Refusal =>
  refuse('FILE_KIND_NOT_READ', `"${name}" is of no kind that is read here.`, 'Send a Word document (.docx) or a Markdown file (.md).', { name, kinds: ['.docx', '.md'] });
