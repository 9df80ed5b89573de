import { isLanguageTag } from './language-tag.js';

describe('a language tag', () => {
  it.each(['zh-Hans', 'zh-Hant', 'en', 'pt', 'pt-BR', 'zh-Hant-HK', 'es-419'])('is %s', (tag) => expect(isLanguageTag(tag)).toBe(true));
  it.each(['', 'EN', 'zh-hans', 'zh_Hans', 'english', 'iw', 'x', 'en-', 'en us', 'zh-Hans-', null, 7])('is not %s', (tag) => expect(isLanguageTag(tag)).toBe(false));
});
