import { sha256 } from '#lib/kernel';
import type { Asset } from '../../model/content.js';

/** Finds the bytes of a picture by the name the file gives it; null when they were not given. */
export type Pictures = (name: string) => Uint8Array | null;

export const noPictures: Pictures = () => null;

/** The picture under the first name that is found, or why there is none. What it is, its first bytes say, not its name. */
export function picture(pictures: Pictures, names: readonly string[]): { readonly asset?: Asset; readonly why: string } {
  for (const name of names) {
    const bytes = pictures(name);
    if (!bytes) continue;
    const asset = assetOf(bytes);
    return asset ? { asset, why: '' } : { why: 'not a PNG, JPEG, GIF or WebP' };
  }
  return { why: 'not given with the file' };
}

export function assetOf(bytes: Uint8Array): Asset | null {
  const mediaType = mediaTypeOf(bytes);
  return mediaType === null ? null : { ref: `sha256:${sha256(bytes)}`, mediaType, bytes };
}

/** Pictures that a page may show as they are. SVG is not one: it can hold scripts. */
function mediaTypeOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/u.test(head)) return 'image/gif';
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'image/webp' : null;
}
