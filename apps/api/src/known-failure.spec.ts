import { Fault } from '#lib/kernel';
import { knownFailure } from './known-failure.js';

const coded = (code: string) => Object.assign(new Error(code), { code });

describe('a process that cannot start', () => {
  it('names the port and the remedy when the port is taken', () => {
    expect(knownFailure(coded('EADDRINUSE'), { PORT: '3210' })).toBe('PORT 3210 is in use by another program. Stop that program, or set PORT to a free one (0 takes any).');
  });

  it.each(['EACCES', 'EADDRNOTAVAIL', 'ECONNREFUSED', '28P01', '3D000', '42P01'])('says what to do about %s', (code) => expect(knownFailure(coded(code), {})).toMatch(/\. \w/));

  it('repeats a fault in its own words and does not guess at the unknown', () => {
    expect(knownFailure(new Fault('CONFIGURATION', 'It is wrong.', 'Correct it.'), {})).toBe('It is wrong. Correct it.');
    expect(knownFailure(new Error('odd'), {})).toBeUndefined();
    expect(knownFailure(undefined, {})).toBeUndefined();
  });
});
