import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const languages = ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const;
type Sentences = ReadonlyMap<string, string>;

/**
 * Compares the four catalogues with each other and with the sources: one line for each sentence that is missing, empty, names
 * other facts than its sister sentences, lacks a plural form, carries half-width punctuation between Chinese characters, or is
 * used by nobody. Empty when all is well.
 */
export function whatIsWrongWithTheCatalogues(web: string): readonly string[] {
  const all = new Map(languages.map((language) => [language as string, sentencesOf(JSON.parse(readFileSync(join(web, 'src', 'messages', `${language}.json`), 'utf8')))]));
  const keys = new Set([...all.values()].flatMap((sentences) => [...sentences.keys()].map(withoutPlural)));
  const wrong: string[] = [];
  for (const key of keys) wrong.push(...wrongWith(key, all));
  for (const key of unused(keys, join(web, 'src'))) wrong.push(`${key} is used nowhere`);
  return wrong;
}

function* wrongWith(key: string, all: ReadonlyMap<string, Sentences>): Generator<string> {
  const counts = [...all.values()].some((sentences) => sentences.has(`${key}_other`));
  let named: string | undefined;
  for (const [language, sentences] of all) {
    // The rarer forms (Portuguese "many", from a million on) read like "other" and are made from it.
    const forms = counts ? [`${key}_other`, ...(language.startsWith('zh') ? [] : [`${key}_one`])] : [key];
    for (const form of forms) {
      const sentence = sentences.get(form);
      if (sentence === undefined) yield `${language} lacks ${form}`;
      else if (sentence.trim() === '') yield `${language} says nothing for ${form}`;
      else if (language.startsWith('zh') && halfWidth.test(sentence)) yield `${language} has half-width punctuation in ${form}: ${sentence}`;
    }
    const facts = factsOf(sentences.get(forms[0]!) ?? '');
    if (named !== undefined && facts !== named) yield `${language} names ${facts || 'no facts'} in ${key}, another language ${named || 'none'}`;
    named ??= facts;
  }
}

const halfWidth = /[\u3400-\u9fff}][,;:?!()]|[,;:?!()][\u3400-\u9fff]/;
const factsOf = (sentence: string): string => [...new Set([...sentence.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name!))].sort().join(', ');
const withoutPlural = (key: string): string => key.replace(/_(one|other|many|few|two|zero)$/, '');

function sentencesOf(catalogue: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(catalogue)) {
    if (typeof value === 'string') found.set(prefix + name, value);
    else for (const [key, sentence] of sentencesOf(value as object, `${prefix}${name}.`)) found.set(key, sentence);
  }
  return found;
}

/** Keys are written out in the sources, or begun there and ended by a code: `event.${type}`. */
function unused(keys: ReadonlySet<string>, sources: string): readonly string[] {
  const text = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(sources, file), 'utf8'))
    .join('\n');
  const begun = [...text.matchAll(/[`']((?:\w+\.)+)\$\{/g)].map(([, prefix]) => prefix!);
  return [...keys].filter((key) => !text.includes(`'${key}'`) && !begun.some((prefix) => key.startsWith(prefix)));
}
