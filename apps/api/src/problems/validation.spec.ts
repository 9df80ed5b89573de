import { brokenRules, unreadableTexts } from './validation.js';

describe('naming the field that is wrong', () => {
  it('gives the path of nested ones, and every rule each breaks', () => {
    const errors = [
      { property: 'title', constraints: { isString: 'a', maxLength: 'b' } },
      { property: 'languages', children: [{ property: '0', children: [{ property: 'mode', constraints: { isIn: 'c' } }] }] },
    ];
    expect(brokenRules(errors)).toEqual([
      { field: 'title', rule: 'isString', message: 'a' },
      { field: 'title', rule: 'maxLength', message: 'b' },
      { field: 'languages.0.mode', rule: 'isIn', message: 'c' },
    ]);
  });
});

describe('text that is none', () => {
  it.each([
    ['a NUL character', { text: 'a\0b' }, ['text']],
    ['half a character', { title: { en: '\ud83d' } }, ['title.en']],
    ['the other half, in a list', { edits: ['whole 😀', '\ude00'] }, ['edits.1']],
    ['a name that is none', { title: { '\0': 'x' } }, ['title']],
    ['an address', 'a\0', ['language']],
  ])('is found: %s', (_what, value, fields) => {
    expect(unreadableTexts(value, typeof value === 'string' ? 'language' : '').map(({ field }) => field)).toEqual(fields);
  });

  it('is not what people write, in whichever script', () => {
    expect(unreadableTexts({ text: '标准 𠮷野家 👩‍🔬\t\n', number: 1, nothing: null, yes: true, list: [['é']] }, '')).toEqual([]);
  });
});
