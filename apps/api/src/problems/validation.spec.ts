import { brokenRules } from './validation.js';

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
