import { type LanguageVersion, levelOf, newLanguageVersion, reaches } from './language-version.js';

const started: LanguageVersion = { ...newLanguageVersion('pt', 'parallel', true), revision: 1, baseRevision: 1 };

describe('how far a language version is', () => {
  it.each<[string, Partial<LanguageVersion>, string]>([
    ['nothing is there yet', { revision: 0 }, 'none'],
    ['a heading is not translated', { lag: { missing: 3, stale: 0, titlesBehind: 1 } }, 'none'],
    ['headings are, a unit is missing', { lag: { missing: 1, stale: 0, titlesBehind: 0 } }, 'titles'],
    ['a unit was made from an earlier wording', { lag: { missing: 0, stale: 1, titlesBehind: 0 } }, 'titles'],
    ['it says more than its base', { lag: { missing: 0, stale: 0, titlesBehind: 0, surplus: 1 } }, 'titles'],
    ['everything is there', {}, 'complete'],
    ['its experts agreed', { reviewed: true }, 'reviewed'],
    ['the authority agreed as well', { reviewed: true, approved: true }, 'approved'],
    ['the authority agreed, its experts do not any more', { approved: true }, 'complete'],
    ['its experts agreed, and the base moved on', { reviewed: true, approved: true, lag: { missing: 0, stale: 1, titlesBehind: 0 } }, 'titles'],
  ])('%s', (_, facts, level) => {
    expect(levelOf({ ...started, ...facts })).toBe(level);
  });

  it('each level reaches itself and those before it', () => {
    const levels = ['none', 'titles', 'complete', 'reviewed', 'approved'] as const;
    for (const [i, level] of levels.entries()) expect(levels.filter((wanted) => reaches(level, wanted))).toEqual(levels.slice(0, i + 1));
  });
});

describe('a language version that was only planned', () => {
  it('has no text, no agreement, no number and no date', () => {
    expect(newLanguageVersion('pt', 'later', false)).toEqual({
      language: 'pt', mode: 'later', required: false, revision: 0, hash: '', baseRevision: 0, lag: { missing: 0, stale: 0, titlesBehind: 0 }, reviewed: false, approved: false, submittedOn: null, late: null, published: null,
    });
  });
});
