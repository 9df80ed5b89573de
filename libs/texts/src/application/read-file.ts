import { refuse, type Refusal } from '#lib/kernel';
import type { Parsed } from '../model/parsed.js';

export const fileFormats = ['docx', 'asciidoc', 'sts', 'html', 'markdown'] as const;
export type FileFormat = (typeof fileFormats)[number];

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Files that stand beside it (AsciiDoc includes, pictures), by path from its folder; none when absent. */
  readonly siblings?: (path: string) => Uint8Array | null;
}

/** Reads the text of a standard out of a file. */
export abstract class ReadFile {
  abstract read(file: SourceFile): Promise<Parsed | Refusal>;
}

const kinds = ['.docx', '.adoc', '.xml', '.html', '.md'];

export const fileKindUnknown = (name: string): Refusal =>
  refuse('FILE_KIND_NOT_READ', `"${name}" is of no kind that is read here.`, 'Send a Word document (.docx), AsciiDoc (.adoc), NISO STS (.xml), a web page (.html) or Markdown (.md).', { name, kinds });
