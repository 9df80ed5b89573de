import { loadCalendars } from '../adapters/calendars/yaml-calendars.js';
import type { Period } from '#lib/kernel';
import type { Procedure } from './procedure.js';
import { explain } from './explain.js';
import { gbtWith } from './spec/gbt.js';
import { announcement, atConsultation, readyForPlan, reviewedWithoutEnglish } from './spec/pages.js';
import { authority, reviewBody, secretary } from './spec/people.js';
import { move, on, openConsultation, pass } from './spec/story.js';

const calendars = await loadCalendars();
const issue = move('issue-plan', { planNumber: '20231234-T-469' });
const lawWith = (change: Parameters<typeof gbtWith>[0]): Procedure => ({ ...gbtWith(change), calendars });
const consultedFor = (minimum: Period) =>
  lawWith((p) => {
    delete p.consultations['draft']!.minimumDays;
    p.consultations['draft']!.minimum = minimum;
  });

describe('a consultation of so many working days', () => {
  const law = consultedFor({ workingDays: 20, calendar: 'cn-mainland' });

  it('passes over the days off of its calendar, and counts the weekends that are worked', () => {
    // 2024-03-11 and twenty working days: three days of Qingming are off, Sunday 2024-04-07 is worked.
    const story = atConsultation().withLaw(law).on('2024-03-11');
    story.when(secretary, openConsultation('draft', '2024-04-07')).thenRefused('PERIOD_TOO_SHORT', { earliest: '2024-04-09', minimum: { workingDays: 20, calendar: 'cn-mainland' } });
    story.when(secretary, openConsultation('draft', '2024-04-09')).then({ type: 'ConsultationOpened', closesAt: on('2024-04-10', '00:00') });
  });

  it('is refused where the calendar does not know the year, and says which', () => {
    atConsultation().withLaw(law).on('2026-12-14').when(secretary, openConsultation('draft', '2027-02-01')).thenRefused('CALENDAR_YEAR_UNKNOWN', { calendar: 'cn-mainland', year: 2027 });
  });

  it('is listed, as a condition with its remedy, with whatever else the way on waits for, once that year would be needed', () => {
    const story = atConsultation().withLaw(law);
    const way = (day: string) => explain(story.now, law, on(day)).moves.find(({ move: id }) => id === 'to-review')!;
    const gap = { code: 'CALENDAR_YEAR_UNKNOWN', remedy: expect.stringContaining('Enter that year'), who: ['authority'], facts: { calendar: 'cn-mainland', year: 2027 } };
    expect(way('2026-12-14').unmet).toContainEqual(expect.objectContaining(gap));
    expect(way('2026-12-14').unmet.length).toBe(way('2024-03-11').unmet.length + 1);
    expect(explain(story.now, law, on('2026-12-14')).holders).toContain('authority');
    expect(way('2024-03-11').unmet.map(({ code }) => code)).not.toContain('CALENDAR_YEAR_UNKNOWN');
  });

  it('is said as it is counted, where it has not been held', () => {
    expect(atConsultation().withLaw(law).when(secretary, move('to-review')).thenRefused('GATES_SHUT', {}).unmet).toContainEqual(
      expect.objectContaining({ code: 'CONSULTATION_NOT_HELD', remedy: 'Open it for at least 20 working days.', facts: { consultation: 'draft', minimum: { workingDays: 20, calendar: 'cn-mainland' } } }),
    );
  });
});

describe('a period that ends on a day off', () => {
  it('stays there, or moves to the next working day, as the procedure says', () => {
    const story = (endOnDayOff: 'stays' | 'moves') => atConsultation().withLaw(consultedFor({ days: 60, calendar: 'cn-mainland', endOnDayOff })).on('2024-03-13');
    // The sixtieth day, 2024-05-12, is a Sunday.
    story('stays').when(secretary, openConsultation('draft', '2024-05-12')).then({ type: 'ConsultationOpened', closesOn: '2024-05-12' });
    story('moves').when(secretary, openConsultation('draft', '2024-05-12')).thenRefused('PERIOD_TOO_SHORT', { earliest: '2024-05-13' });
  });
});

describe('a period in a zone of its own', () => {
  it('begins and ends with the days of that zone', () => {
    const story = atConsultation().withLaw(consultedFor({ days: 60, zone: 'Europe/Zurich' })).on('2024-03-12', '05:00');
    // It is still 11 March in Geneva; summer time has begun when the period ends.
    story.when(secretary, openConsultation('draft', '2024-05-10')).then({ type: 'ConsultationOpened', opensOn: '2024-03-11', closesAt: '2024-05-10T22:00:00.000Z' });
  });
});

describe('clocks, language versions and reviews', () => {
  const within = (period: Period) =>
    lawWith((p) => {
      delete p.clocks['plan']!.months;
      p.clocks['plan']!.limit = period;
    });

  it('count working days to the last day, and back from it to the last day to ask', () => {
    const law = within({ workingDays: 40, calendar: 'cn-mainland' });
    const asked = { ...law, clocks: { plan: { ...law.clocks['plan']!, extension: withoutDays(law.clocks['plan']!.extension!, { workingDays: 10, calendar: 'cn-mainland' }) } } };
    const story = readyForPlan().withLaw(asked).on('2023-08-07').does(authority, issue);
    // From 2023-08-07: forty working days, of which National Day and Mid-Autumn take six, end on 2023-10-08, a Sunday that is worked.
    expect(story.now.clocks['plan']).toMatchObject({ startedOn: '2023-08-07', dueOn: '2023-10-08', lastDayToAsk: '2023-09-18', lapsesAt: on('2023-10-09', '00:00') });
  });

  it('refuse to start into a year nobody has announced', () => {
    const story = readyForPlan().withLaw(within({ workingDays: 40, calendar: 'cn-mainland' }));
    story.on('2026-12-01').when(authority, issue).thenRefused('CALENDAR_YEAR_UNKNOWN', { calendar: 'cn-mainland', year: 2027 });
    expect(story.now.stage).toBe('10');
    // Everything else is met: the way on is shut all the same, and says which year it waits for.
    const law = within({ workingDays: 40, calendar: 'cn-mainland' });
    const way = (day: string) => explain(story.now, law, on(day)).moves.find(({ move: id }) => id === 'issue-plan')!;
    expect(way('2026-12-01')).toMatchObject({ open: false, unmet: [{ code: 'CALENDAR_YEAR_UNKNOWN', facts: { calendar: 'cn-mainland', year: 2027 } }] });
    expect(way('2023-08-07')).toMatchObject({ open: true, unmet: [] });
  });

  it('let a version that was excused be due on a working day, and a review on any', () => {
    const law = lawWith((p) => {
      delete p.languages.late.days;
      p.languages.late.within = { days: 92, calendar: 'cn-mainland', endOnDayOff: 'moves' };
    });
    // Ninety-two days after 2025-05-30 are over on 2025-08-30, a Saturday.
    const ready = reviewedWithoutEnglish().on('2025-01-10').does(secretary, move('submit')).on('2025-03-20').does(reviewBody, pass('professional-review'));
    ready
      .withLaw(law)
      .on('2025-05-30')
      .when(authority, announcement)
      .then({ type: 'StandardPublished' }, { type: 'LanguageDue', dueOn: '2025-09-01', warnAt: [{ day: 60 }, { day: 75 }, { day: 85 }, { day: 94, at: on('2025-09-02', '00:00') }] }, { type: 'ReviewScheduled', dueOn: '2030-05-30' }, { type: 'StageEntered' });
  });
});

function withoutDays<T extends object>({ ...extension }: T & { askBeforeDays?: number }, askBefore: Period): T {
  delete extension.askBeforeDays;
  return { ...extension, askBefore } as unknown as T;
}
