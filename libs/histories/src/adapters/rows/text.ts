import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file as text, piece by piece, without its byte order mark. UTF-8, or UTF-16 little endian where the mark says so. */
export async function* textOf(file: string): AsyncGenerator<string> {
  const encoding = await encodingOf(file);
  let first = true;
  for await (const chunk of createReadStream(file, { encoding }) as AsyncIterable<string>) {
    yield first ? chunk.replace(/^\uFEFF/, '') : chunk;
    first = false;
  }
}

async function encodingOf(file: string): Promise<'utf8' | 'utf16le'> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0xff && buffer[1] === 0xfe ? 'utf16le' : 'utf8';
  } finally {
    await handle.close();
  }
}

/** Yields everything that was read already before what is still to come. */
export async function* rejoin(head: readonly string[], rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
