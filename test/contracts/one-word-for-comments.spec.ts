import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryFolder } from '#lib/platform';

/** Texts by their place: `problems.COMMENT_EMPTY.title`. */
function textsIn(value: unknown, at = ''): readonly (readonly [place: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, part]) => textsIn(part, at ? `${at}.${name}` : name)) : [];
}

const at = (...path: readonly string[]): string => join(repositoryFolder(), ...path);
const catalogue = (folder: string, language: string): unknown => JSON.parse(readFileSync(at(folder, `${language}.json`), 'utf8'));

/** Where English speaks of comments, Portuguese says comentários, as IPQ and the national bodies do; observações are remarks. */
describe('Portuguese has one word for comments', () => {
  it.each(['apps/api/src/messages', 'apps/web/src/messages', 'libs/notices/src/messages'])('in %s', (folder) => {
    const english = new Map(textsIn(catalogue(folder, 'en')));
    expect(textsIn(catalogue(folder, 'pt')).filter(([place, text]) => /observaç/i.test(text) && /comment/i.test(`${place} ${english.get(place) ?? ''}`))).toEqual([]);
  });

  const folder = 'libs/lifecycle/procedures';
  it.each(readdirSync(at(folder)).filter((name) => name.endsWith('.yaml')))('in %s', (file) => {
    const texts = textsIn(parse(readFileSync(at(folder, file), 'utf8')));
    const english = new Map(texts);
    expect(texts.filter(([place, text]) => place.endsWith('.pt') && /observaç/i.test(text) && /comment/i.test(english.get(place.replace(/pt$/, 'en')) ?? ''))).toEqual([]);
  });
});
