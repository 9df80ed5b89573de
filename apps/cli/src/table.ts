/** How many columns a text takes in a terminal: Chinese characters and full-width punctuation take two. */
export const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(char) ? 2 : 1), 0);

/** Rows under their headings, columns aligned. Cells are single lines. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, headings.map((heading) => '-'.repeat(widthOf(heading))), ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all.map((row) => row.map((cell, column) => padded(cell, column === headings.length - 1 ? 0 : widths[column]!)).join('  ').trimEnd());
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
