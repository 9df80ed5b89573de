import { dueDates, dueDay } from './due-dates.js';
import { gbt } from './spec/gbt.js';
import { inConsultation, planned, published } from './spec/pages.js';
import type { Story } from './spec/story.js';

const dayOf = (story: Story, key: string) => {
  const { at, facts } = dueDates(story.now).find((due) => due.key === key)!;
  return dueDay(key, at, facts, gbt.zone);
};

describe('the day a due date is known by', () => {
  it('is the last day of a period, not the midnight after it', () => {
    expect([dayOf(inConsultation(), 'consultation:draft:close'), dayOf(planned(), 'clock:plan:lapse'), dayOf(published(), 'review:0')]).toEqual(['2024-05-10', '2025-02-07', '2030-05-30']);
  });

  it('is its own day for a warning, and for what begins with a day', () => {
    expect([dayOf(planned(), 'clock:plan:warn:31'), dayOf(published(), 'implementation')]).toEqual(['2025-01-07', '2025-12-01']);
  });
});
