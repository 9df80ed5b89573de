import { normalNumber, readNumber } from './standard-number.js';

describe('the number of a standard', () => {
  it.each(['GB/T 1234-2020', 'GB/T 1234—2020', 'GB/T 1234–2020', 'GB/T 1234——2020', 'GB/T1234-2020', ' gb/t  1234 - 2020 ', 'ＧＢ／Ｔ　１２３４－２０２０'])('is one, however it is written: %s', (written) => {
    expect(normalNumber(written)).toBe('GB/T 1234—2020');
    expect(normalNumber(normalNumber(written))).toBe('GB/T 1234—2020');
  });

  it('has parts, and a year of two digits where it is old', () => {
    expect(readNumber('GB/T 20000.10-2016', 'GB/T')).toEqual({ series: 'GB/T', serial: '20000.10', year: '2016' });
    expect(readNumber('GB 1234-87')).toEqual({ series: 'GB', serial: '1234', year: '87' });
    expect(normalNumber('DB44/T 1-2024')).toBe('DB44/T 1—2024');
    expect([normalNumber('ISO/IEC 5230：2020'), normalNumber('ISO 9001-2015'), normalNumber('en 13501-2018')]).toEqual(['ISO/IEC 5230:2020', 'ISO 9001:2015', 'EN 13501:2018']);
  });

  it.each(['', ' ', 'GB/T', 'GB/T 1234', '1234-2020', 'GB/T 1234-20201', 'GB/T 1234-2020; DROP'])('is not "%s"', (written) => expect(readNumber(written)).toBeUndefined());

  it('is of the series that is asked for', () => expect(readNumber('DB44/T 1-2024', 'GB/T')).toBeUndefined());
});
