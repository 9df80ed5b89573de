/** The address if a reader may follow it (http, https, mailto), else null. */
export function safeHref(address: string): string | null {
  const trimmed = address.trim();
  if (!/^(?:https?:\/\/|mailto:)[^\s"'<>\\^`{|}]+$/iu.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}
