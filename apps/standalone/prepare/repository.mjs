import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder; every other path is made from it, so spaces and Chinese characters in it do no harm. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** A path inside the repository. */
export const at = (...parts) => join(root, ...parts);

/** What the reader must know, without a stack trace. */
export class Trouble extends Error {}
