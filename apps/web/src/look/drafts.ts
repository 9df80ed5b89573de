/** What was written into a form and not yet sent: it outlives a closed dialog, a lost session and a reloaded page, not the window. */
const KEPT_AS = 'lockstep.draft.';
const inMemory = new Map<string, object>();

export function draftOf(name: string): object | undefined {
  const held = inMemory.get(name);
  if (held) return held;
  try {
    const kept = sessionStorage.getItem(KEPT_AS + name);
    return kept ? (JSON.parse(kept) as object) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(name: string, content: object): void {
  inMemory.set(name, content);
  try {
    // Files cannot be written down; they are kept while the page is.
    sessionStorage.setItem(KEPT_AS + name, JSON.stringify(content, (_, value: unknown) => (value instanceof File ? undefined : value)));
  } catch {
    // Then it is kept while the page is.
  }
}

export function dropDraft(name: string): void {
  inMemory.delete(name);
  try {
    sessionStorage.removeItem(KEPT_AS + name);
  } catch {
    // There was nothing to remove.
  }
}

const OWNER = 'lockstep.drafts-of';
let owner: string | undefined;

/** Says who writes now; what someone else left unsent at this window is dropped. Answers whether there was someone else. */
export function draftsBelongTo(person: string): boolean {
  try {
    owner ??= sessionStorage.getItem(OWNER) ?? undefined;
    sessionStorage.setItem(OWNER, person);
  } catch {
    // Then it is known while the page is.
  }
  const isSomeoneElse = owner !== undefined && owner !== person;
  owner = person;
  if (isSomeoneElse) dropDrafts();
  return isSomeoneElse;
}

/** Whoever leaves takes it along: the next one at this window finds nothing. */
export function dropDrafts(): void {
  inMemory.clear();
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(KEPT_AS)) sessionStorage.removeItem(name);
  } catch {
    // There was nothing to remove.
  }
}
