/**
 * Numbers of standards, written one way: `GB/T 50001—2025`. Files and people write them with hyphens, several kinds of
 * dashes, full-width letters and without the space; all of these are the same number. Older years have two digits. ISO and
 * IEC put a colon before the year, and so do European standards: `ISO 9001:2015`, `EN 13501:2018`.
 */
const WRITTEN = /^([A-Z][A-Z0-9]*(?:\/[A-Z]+)*) ?([0-9]+(?:\.[0-9]+)*) ?[—:] ?([0-9]{4}|[0-9]{2})$/;

export interface StandardNumber {
  readonly series: string;
  /** With its part: 20000.10. */
  readonly serial: string;
  readonly year: string;
}

/** The parts of a number, however it is written; undefined where it is none. */
export function readNumber(written: string, series?: string): StandardNumber | undefined {
  const plain = written.normalize('NFKC').replace(/[-\u2010-\u2015\u2212\u2E3A\u2E3B]+/gu, '—').replace(/\s+/gu, ' ').trim().toUpperCase();
  const match = WRITTEN.exec(plain);
  if (!match || (series !== undefined && match[1] !== series)) return undefined;
  return { series: match[1]!, serial: match[2]!, year: match[3]! };
}

export const writeNumber = ({ series, serial, year }: StandardNumber): string => `${series} ${serial}${/^(ISO|IEC|EN)(\/|$)/.test(series) ? ':' : '—'}${year}`;

/** The one way to write it; what is no number of the usual form stays as it is. */
export function normalNumber(written: string): string {
  const number = readNumber(written);
  return number ? writeNumber(number) : written.trim();
}
