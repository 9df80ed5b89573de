import type { Texts } from '../api/standards';
import { useReader } from '../language/reader';

/** A title in the reader's language where it exists, marked with the language it is in. */
export function TitleText({ title, base }: { readonly title: Texts; readonly base: string }) {
  const { text, lang } = useReader().text(title, base);
  return <span lang={lang}>{text}</span>;
}
