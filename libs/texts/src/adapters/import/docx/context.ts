import type { Inline, Reference } from '../../../model/content.js';
import type { FindingList } from '../finding-list.js';
import { Fields } from './fields.js';
import type { Numbering } from './numbering.js';
import type { Styles } from './styles.js';

/** What the readers of one document share. */
export interface Reading {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Relationship id to target, for links and pictures. */
  readonly targets: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlyMap<string, readonly Inline[]>;
  /** What a relationship id shows: `sha256:<hex>`, with its media type where a page can show it. */
  readonly pictures: ReadonlyMap<string, { readonly ref: string; readonly mediaType?: string }>;
  readonly findings: FindingList;
  readonly fields: Fields;
  /** Name of a bookmark to the paragraph where it begins. */
  readonly bookmarks: Map<string, number>;
  /** Where the link being read leads within the document. */
  anchor?: Reference | undefined;
  /** Number of the paragraph being read, from 1, in document order. */
  paragraph: number;
  /** Remembers where a bookmark begins. Nothing to read stands in it, hence the empty list. */
  mark(name: string | undefined, paragraph: number): readonly never[];
}

export function reading(parts: Omit<Reading, 'fields' | 'paragraph' | 'bookmarks' | 'mark' | 'anchor'>): Reading {
  const bookmarks = new Map<string, number>();
  const mark = (name: string | undefined, paragraph: number): readonly never[] => {
    if (name && !bookmarks.has(name)) bookmarks.set(name, paragraph);
    return [];
  };
  return { ...parts, fields: new Fields(), bookmarks, paragraph: 0, mark };
}
