import { againstDue } from './due-dates.js';

/** The end of 2025-02-07 in Shanghai is the first instant of the eighth there. */
const lapse = { key: 'clock:plan:lapse', at: '2025-02-07T16:00:00.000Z' };
const against = (when: string) => againstDue({ 'clock:plan:lapse': when }, [lapse], 'Asia/Shanghai').length;

describe('due dates as a scenario writes them', () => {
  it.each([
    ['end of 2025-02-07', 0],
    ['2025-02-08', 0],
    ['2025-02-08T00:00', 0],
    ['2025-02-07', 1],
    ['end of 2025-02-08', 1],
    ['2025-02-08T09:00', 1],
    ['none', 1],
  ])('%s', (when, differences) => expect(against(when)).toBe(differences));

  it('are absent when they should be', () => {
    expect(againstDue({ other: 'none' }, [lapse], 'Asia/Shanghai')).toEqual([]);
    expect(againstDue({ other: '2025-02-08' }, [lapse], 'Asia/Shanghai')).toEqual([{ what: 'due.other', expected: '2025-02-08', seen: 'not due; there are clock:plan:lapse' }]);
  });
});
