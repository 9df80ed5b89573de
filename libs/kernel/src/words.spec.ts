import { fingerprint, isBlank, written } from './words.js';

describe('a text with nothing to read in it', () => {
  it.each([
    ['nothing at all', undefined],
    ['null', null],
    ['no character', ''],
    ['spaces and breaks', ' \t\r\n\u00a0\u3000'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['marks of direction', '\u200e\u202e\u2066'],
    ['a soft hyphen, fillers and variation selectors', '\u00ad\u115f\u3164\uffa0\ufe0f'],
    ['a blank Braille cell', '\u2800'],
    ['controls', '\u0007\u001b'],
  ])('is blank: %s', (_, text) => {
    expect(isBlank(text)).toBe(true);
    expect(written(text)).toBeNull();
  });

  it.each(['x', '无', '.', '👩‍👩‍👧', ' \u200bno '])('is not: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('what someone wrote', () => {
  it('is kept without the spaces around it, and otherwise as it is', () => {
    expect(written('  Why, \u200b and since when? \n')).toBe('Why, \u200b and since when?');
  });

  it('has one fingerprint', () => {
    expect(fingerprint('Out of scope.')).toBe(fingerprint('Out of scope.'));
    expect(fingerprint('Out of scope.')).not.toBe(fingerprint('Out of scope'));
    expect(fingerprint('')).toMatch(/^[0-9a-f]{16}$/);
  });
});
