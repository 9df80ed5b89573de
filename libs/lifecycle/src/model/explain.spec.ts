import { isRefusal } from '#lib/kernel';
import { explain } from './explain.js';
import { foresee, foreseeMove } from './foresee.js';
import { gbt } from './spec/gbt.js';
import { inReview, planned, published, readyForConsultation } from './spec/pages.js';
import { move, on, openBallot, openConsultation, type Story, vote } from './spec/story.js';
import { members, secretary } from './spec/people.js';

const explained = (story: Story, at = story.at) => explain(story.now, gbt, at);
const moveIn = (story: Story, id: string) => explained(story).moves.find((one) => one.move === id)!;

describe('explaining a standard', () => {
  it('says how long it has been at its stage, and how many days each period has left, by the calendar of the procedure', () => {
    const story = planned();
    // Eight in the evening of the day before, in Greenwich; four in the morning of the tenth where the procedure counts.
    const { on: day, daysAtStage, clocks } = explained(story, '2023-10-09T20:00:00.000Z');
    expect({ day, daysAtStage }).toEqual({ day: '2023-10-10', daysAtStage: 64 });
    expect(clocks).toEqual([{ clock: 'plan', name: gbt.clocks['plan']!.name, state: 'running', startedOn: '2023-08-07', dueOn: '2025-02-07', daysLeft: 486, onLapse: 'freeze' }]);
    expect(explained(story, on('2025-02-07', '23:59')).clocks[0]!.daysLeft).toBe(0);
    expect(explained(story, on('2025-02-09')).clocks[0]!.daysLeft).toBe(-2);
  });

  it('says by when the way on is due, and which period a move would meet', () => {
    expect(moveIn(planned(), 'open-consultation').due).toMatchObject({ clock: 'plan', dueOn: '2025-02-07' });
    expect(moveIn(planned(), 'terminate').due).toBeNull();
    expect(moveIn(published(), 'implement').due).toBeNull();
  });

  it('knows a due date by its day', () => {
    const laidOut = readyForConsultation().does(secretary, move('open-consultation')).on('2023-12-01').does(secretary, openConsultation('draft', '2024-01-31'));
    expect(explained(laidOut).dueDates.find(({ key }) => key === 'consultation:draft:close')).toMatchObject({ at: on('2024-02-01', '00:00'), on: '2024-01-31', daysLeft: 61 });
  });

  it('says what a move would set off, and who would be told of it, even while it is shut', () => {
    expect(moveIn(planned(), 'open-consultation')).toMatchObject({ open: false, telling: [{ event: 'StageEntered', roles: ['member', 'drafter', 'translator', 'enterprise'], language: null }] });
    const publish = explain({ ...inReview('en').now, stage: '50' }, gbt, on('2025-05-30')).moves.find(({ move: id }) => id === 'publish')!;
    expect(publish.telling.map(({ event, language }) => [event, language])).toEqual([['StandardPublished', null], ['LanguagePublished', 'en'], ['StageEntered', null]]);
  });
});

describe('foreseeing', () => {
  it('lets every date take effect that comes until then, in order, and leaves what is as it was', () => {
    const story = planned();
    const before = JSON.stringify(story.now);
    const { standard, events } = foresee(story.now, gbt, on('2025-02-08', '00:00'));
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ['ClockWarned', on('2024-11-09', '00:00')],
      ['ClockWarned', on('2024-12-09', '00:00')],
      ['ClockWarned', on('2024-12-24', '00:00')],
      ['ClockWarned', on('2025-01-07', '00:00')],
      ['ClockLapsed', on('2025-02-08', '00:00')],
    ]);
    expect(standard.frozen).toMatchObject({ clock: 'plan' });
    expect(JSON.stringify(story.now)).toBe(before);
    expect(foresee(story.now, gbt, on('2023-08-08')).events).toEqual([]);
  });

  it('does not foresee votes: an open ballot stays open, and nothing tells how it stands', () => {
    const voting = inReview().does(secretary, openBallot('review', null, on('2024-08-20', '00:00'))).does(members[0]!, vote('review', 'approve'));
    const { standard, events } = foresee(voting.now, gbt, on('2024-09-01'));
    expect(standard.ballots['review']!.tally).toBeNull();
    expect(events.map(({ type }) => type)).not.toContain('BallotClosed');
  });

  it('says what would come of a move, asked by whoever may', () => {
    const made = foreseeMove(readyForConsultation().now, gbt, 'open-consultation', on('2023-12-01'));
    expect(made).toMatchObject({ standard: { stage: '30' }, events: [{ type: 'StageEntered', stage: '30' }], assumed: {} });
    expect(foreseeMove(planned().now, gbt, 'terminate', on('2023-12-01'))).toMatchObject({ standard: { stage: 'terminated' }, assumed: { reason: '…' } });
  });

  it('says why not, where it would be refused', () => {
    const refused = foreseeMove(planned().now, gbt, 'open-consultation', on('2023-12-01'));
    expect(isRefusal(refused) && refused).toMatchObject({ refused: 'GATES_SHUT' });
    expect(foreseeMove(planned().now, gbt, 'fly', on('2023-12-01'))).toMatchObject({ refused: 'MOVE_UNKNOWN' });
  });
});
