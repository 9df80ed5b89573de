import type { Reference } from '../../../model/content.js';
import { safeHref } from '../../../model/safe-href.js';

/** Word's fields nest and run across paragraphs: TOC around a whole list, HYPERLINK around words, REF around a number. */
export class Fields {
  private readonly open: { instruction: string; isResult: boolean; reference?: Reference }[] = [];

  begin(): void {
    this.open.push({ instruction: '', isResult: false });
  }
  instruct(words: string): void {
    const field = this.open.at(-1);
    if (field && !field.isResult) field.instruction += words;
  }
  separate(): void {
    const field = this.open.at(-1);
    if (!field) return;
    field.isResult = true;
    const bookmark = /^\s*(?:REF\s+|HYPERLINK\s+\\l\s+)"?([^\s"]+)"?/u.exec(field.instruction)?.[1];
    if (bookmark) field.reference = { unit: bookmark };
  }
  end(): void {
    this.open.pop();
  }

  /** Inside a list of contents. */
  get isContents(): boolean {
    return this.open.some((field) => /^\s*TOC\b/u.test(field.instruction));
  }
  /** Words shown now are what stands on another page or in a note: no place of the text. */
  get isPointer(): boolean {
    return this.open.some((field) => field.isResult && /^\s*(?:PAGEREF|NOTEREF)\b/u.test(field.instruction));
  }
  /** The bookmark that the words shown now refer to; the same object for all words of one field. */
  get reference(): Reference | undefined {
    return this.open.findLast((field) => field.isResult && field.reference)?.reference;
  }
  /** Words between begin and separate are instructions, not text. */
  get isHidden(): boolean {
    return this.open.some((field) => !field.isResult);
  }
  /** Where the words shown now lead: the raw address, or null. */
  get address(): string | null {
    const link = this.open.findLast((field) => field.isResult && /^\s*HYPERLINK\b/u.test(field.instruction));
    return link ? (/^\s*HYPERLINK\s+(?!\\l)(?:"([^"]*)"|([^\s\\]\S*))/u.exec(link.instruction)?.slice(1).find(Boolean) ?? null) : null;
  }
}

export const linkOf = (address: string | null): { readonly href?: string; readonly isRefused: boolean } => {
  if (address === null || address === '') return { isRefused: false };
  const href = safeHref(address);
  return href === null ? { isRefused: true } : { href, isRefused: false };
};
