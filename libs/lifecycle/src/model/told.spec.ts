import type { StandardEvent } from './events.js';
import { secretary } from './spec/people.js';
import { gbt } from './spec/gbt.js';
import { filed, inConsultation, inReview, published, readyToFile } from './spec/pages.js';
import { openBallot, type Story } from './spec/story.js';
import { toldOf } from './told.js';

const last = (story: Story, type: StandardEvent['type']) => story.events.findLast((event) => event.type === type)!;
const told = (story: Story, type: StandardEvent['type']) => toldOf(last(story, type), gbt);

describe('who must be told', () => {
  it('of a stage that was entered: those the move names, in its order', () => {
    expect(told(filed(), 'StageEntered')).toEqual(['proposer', 'authority', 'member', 'assessor']);
    expect(told(published().until('2025-12-02'), 'StageEntered')).toEqual(['secretary', 'member', 'drafter', 'translator', 'enterprise', 'proposer']);
  });

  it('of a ballot: its electorate first, then those the law names', () => {
    expect(told(inReview().does(secretary, openBallot('expert-review')), 'BallotOpened')).toEqual(['expert', 'secretary']);
    expect(told(inReview().does(secretary, openBallot('language-review', 'en')), 'BallotOpened')).toEqual(['language-expert', 'secretary']);
  });

  it.each<[string, () => Story, StandardEvent['type'], readonly string[]]>([
    ['a consultation', () => inConsultation(), 'ConsultationOpened', ['member', 'drafter', 'translator', 'enterprise', 'follower']],
    ['a comment', () => inConsultation(), 'CommentReceived', ['secretary', 'drafter']],
    ['an answer, whoever commented', () => inConsultation(), 'CommentsDisposed', ['secretary', 'commenter']],
    ['a count', () => readyToFile(), 'BallotClosed', ['secretary', 'chair', 'member', 'drafter']],
    ['a publication', () => published(), 'StandardPublished', ['follower', 'commenter']],
    ['a language version of it', () => published(), 'LanguagePublished', ['translator', 'enterprise', 'follower']],
  ])('of %s', (_, page, type, roles) => {
    expect(told(page(), type)).toEqual(roles);
  });

  it('of a vote: nobody', () => {
    expect(told(readyToFile(), 'VoteCast')).toEqual([]);
  });

  it('nobody twice, and only in roles the procedure knows', () => {
    for (const event of published().until('2031-01-01').events) {
      const roles = toldOf(event, gbt);
      expect(new Set(roles).size).toBe(roles.length);
      for (const role of roles) expect(Object.keys(gbt.roles)).toContain(role);
    }
    expect(published().events.length).toBeGreaterThan(100);
  });
});
