import type { Edit, LanguageEdit } from '#lib/texts';
import { atTheDoor } from '../problems/edge-refusals.js';

/** Longer than any paragraph that people have agreed on. */
const LONGEST_UNIT = 50_000;

type Given = Readonly<Record<string, unknown>>;

const saying = (given: Given): boolean => (typeof given['text'] === 'string' && given['content'] === undefined) || (isObject(given['content']) && given['text'] === undefined);
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const address = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= 100;
const only = (given: Given, names: readonly string[]): boolean => Object.keys(given).every((name) => names.includes(name));

/** Edits of a base text, in one of their four shapes; every edit that has none of them is named. */
export const baseEdits = (given: readonly Given[] | undefined): readonly Edit[] =>
  shaped(given, (edit) => {
    if (address(edit['unit'])) return saying(edit) && only(edit, ['unit', 'text', 'content']);
    if (address(edit['after']) || address(edit['under'])) return typeof edit['kind'] === 'string' && saying(edit) && only(edit, ['after', 'under', 'kind', 'text', 'content']);
    return address(edit['remove']) && only(edit, ['remove', 'withChildren']);
  }) as readonly Edit[];

export const languageEdits = (given: readonly Given[] | undefined): readonly LanguageEdit[] =>
  shaped(given, (edit) => {
    if (address(edit['unit'])) return (saying(edit) && only(edit, ['unit', 'text', 'content'])) || (edit['stands'] === true && only(edit, ['unit', 'stands']));
    return address(edit['remove']) && only(edit, ['remove']);
  }) as readonly LanguageEdit[];

function shaped(given: readonly Given[] | undefined, fits: (edit: Given) => boolean): readonly Given[] {
  const edits = given ?? [];
  const broken = edits.flatMap((edit, at) => {
    if (!fits(edit)) return [{ field: `edits.${at}`, rule: 'isEdit', message: `edits.${at} is none of the edits described` }];
    const isLong = typeof edit['text'] === 'string' && edit['text'].length > LONGEST_UNIT;
    return isLong ? [{ field: `edits.${at}.text`, rule: 'maxLength', message: `edits.${at}.text must be shorter than or equal to ${LONGEST_UNIT} characters` }] : [];
  });
  if (broken.length > 0) throw atTheDoor.invalid(broken);
  return edits;
}
