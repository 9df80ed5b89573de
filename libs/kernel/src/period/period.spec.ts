import { dayBefore, lastDayOf, needsCalendar, type Period } from './period.js';
import { isWorkingDay, plusWorkingDays, type WorkingCalendar, workingDaysBetween } from './working-calendar.js';

/** The turn of January 2025 on the Chinese mainland: a week off, and two weekend days worked for it. */
const calendar: WorkingCalendar = {
  id: 'somewhere',
  weekend: [6, 7],
  years: { 2025: { daysOff: ['2025-01-01', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-01', '2025-02-02', '2025-02-03', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] } },
};
const calendars = { somewhere: calendar };
const workingDays = (count: number): Period => ({ workingDays: count, calendar: 'somewhere' });

describe('the last day of a period', () => {
  it.each<[string, Period, string, string]>([
    ['sixty days, the day of the event not counted', { days: 60 }, '2024-03-11', '2024-05-10'],
    ['thirty days', { days: 30 }, '2023-06-05', '2023-07-05'],
    ['thirty days over the end of a year', { days: 30 }, '2019-12-27', '2020-01-26'],
    ['sixty days to a withdrawal', { days: 60 }, '2030-03-30', '2030-05-29'],
    ['ninety days after publication', { days: 90 }, '2025-05-30', '2025-08-28'],
    ['twelve weeks', { weeks: 12 }, '2025-01-15', '2025-04-09'],
    ['eighteen months', { months: 18 }, '2023-08-07', '2025-02-07'],
    ['a month from the thirty-first ends with the shorter month', { months: 1 }, '2024-01-31', '2024-02-29'],
    ['the same in a common year', { months: 1 }, '2025-01-31', '2025-02-28'],
    ['a year from the leap day', { years: 1 }, '2024-02-29', '2025-02-28'],
    ['five years', { years: 5 }, '2025-05-30', '2030-05-30'],
    ['one working day before a weekend', workingDays(1), '2025-01-10', '2025-01-13'],
    ['working days count a made-up Sunday', workingDays(1), '2025-01-25', '2025-01-26'],
    ['and pass over a week of days off', workingDays(2), '2025-01-26', '2025-02-05'],
    ['and count the Saturday after it', workingDays(6), '2025-01-26', '2025-02-10'],
    ['calendar days that end on a day off, and stay', { days: 30, calendar: 'somewhere', endOnDayOff: 'stays' }, '2025-01-02', '2025-02-01'],
    ['calendar days that end on a day off, and move', { days: 30, calendar: 'somewhere', endOnDayOff: 'moves' }, '2025-01-02', '2025-02-05'],
    ['calendar days that end on a made-up Saturday need not move', { days: 30, calendar: 'somewhere', endOnDayOff: 'moves' }, '2025-01-09', '2025-02-08'],
    ['calendar days that end on an ordinary Saturday move to Monday', { days: 30, calendar: 'somewhere', endOnDayOff: 'moves' }, '2025-01-16', '2025-02-17'],
  ])('%s', (_, period, from, last) => {
    expect(lastDayOf(period, from, calendars)).toBe(last);
  });

  it('is not guessed in a year the calendar does not know', () => {
    expect(lastDayOf(workingDays(3), '2025-12-30', calendars)).toEqual({ calendar: 'somewhere', year: 2026 });
    expect(lastDayOf({ days: 30, calendar: 'somewhere', endOnDayOff: 'moves' }, '2025-12-10', calendars)).toEqual({ calendar: 'somewhere', year: 2026 });
    expect(lastDayOf({ workingDays: 3, calendar: 'nowhere' }, '2025-03-03', calendars)).toEqual({ calendar: 'nowhere', year: 2025 });
  });

  it('of calendar days asks no calendar, whatever the year', () => {
    expect(needsCalendar({ days: 30, calendar: 'somewhere' })).toBe(false);
    expect(lastDayOf({ days: 30, calendar: 'somewhere' }, '2099-12-30')).toBe('2100-01-29');
  });
});

describe('the day so long before another', () => {
  it.each<[Period, string, string]>([
    [{ days: 30 }, '2025-02-07', '2025-01-08'],
    [{ weeks: 2 }, '2025-02-07', '2025-01-24'],
    [{ months: 1 }, '2025-03-31', '2025-02-28'],
    [workingDays(1), '2025-02-05', '2025-01-27'],
    [workingDays(2), '2025-02-05', '2025-01-26'],
  ])('%j before %s is %s', (period, due, day) => {
    expect(dayBefore(period, due, calendars)).toBe(day);
  });

  it('is not guessed either', () => {
    expect(dayBefore(workingDays(3), '2025-01-02', calendars)).toEqual({ calendar: 'somewhere', year: 2024 });
  });
});

describe('working days', () => {
  it.each([
    ['2025-01-24', true],
    ['2025-01-25', false],
    ['2025-01-26', true],
    ['2025-01-28', false],
    ['2025-02-08', true],
    ['2025-02-09', false],
  ])('%s is worked: %s', (day, worked) => {
    expect(isWorkingDay(day, calendar)).toBe(worked);
  });

  it('between two days are as many as lead from one to the other', () => {
    for (let days = 1; days <= 200; days += 1) {
      const last = plusWorkingDays('2025-01-03', days, calendar) as string;
      expect(workingDaysBetween('2025-01-03', last, calendar)).toBe(days);
      expect(plusWorkingDays(last, -days, calendar)).toBe('2025-01-03');
    }
  });
});
