import type { Excerpt } from '../finding.js';
import type { Passage } from '../said.js';

/** Words where they stand in a passage. */
export const excerptOf = ({ at }: Passage, { text, from, to }: { readonly text: string; readonly from: number; readonly to: number }): Excerpt => ({ text, from, to, ...(at === undefined ? {} : { at }) });

/** A whole passage, cut to what fits a line of a list. */
export const wholeOf = (passage: Passage): Excerpt => ({ text: shortened(passage.text), from: 0, to: passage.text.length, ...(passage.at === undefined ? {} : { at: passage.at }) });

export const shortened = (text: string, most = 120): string => ([...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text);
