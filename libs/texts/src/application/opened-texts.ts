import type { Instant } from '#lib/kernel';
import type { Opened, Tx, Underway } from '#lib/lifecycle';
import type { Pinned } from '../model/divide.js';
import { lagOf } from '../model/lag.js';
import { type TextTree, treeHash } from '../model/unit.js';
import type { KeptText, Texts } from './texts.js';

/** The present texts of a standard; the base is null where there is none yet. */
export interface PresentTexts {
  readonly base: TextTree | null;
  readonly versions: ReadonlyMap<string, Pinned>;
}

export async function presentTexts(texts: Texts, { id, text, languages }: Underway, tx: Tx): Promise<PresentTexts> {
  const versions = new Map<string, Pinned>();
  for (const { language, revision } of Object.values(languages)) {
    const kept = revision > 0 ? await texts.find(id, language, revision, tx) : undefined;
    if (kept) versions.set(language, kept);
  }
  return { base: text.revision > 0 ? ((await texts.find(id, text.language, text.revision, tx))?.tree ?? null) : null, versions };
}

/** What a standard that is opened takes over, for its events and for its rows. */
export interface TakenOver {
  readonly opened: Opened;
  readonly kept: readonly KeptText[];
}

export function takenOver(id: string, title: Opened['title'], base: TextTree | null, languages: ReadonlyMap<string, Pinned | undefined>, by: string, at: Instant): TakenOver {
  if (!base || base.units.length === 0) return { opened: { id, title, text: null }, kept: [] };
  const revision = { standardId: id, revision: 1, label: null, changeClass: 'substantive', by, at } as const;
  const hash = treeHash(base);
  const versions = [...languages].map(([language, version]) => {
    const there = version && version.tree.units.length > 0 ? version : undefined;
    const { surplus: _surplus, ...lag } = lagOf(base, there);
    return { language, there, hash: there ? treeHash(there.tree) : null, lag };
  });
  return {
    opened: { id, title, text: { hash, units: base.units.length, languages: versions.map(({ language, hash: named, lag }) => ({ language, hash: named, lag })) } },
    kept: [
      { ...revision, language: base.language, hash, baseRevision: null, tree: base, pins: [] },
      ...versions.flatMap(({ language, there, hash: named }) => (there && named ? [{ ...revision, language, hash: named, baseRevision: 1, tree: there.tree, pins: there.pins }] : [])),
    ],
  };
}
