/** What an import may cost. Sizes in bytes. A file over a limit is refused before its content is read. */
export interface ImportLimits {
  /** The file as received. */
  readonly maxFileBytes: number;
  /** A file of markup (AsciiDoc with all it includes, HTML, XML): its tree takes many times its size. */
  readonly maxMarkupBytes: number;
  /** All parts of a DOCX inflated, as declared; each part read is counted again while it is inflated. */
  readonly maxUnpackedBytes: number;
  /** One XML part of a DOCX inflated. */
  readonly maxPartBytes: number;
  /** Inflated to packed size of one part, looked at from 1 MB on. */
  readonly maxRatio: number;
  readonly maxEntries: number;
  /** Elements inside elements (XML), lists and quotes inside each other (Markdown). */
  readonly maxNesting: number;
  /** Units of the text. */
  readonly maxUnits: number;
}

const MB = 1024 * 1024;

export const importLimits: ImportLimits = {
  maxFileBytes: 20 * MB,
  maxMarkupBytes: 8 * MB,
  maxUnpackedBytes: 100 * MB,
  maxPartBytes: 32 * MB,
  maxRatio: 200,
  maxEntries: 2000,
  maxNesting: 200,
  maxUnits: 20_000,
};
