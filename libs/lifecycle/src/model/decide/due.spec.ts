import { authority, chair, secretary } from '../spec/people.js';
import { dueDates } from '../due-dates.js';
import { inConsultation, inForce, planned, proposed, published, publishedWithoutEnglish } from '../spec/pages.js';
import { on, openBallot, type Story, type What } from '../spec/story.js';
import { SYSTEM } from './entitled.js';

const reach = (key: string, dueAt: string): What => ({ type: 'ReachDueDate', key, dueAt });
const keysOf = (story: Story) => dueDates(story.now).map(({ key }) => key);

describe('due dates', () => {
  it.each([
    ['a plan', () => planned(), ['clock:plan:warn:90', 'clock:plan:warn:60', 'clock:plan:warn:45', 'clock:plan:warn:31', 'clock:plan:lapse']],
    ['a consultation', () => inConsultation(), ['consultation:draft:closing:7', 'consultation:draft:closing:1', 'consultation:draft:close', 'clock:plan:warn:90', 'clock:plan:warn:60', 'clock:plan:warn:45', 'clock:plan:warn:31', 'clock:plan:lapse']],
    ['a ballot with an end', () => proposed().does(secretary, openBallot('proposal', null, on('2023-03-10'))), ['ballot:proposal:close']],
    ['a ballot closed by hand', () => proposed().does(secretary, openBallot('proposal')), []],
    ['a publication', () => published(), ['implementation', 'review:180', 'review:90', 'review:30', 'review:0']],
    ['a version that comes later', () => publishedWithoutEnglish(), ['late:en:60', 'late:en:75', 'late:en:85', 'late:en:90', 'implementation', 'review:180', 'review:90', 'review:30', 'review:0']],
    ['a standard in force', () => inForce(), ['review:180', 'review:90', 'review:30', 'review:0']],
  ])('follow from %s', (_, page, keys) => {
    expect(keysOf(page())).toEqual(keys);
  });

  it('have none for what was never proposed', () => {
    expect(dueDates({ is: 'unproposed' })).toEqual([]);
  });
});

describe('a due date that is reached', () => {
  const story = inConsultation();
  const closes = on('2024-05-11', '00:00');

  it('fires once', () => {
    story.on('2024-05-11', '00:00').when(SYSTEM, reach('consultation:draft:close', closes)).then({ type: 'ConsultationClosed', kind: 'draft' });
    story.on('2024-05-11', '00:00').whenAgain(SYSTEM, reach('consultation:draft:close', closes)).thenNothing();
  });

  it('says how late it was', () => {
    story.on('2024-05-06', '00:00').when(SYSTEM, reach('consultation:draft:closing:7', on('2024-05-04', '00:00'))).then({ type: 'ConsultationClosing', daysLeft: 7, closesOn: '2024-05-10', dueAt: on('2024-05-04', '00:00'), lateMs: 2 * 86_400_000 });
  });

  it('says so of a closing, too', () => {
    story.on('2024-05-12', '00:00').when(SYSTEM, reach('consultation:draft:close', closes)).then({ type: 'ConsultationClosed', dueAt: closes, lateMs: 86_400_000 });
    const dated = proposed().does(secretary, openBallot('proposal', null, on('2023-03-10', '00:00')));
    dated.on('2023-03-10', '01:00').when(SYSTEM, reach('ballot:proposal:close', on('2023-03-10', '00:00'))).then({ type: 'BallotClosed', dueAt: on('2023-03-10', '00:00'), lateMs: 3_600_000 });
  });

  it.each([
    ['before its time', 'consultation:draft:close', closes, '2024-05-10'],
    ['for a date that was moved', 'consultation:draft:close', on('2024-05-10', '00:00'), '2024-05-12'],
    ['for something that is not due', 'implementation', closes, '2024-05-12'],
    ['for nothing at all', 'constructor', closes, '2024-05-12'],
  ])('does nothing %s', (_, key, dueAt, day) => {
    story.on(day).when(SYSTEM, reach(key, dueAt)).thenNothing();
  });

  it('leaves the others standing', () => {
    expect(keysOf(story.until('2024-05-05'))).toEqual(keysOf(story).filter((key) => key !== 'consultation:draft:closing:7'));
  });

  it('comes for every date that was missed while nobody was there', () => {
    const missed = inForce().until('2031-01-01').events.filter(({ type }) => type === 'ReviewWarned');
    expect(missed).toMatchObject([{ daysLeft: 180 }, { daysLeft: 90 }, { daysLeft: 30 }, { daysLeft: 0, dueOn: '2030-05-30', at: on('2030-05-31', '00:00') }]);
  });
});

describe('a standard that another takes the place of', () => {
  const supersede: What = { type: 'Supersede', successor: 'the-new-one', number: 'GB/T 50001—2030' };

  it('ends at that instant, and nothing is due of it any more', () => {
    const over = inForce().on('2030-12-01', '00:00').does(SYSTEM, supersede);
    expect(over.events.at(-1)).toMatchObject({ type: 'StandardSuperseded', by: 'the-new-one', number: 'GB/T 50001—2030', on: '2030-12-01' });
    expect(over.now).toMatchObject({ withdrawnOn: '2030-12-01', endedOn: '2030-12-01' });
    expect(keysOf(over)).toEqual([]);
    over.when(authority, { type: 'MakeMove', move: 'open-review', details: {} }).thenRefused('STANDARD_ENDED', { stage: 'withdrawn' });
  });

  it('ends once', () => {
    inForce().whenAgain(SYSTEM, supersede).thenNothing();
  });

  it('is ended by nobody’s hand, and not before it was published', () => {
    inForce().when(chair, supersede).thenRefused('NOT_ENTITLED', { roles: ['system'] });
    planned().when(SYSTEM, supersede).thenRefused('BASE_NOT_PUBLISHED', {});
  });
});
