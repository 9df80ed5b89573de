import { sha256 } from './canonical.js';

/** What no reader sees: spaces and breaks, controls, zero-width and other ignorable characters, fillers, the blank Braille cell. */
const unseen = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Nothing to read in it: empty, or made of characters that show nothing. Null and undefined are blank as well. */
export const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || unseen.test(text);

/** What someone wrote, without the spaces around it; null when there is nothing to read in it. */
export const written = (text: string | null | undefined): string | null => (isBlank(text) ? null : text!.trim());

/** A short name for a text, to tell whether the same was said before without keeping it twice. Not for secrets. */
export const fingerprint = (text: string): string => sha256(text).slice(0, 16);
