import { readerLanguage } from './reader-language.js';

describe('the language a reader is answered in', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-CN,zh;q=0.9', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK, en;q=0.8', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant-MO', 'zh-Hant'],
    ['pt-PT, zh-TW;q=0.5', 'pt'],
    ['en;q=0.2, pt-BR;q=0.9', 'pt'],
    ['fr, de;q=0.9', 'en'],
    ['fr, zh-TW;q=0.1', 'zh-Hant'],
    ['*', 'en'],
    ['zh-Hans;q=0, pt;q=0.3', 'pt'],
    [';;;q=q,,,=', 'en'],
  ])('%s: %s', (header, language) => expect(readerLanguage(header)).toBe(language));
});
