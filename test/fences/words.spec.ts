import { keptFiles, textOf } from './repository.js';

/** Spelled in two halves, so that this page does not contain what it looks for. */
const unwanted: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a folder of one machine', new RegExp(String.raw`(?<![\w.)}\]$-])/wo` + String.raw`rk/(?:sha` + String.raw`red|main|\.)`)],
  ['notes that are not part of the repository', new RegExp(String.raw`(?<![\w/-])sha` + String.raw`red/\w|PLAN` + String.raw`\.md`)],
  ['a person at the keyboard', new RegExp(String.raw`\b(?:cla` + String.raw`ude|anth` + String.raw`ropic|chat` + 'gpt)', 'i')],
  ['a credential', new RegExp(String.raw`\b(?:ghp_|github_` + String.raw`pat_|AKIA|npm_)[A-Za-z0-9]{16,}|-----BEGIN [A-Z ]*PRIVATE` + ' KEY')],
];

/** Whoever runs the container meets these paths: they are the container's own. */
const ofTheContainer = ['docker/'];
const isText = (text: string) => !text.includes('\0');

const files = keptFiles();
const texts = files.map((path) => [path, textOf(path)] as const).filter(([, text]) => isText(text));

describe('what the repository says', () => {
  it.each([
    ['a folder of one machine', `see /wo${'rk/'}main/dist`],
    ['notes that are not part of the repository', `as in sha${'red/'}design`],
    ['a person at the keyboard', `written by Cla${'ude'}`],
    ['a credential', `npm${'_'}${'a1'.repeat(18)}`],
  ])('would be seen to name %s', (what, text) => expect(unwanted.find(([name]) => name === what)![1].test(text)).toBe(true));

  it.each(unwanted)('names no %s', (_what, pattern) => {
    const found = texts.flatMap(([path, text]) => (ofTheContainer.some((folder) => path.startsWith(folder)) ? [] : text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}`] : []))));
    expect(found).toEqual([]);
  });

  it('gets its packages from the public registry or from nowhere: no host is written down that only one network knows', () => {
    const lock = textOf('package-lock.json');
    const hosts = [...lock.matchAll(/"resolved": "([a-z+]+:\/\/[^/"]+)/g)].map(([, host]) => host);
    expect([...new Set(hosts)].filter((host) => host !== 'https://registry.npmjs.org')).toEqual([]);
    expect(files.filter((path) => /(^|\/)\.(npmrc|yarnrc.*|netrc)$/.test(path))).toEqual([]);
    const sources = texts.filter(([path]) => !path.endsWith('package-lock.json') && /(^|\/)(Dockerfile|.*\.(json|ya?ml|mjs|cjs|sh))$/.test(path));
    expect(sources.filter(([, text]) => /registry\s*[=:]\s*["']?https?:/.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('calls no folder after a question nobody answered', () => {
    const folders = new Set(files.flatMap((path) => path.split('/').slice(0, -1)));
    expect([...folders].filter((name) => /^(?:common|shared|utils?|helpers?|misc)$/i.test(name))).toEqual([]);
  });
});
