import { redlineLanguages, redlineWords } from './json-redline-words.js';

describe('the words around a redline', () => {
  it.each(redlineLanguages)('%s has all of them', (language) => {
    const words = redlineWords(language);
    for (const change of ['inserted', 'removed', 'changed', 'moved', 'renumbered', 'unchanged'] as const) expect(words.count({ change, count: 12 })).toMatch(/12/u);
    for (const what of ['kind', 'numbering', 'qualifier', 'marker'] as const) expect(words.setting({ what, from: 'x', to: 'y' })).toMatch(/x → y/u);
    const fixed = Object.values(words).filter((word): word is string => typeof word === 'string');
    expect(fixed.every((word) => word.trim() !== '' && !/[{}]|^[a-z]+[A-Z]/u.test(word))).toBe(true);
    expect(words.setting({ what: 'numbering', from: null, to: 'annex' })).not.toMatch(/null|value\./u);
    expect(words.title({ from: 'x', to: 'y' })).toMatch(/x.*y/u);
  });

  it('are English where nobody has translated them, and traditional Chinese in Taiwan', () => {
    expect(redlineWords('fr').inserted).toBe('Inserted');
    expect(redlineWords('zh-TW').renumbered({ number: '3.1' })).toBe('編號變更，原為3.1');
  });
});
