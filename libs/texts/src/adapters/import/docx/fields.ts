import { safeHref } from '../../../model/safe-href.js';

/** Word's fields nest and run across paragraphs: TOC around a whole list, HYPERLINK around words, REF around a number. */
export class Fields {
  private readonly open: { instruction: string; isResult: boolean }[] = [];

  begin(): void {
    this.open.push({ instruction: '', isResult: false });
  }
  instruct(words: string): void {
    const field = this.open.at(-1);
    if (field && !field.isResult) field.instruction += words;
  }
  separate(): void {
    const field = this.open.at(-1);
    if (field) field.isResult = true;
  }
  end(): void {
    this.open.pop();
  }

  /** Inside a list of contents. */
  get isContents(): boolean {
    return this.open.some((field) => /^\s*TOC\b/u.test(field.instruction));
  }
  /** Words shown now are the result of a cross-reference. */
  get isReference(): boolean {
    return this.open.some((field) => field.isResult && /^\s*(?:REF|PAGEREF|NOTEREF)\b/u.test(field.instruction));
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
