import type { Inline } from '../../../model/content.js';
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
  /** Names a picture by what it shows: relationship id to `sha256:<hex>`. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly findings: FindingList;
  readonly fields: Fields;
  /** Number of the paragraph being read, from 1, in document order. */
  paragraph: number;
}

export const reading = (parts: Omit<Reading, 'fields' | 'paragraph'>): Reading => ({ ...parts, fields: new Fields(), paragraph: 0 });
