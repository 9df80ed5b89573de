/** What is read of Asciidoctor's blocks. Its own types leave most members open. */
export interface AdocBlock {
  readonly context: string;
  readonly style: string | null;
  readonly id: string | null;
  readonly title: string | null;
  readonly lineno: number | null;
  readonly file: string | null;
  readonly level: number;
  readonly sectname?: string;
  readonly special?: boolean;
  readonly contentModel: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly blocks: readonly AdocBlock[];
  readonly text?: string | null;
  readonly lines?: readonly string[];
  readonly rows?: { bySection(): readonly (readonly [string, readonly (readonly AdocCell[])[]])[] };
  readonly columns?: readonly unknown[];
  readonly role?: string | readonly string[];
  hasTitle?(): boolean;
  content(): Promise<unknown>;
  precomputeTitle?(): Promise<void>;
  precomputeText?(): Promise<void>;
}

export interface AdocCell extends AdocBlock {
  readonly colspan: number | null;
  readonly rowspan: number | null;
  readonly innerDocument?: AdocBlock | null;
  getInnerDocument?(): AdocBlock | null;
}

/** A description list: rows of the words explained and what is said of them. */
export type AdocEntry = readonly [readonly AdocBlock[], AdocBlock | null];

export const hasRole = (block: AdocBlock, role: string): boolean => {
  const given = block.attributes['role'] ?? block.role ?? '';
  return (Array.isArray(given) ? given : String(given).split(' ')).includes(role);
};
export const hasOption = (block: AdocBlock, option: string): boolean => `${option}-option` in block.attributes;
