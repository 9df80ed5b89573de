/**
 * Harmonized stage codes and the words that stand for several of them. The codes are those of the matrix in Annex SD of the
 * ISO/IEC Directives, Part 1 (Consolidated ISO Supplement); which designation belongs to which of them was read from the
 * records of ISO Open Data.
 */

/** 40.20 however it is written: 4020, 40.2, and 98 or 0.98 for 00.98. Undefined when it is no code at all. */
export function codeOf(text: string): string | undefined {
  const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(text.trim());
  if (dotted) return `${dotted[1]!.padStart(2, '0')}.${dotted[2]!.padEnd(2, '0')}`;
  if (!/^\d{1,4}$/.test(text.trim())) return undefined;
  const digits = text.trim().padStart(4, '0');
  return `${digits.slice(0, 2)}.${digits.slice(2)}`;
}

const stagesOf = (main: string, subs: string) => subs.split(' ').map((sub) => `${main}.${sub}`);
const proposal = stagesOf('10', '00 20 60 92');
const approved = ['10.99', '20.00'];
const working = stagesOf('20', '20 60 99');
const committee = stagesOf('30', '00 20 60 92 99');
const enquiry = stagesOf('40', '00 20 60 92 93 99');
const approval = stagesOf('50', '00 20 60 92 99');
const preliminary = stagesOf('00', '00 20 60 99');

const published = ['60.60', '90.20', '90.60', '90.92', '90.93', '90.99', '95.20', '95.60', '95.92'];
const withdrawn = ['95.99'];
const deleted = ['00', '10', '20', '30', '40', '50'].map((main) => `${main}.98`);
const underway = [...preliminary, ...proposal, ...approved, '20.20', '20.60', '20.99', ...committee, ...enquiry, ...approval, '60.00'];

/** Stage letters of a designation -> the stages at which a document carries them. A draft TS, TR or PAS has its ballot at 50. */
const letters: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^pwi/, preliminary],
  [/^(np|nwip?)/, proposal],
  [/^awi/, approved],
  [/^wd/, working],
  [/^(cd|pd|pre?cd)/, committee],
  [/^(fd|prf)/, [...approval, '60.00']],
  [/^d(ts|tr|pas|iwa)/, [...committee.slice(-1), ...approval, '60.00']],
  [/^d(is|amd|am|cor|guide|isp|$)/, enquiry],
];

const statuses: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(published|is|current|active)$/, published],
  [/^(withdrawn|superseded)$/, withdrawn],
  [/^(deleted|cancell?ed|abandoned|rejected)$/, deleted],
  [/^(in-development|under-development)$/, underway],
];

/** The stages a word of a catalogue can mean: a code, a status, or the stage letters of a designation. None when it is neither. */
export function stagesMeant(...words: readonly (string | null)[]): readonly string[] {
  for (const word of words) {
    if (!word) continue;
    const code = codeOf(word);
    if (code) return [code];
    const said = word.trim().toLowerCase().replace(/[\s_/]+/g, '-');
    const found = [...statuses, ...letters].find(([pattern]) => pattern.test(said));
    if (found) return found[1];
  }
  return [];
}
