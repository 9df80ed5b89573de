import ts from 'typescript';
import { keptFiles, textOf } from './repository.js';

/** A word, or a part of one, in East Asian writing; a comma or a bracket alone says nothing. */
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** The same in every language. */
const names = new Set(['Lockstep']);

/** What is told to nobody, or is nobody's to translate; each with the reason why it may stand where it stands. */
const allowed: readonly (readonly [path: RegExp, because: string])[] = [
  [/^libs\/texts\/src\/(?:model\/reading|adapters\/import)\//, 'words that are looked for in the documents people bring'],
  [/^libs\/parity\/src\/model\/(?:read|words)\//, 'words that are looked for in the texts of standards, and those proposed in their place'],
  [/^libs\/participants\/src\/application\/demonstration\//, 'names of the people and bodies of the demonstration'],
  [/^apps\/cli\/src\/demonstration\//, 'what the demonstration is about'],
  [/\.dto\.ts$/, 'examples in the description of the interface'],
  [/^apps\/web\/src\/language\/reader-languages\.ts$/, 'names of languages, each in itself'],
  [/^apps\/cli\/src\/scenario\/verbs\//, 'a term of the law, quoted in the help'],
  [/^apps\/cli\/src\/drawing\/words\.ts$/, 'the catalogue of what drawings say, in each language'],
  [/^apps\/cli\/src\/commands\//, 'terms of the law and examples, quoted in the help'],
];
const isSource = (path: string) => /^(?:apps|libs)\/.*\.(?:ts|tsx|mjs)$/.test(path) && !/\.spec\.tsx?$|\.fixture\.ts$|\/(?:spec|spec-kit|data)\//.test(path);

/** Attributes whose text a reader sees or hears. */
const spoken = new Set(['title', 'alt', 'placeholder', 'label', 'aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription']);

interface Found {
  readonly at: string;
  readonly text: string;
}

/** Texts a reader could be shown: literals in East Asian writing, and in JSX any words at all. Comments and patterns are not. */
function textsIn(path: string): readonly Found[] {
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Found[] = [];
  const note = (node: ts.Node, text: string) => found.push({ at: `${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`, text });
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if (isText && eastAsian.test(node.text)) note(node, node.text);
    if (ts.isJsxText(node) && /\p{L}{2,}|\p{Lo}/u.test(node.text) && !names.has(node.text.trim())) note(node, node.text.trim());
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText(source)) && node.initializer && ts.isStringLiteral(node.initializer) && /\p{L}/u.test(node.initializer.text)) note(node, node.initializer.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const found = keptFiles().filter(isSource).flatMap(textsIn);
const isAllowed = ({ at }: Found) => allowed.some(([path]) => path.test(at.replace(/:\d+$/, '')));

describe('what readers are told', () => {
  it('stands in the message catalogues, where every language has its own wording', () => {
    expect(found.filter((one) => !isAllowed(one))).toEqual([]);
  });

  it.each(allowed)('is not %s (%s), which is still there', (path) => {
    expect(found.some(({ at }) => path.test(at.replace(/:\d+$/, '')))).toBe(true);
  });
});
