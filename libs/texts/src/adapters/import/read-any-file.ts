import { Injectable } from '@nestjs/common';
import { fileKindUnknown, ReadFile } from '../../application/read-file.js';
import { readDocx } from './read-docx.js';
import { readMarkdown } from './read-markdown.js';

/** By the name's ending: a file that is not what it says it is, its reader refuses. */
@Injectable()
export class ReadAnyFile extends ReadFile {
  async read({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) {
    const ending = name.slice(name.lastIndexOf('.')).toLowerCase();
    if (ending === '.docx') return readDocx(bytes);
    if (ending === '.md' || ending === '.markdown' || ending === '.txt') return readMarkdown(bytes);
    return fileKindUnknown(name);
  }
}
