import { Injectable } from '@nestjs/common';
import { isRefusal, type Refusal } from '#lib/kernel';
import { fileKindUnknown, ReadFile, type FileFormat, type SourceFile } from '../../application/read-file.js';
import type { Parsed } from '../../model/parsed.js';
import { importLimits } from './limits.js';
import { readAsciidoc } from './read-asciidoc.js';
import { readDocx } from './read-docx.js';
import { readHtml } from './read-html.js';
import { readMarkdown } from './read-markdown.js';
import { readSts } from './read-sts.js';
import { refusals } from './refusals.js';

const endings: Readonly<Record<string, FileFormat>> = { docx: 'docx', docm: 'docx', md: 'markdown', markdown: 'markdown', adoc: 'asciidoc', asciidoc: 'asciidoc', asc: 'asciidoc', html: 'html', htm: 'html', xhtml: 'html', xml: 'sts' };

/**
 * Which format a file is in: by what it begins with where that is plain to see, otherwise by its name. A file that is not what it says it
 * is, its reader refuses. Null when neither tells.
 */
export function formatOf(name: string, bytes: Uint8Array): FileFormat | null {
  const ending = /\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  const byName = endings[ending] ?? null;
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/u, '').trimStart();
  if (head.startsWith('PK\u0003\u0004')) return byName === null || byName === 'docx' ? (byName ?? 'docx') : null;
  if (byName === 'docx') return 'docx';
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/iu.test(head)) return byName === 'markdown' || byName === 'asciidoc' ? byName : 'html';
  if (head.startsWith('<?xml')) return /<html[\s>]/iu.test(head) ? 'html' : 'sts';
  if (byName !== null) return byName;
  if (/^<(?:standard|adoption)[\s>]/u.test(head)) return 'sts';
  if (ending !== '' && ending !== 'txt') return null;
  if (/^=\s+\S.*\n(?::[\w-]+:|\s*\n)/u.test(head)) return 'asciidoc';
  return ending === 'txt' || /^#{1,6}\s+\S/mu.test(head) ? 'markdown' : null;
}

/** Reads a text in any of the formats known here, within the limits of an import. */
export async function readAnyFile({ name, bytes, siblings }: SourceFile): Promise<Parsed | Refusal> {
  if (bytes.length > importLimits.maxFileBytes) return refusals.tooLarge(bytes.length, importLimits.maxFileBytes);
  const format = formatOf(name, bytes);
  if (format === null) return fileKindUnknown(name);
  const parsed = await read(format, bytes, siblings ?? (() => null));
  return isRefusal(parsed) || parsed.units.every(({ content }) => isSound(content)) ? parsed : refusals.notUtf8('The file');
}

function read(format: FileFormat, bytes: Uint8Array, siblings: (path: string) => Uint8Array | null): Promise<Parsed | Refusal> | Parsed | Refusal {
  switch (format) {
    case 'docx':
      return readDocx(bytes);
    case 'markdown':
      return readMarkdown(bytes);
    case 'asciidoc':
      return readAsciidoc(bytes, siblings);
    case 'html':
      return readHtml(bytes, siblings);
    case 'sts':
      return readSts(bytes, siblings);
  }
}

/** No half of a surrogate pair and no NUL came in by a numeric character reference: neither can be kept or hashed alike everywhere. */
const isSound = (value: unknown): boolean => {
  if (typeof value === 'string') return !/\p{Surrogate}|\0/u.test(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isSound);
};

@Injectable()
export class ReadAnyFile extends ReadFile {
  read(file: SourceFile) {
    return readAnyFile(file);
  }
}
