import { nextFor, tasksOf } from './next.js';
import { authority, members, secretary, translatorOf } from './spec/people.js';
import { gbt } from './spec/gbt.js';
import { inForce, inReview, languageReviewed, languageSubmitted, planned, published, publishedWithoutEnglish, readyForConsultation, readyToFile, voted } from './spec/pages.js';
import { caughtUp, closeBallot, move, on, openBallot, type Story, vote } from './spec/story.js';

const next = (story: Story) => nextFor(story.now, gbt);
const tasks = (story: Story) => tasksOf(story.now, gbt);
const codes = (story: Story) => tasks(story).map(({ facts, role }) => `${String(facts['code'])} ${role}`);

describe('what comes next', () => {
  it('is every way from here, what keeps it shut, whose move it is, and who would be told', () => {
    const { stage, ended, moves, holders } = next(planned());
    expect({ stage, ended, holders }).toEqual({ stage: '20', ended: false, holders: ['drafter', 'secretary', 'translator'] });
    expect(moves.map(({ move, open, onward, unmet }) => [move, open, onward, unmet.length])).toEqual([
      ['open-consultation', false, true, 4],
      ['review-again', false, false, 4],
      ['terminate', true, false, 0],
    ]);
    expect(moves[0]!.told).toEqual(['member', 'drafter', 'translator', 'enterprise']);
    expect(moves[2]).toMatchObject({ by: ['authority'], details: ['reason'] });
  });

  it('does not send a failed review back to a second consultation', () => {
    const failed = voted(inReview().does(secretary, openBallot('review')), 'review', 21, 9, 2).does(secretary, closeBallot('review'));
    expect(failed.now.stage).toBe('20');
    expect(next(failed).moves.filter(({ onward }) => onward).map(({ move: id }) => id)).toEqual(['review-again']);
    expect(codes(failed)).toContain('MOVE_OPEN secretary');
    expect(tasks(failed).map(({ key }) => key)).toContain('move:review-again:secretary');
  });

  it('is the one who may move, once the way on is open', () => {
    expect(next(readyForConsultation())).toMatchObject({ holders: ['secretary'], moves: [{ move: 'open-consultation', open: true, unmet: [] }, { move: 'review-again', open: false }, { open: true }] });
  });

  it('shows how far each language version is', () => {
    expect(next(inReview('en', 'pt')).languages).toEqual([
      { language: 'en', level: 'complete', missing: 0, stale: 0, late: false },
      { language: 'pt', level: 'complete', missing: 0, stale: 0, late: false },
    ]);
  });

  it('shows what is due, the nearest first', () => {
    const instants = next(publishedWithoutEnglish()).dueDates.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
    expect(next(publishedWithoutEnglish()).dueDates[0]).toMatchObject({ key: 'late:en:60', at: on('2025-07-29', '00:00') });
  });

  it('is for the authority alone while the item is frozen, and the way out stays open', () => {
    const frozen = next(planned().until('2025-02-10'));
    expect(frozen).toMatchObject({ frozen: { clock: 'plan' }, holders: ['authority'] });
    expect(frozen.moves.filter(({ open }) => open).map(({ move }) => move)).toEqual(['terminate']);
  });

  it('is nothing once it has ended', () => {
    expect(next(planned().does(authority, move('terminate', { reason: 'It cannot be finished.' })))).toMatchObject({ ended: true, moves: [], holders: [], dueDates: [] });
  });

  it('never offers what a date does by itself', () => {
    expect(next(published()).moves).toMatchObject([{ move: 'implement', open: false }]);
  });
});

describe('tasks', () => {
  it('are what keeps the way on shut, one for whoever can put it right, due with the clock', () => {
    expect(codes(planned())).toEqual(['TEXT_NOT_LAID_OUT drafter', 'DOCUMENT_MISSING drafter', 'TASK_OPEN secretary', 'LANGUAGE_BEHIND translator']);
    expect(tasks(planned()).map(({ dueAt }) => dueAt)).toEqual(Array(4).fill('2025-02-07T16:00:00.000Z'));
    expect(tasks(planned())[3]).toMatchObject({ language: 'en', person: null });
  });

  it('are the move itself, once nothing keeps it shut', () => {
    expect(codes(readyToFile())).toEqual(['MOVE_OPEN secretary']);
  });

  it('are a vote of each member who has not voted', () => {
    const open = inReview().does(secretary, openBallot('review', null, on('2024-08-15', '00:00'))).does(members[0]!, vote('review', 'approve'));
    const votes = tasks(open).filter(({ key }) => key.startsWith('vote:'));
    expect(votes).toHaveLength(39);
    expect(votes[0]).toMatchObject({ key: 'vote:review:member-2', person: 'member-2', role: 'member', dueAt: on('2024-08-15', '00:00') });
    expect(votes.map(({ person }) => person)).not.toContain('member-who-drafts');
  });

  it('are the count of a ballot, once nothing is left to wait for', () => {
    const toClose = (story: Parameters<typeof tasks>[0]) => tasks(story).filter(({ key }) => key.startsWith('close:'));
    const byHand = inReview().does(secretary, openBallot('review'));
    expect(toClose(byHand)).toMatchObject([{ key: 'close:review', role: 'secretary', person: null, facts: { code: 'BALLOT_TO_CLOSE', ballot: 'review', cast: 0, entitled: 40 } }]);
    const dated = inReview().does(secretary, openBallot('review', null, on('2024-08-15', '00:00')));
    expect(toClose(dated)).toEqual([]);
    const voted = members.slice(0, 40).reduce((story, member) => story.does(member, vote('review', 'approve')), dated);
    expect(toClose(voted)).toMatchObject([{ key: 'close:review', facts: { cast: 40, entitled: 40 } }]);
  });

  it('are the ninety days of a version that comes later, step by step', () => {
    const story = publishedWithoutEnglish();
    expect(tasks(story)).toMatchObject([
      { role: 'translator', language: 'en', dueAt: on('2025-08-29', '00:00'), facts: { code: 'LANGUAGE_BEHIND', level: 'titles' } },
      { role: 'secretary', language: 'en', dueAt: on('2025-08-29', '00:00'), facts: { code: 'LANGUAGE_NOT_SUBMITTED' } },
    ]);
    const submitted = languageSubmitted(languageReviewed(story.does(translatorOf('en'), caughtUp(story, 'en')), 'en'), 'en');
    expect(tasks(submitted)).toMatchObject([{ role: 'authority', dueAt: null, facts: { code: 'LANGUAGE_BEHIND', needed: 'approved' } }]);
    expect(tasks(submitted.does(authority, { type: 'ApproveLanguage', language: 'en' }))).toMatchObject([{ key: 'publish:en', role: 'authority', facts: { code: 'LANGUAGE_TO_PUBLISH' } }]);
  });

  it('are a request for more time that waits for its answer', () => {
    const asked = planned().until('2024-12-20').does(secretary, { type: 'RequestExtension', months: 3, reason: 'The tests take longer.' });
    expect(tasks(asked)).toContainEqual(expect.objectContaining({ key: 'extension:plan', role: 'authority', facts: expect.objectContaining({ code: 'EXTENSION_ASKED', months: 3 }) }));
  });

  it('are the authority’s alone while the item is frozen', () => {
    expect(codes(planned().until('2025-02-10'))).toEqual(['STANDARD_FROZEN authority']);
  });

  it('are none of a standard in force', () => {
    expect(tasks(inForce())).toEqual([]);
  });
});
