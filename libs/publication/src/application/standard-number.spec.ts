import { serialOf, standardNumber } from './standard-number.js';

describe('the number of a standard', () => {
  it('is series, serial and year of announcement', () => {
    expect(standardNumber('GB/T', '50001', '2025-05-30')).toBe('GB/T 50001—2025');
  });

  it('keeps its serial, parts included, when it is revised', () => {
    expect(serialOf('GB/T 20000.10—2016', 'GB/T')).toBe('20000.10');
    expect(serialOf('GB/T 20223-2006', 'GB/T')).toBe('20223');
  });

  it('does not take over a number of another series', () => {
    expect(serialOf('DB44/T 1—2024', 'GB/T')).toBeUndefined();
    expect(serialOf('GB/T 1', 'GB/T')).toBeUndefined();
  });
});
