import { isRefusal } from '#lib/kernel';
import { gbt } from './spec/gbt.js';
import { drafter, expertsOf, secretary } from './spec/people.js';
import { consulted, inConsultation, inForce, inReview, languageSubmitted, planned, proposed, published, readyToFile, readyToSubmit, reviewed, submitted } from './spec/pages.js';
import { attach, caughtUp, closeBallot, comment, confirmed, dispose, excuse, move, openBallot, openConsultation, pass, propose, revised, Story, vote, type What } from './spec/story.js';

const english = (role: string) => ({ languages: [{ role, language: 'en' }] });
const open = () => inReview().does({ id: 's', roles: ['secretary'], languages: [] }, openBallot('review'));

const editedAfterVote = () => reviewed().does(drafter, revised(reviewed(), { changeClass: 'editorial' }));

/** Everything that can be asked, at a page where nothing else stands in the way of asking it, and who may: nobody else. */
const asks: readonly [what: string, page: () => Story, ask: (story: Story) => What, roles: readonly string[]][] = [
  ['propose', () => Story.under(), () => propose('en'), ['proposer', 'secretary', 'member', 'enterprise', 'authority']],
  ['attach a proposal', () => proposed(), () => attach('PROPOSAL'), ['proposer', 'secretary']],
  ['attach the minutes', () => inReview(), () => attach('MINUTES'), ['secretary']],
  ['attach the set of a language version', () => inReview(), () => attach('FL_SET', 'en'), ['secretary', 'translator']],
  ['assess the project', () => readyToFile().does({ id: 's', roles: ['secretary'], languages: [] }, move('file')), () => pass('expert-assessment'), ['assessor']],
  ['sign the minutes', () => inReview(), () => pass('minutes-signed'), ['chair']],
  ['pass the professional review', () => submitted(), () => pass('professional-review'), ['review-body']],
  ['revise the base text', () => inReview(), (story) => revised(story), ['drafter', 'secretary']],
  ['revise a language version', () => inReview(), (story) => caughtUp(story, 'en'), ['translator', 'secretary']],
  ['confirm an editorial change', () => editedAfterVote(), confirmed, ['secretary', 'chair']],
  ['open the consultation', () => inConsultation().until('2024-05-11').does({ id: 's', roles: ['secretary'], languages: [] }, move('consult-again', { reason: 'r' })), () => openConsultation('draft', '2024-09-01'), ['secretary']],
  ['answer comments', () => consulted(), () => dispose(3), ['drafter', 'secretary', 'authority']],
  ['open the review ballot', () => inReview(), () => openBallot('review'), ['secretary', 'chair']],
  ['close the review ballot', open, () => closeBallot('review'), ['secretary', 'chair', 'system']],
  ['ask for more time', () => planned(), () => ({ type: 'RequestExtension', months: 3, reason: 'Tests.' }), ['secretary']],
  ['grant more time', () => planned().does({ id: 's', roles: ['secretary'], languages: [] }, { type: 'RequestExtension', months: 3, reason: 'Tests.' }), () => ({ type: 'DecideExtension', granted: true, months: null, reason: null }), ['authority']],
  ['record a declaration', () => planned().does({ id: 'x', roles: [], languages: [] }, { type: 'DisclosePatent', patent: 'CN1', holder: 'h', claims: 'c' }), () => ({ type: 'DeclarePatent', patent: 'CN1', choice: 'a' }), ['secretary', 'authority']],
  ['excuse a language version', () => inReview(), () => excuse('en'), ['authority']],
  ['hand in a language version', () => reviewed().does({ id: 's', roles: ['secretary'], languages: [] }, attach('FL_SET', 'en')), () => ({ type: 'SubmitLanguage', language: 'en' }), ['secretary', 'translator']],
  ['approve a language version', () => languageSubmitted(reviewed(), 'en'), () => ({ type: 'ApproveLanguage', language: 'en' }), ['authority']],
  ['submit', () => readyToSubmit(), () => move('submit'), ['secretary']],
  ['terminate', () => planned(), () => move('terminate', { reason: 'r' }), ['authority']],
  ['open the periodic review', () => inForce(), () => move('open-review'), ['secretary', 'authority']],
  ['supersede', () => published(), () => ({ type: 'Supersede', successor: 'x', number: 'GB/T 2' }), ['system']],
  ['disclose a patent', () => planned(), () => ({ type: 'DisclosePatent', patent: 'CN1', holder: 'h', claims: 'c' }), ['*']],
  ['comment', () => inConsultation(), () => comment('draft', 'Say who.'), ['*']],
];

describe('who may', () => {
  const everyRole = [...Object.keys(gbt.roles), 'system', 'nobody'];

  it.each(asks)('%s: those roles, and no other', (_, page, ask, roles) => {
    const story = page();
    const able = everyRole.filter((role) => {
      const outcome = story.asks({ id: 'someone', roles: [role], ...english(role) }, ask(story));
      if (!isRefusal(outcome)) return outcome.length > 0;
      expect(outcome.refused).toBe('NOT_ENTITLED');
      return false;
    });
    expect(able).toEqual(roles[0] === '*' ? everyRole : everyRole.filter((role) => roles.includes(role)));
    expect(able.length).toBeGreaterThan(0);
  });

  it.each(gbt.moves.filter(({ automatic }) => !automatic).map(({ id, by }) => [id, by] as const))('make the move %s: %j', (id, by) => {
    const story = inConsultation();
    const refused = everyRole.filter((role) => {
      const outcome = story.asks({ id: 'someone', roles: [role], languages: [] }, move(id));
      return isRefusal(outcome) && outcome.refused === 'NOT_ENTITLED';
    });
    expect(refused).toEqual(everyRole.filter((role) => !by.includes(role)));
  });

  it('a translator acts for the languages they were appointed for, also beside another role that does not reach there', () => {
    const story = reviewed();
    const both = { id: 'someone', roles: ['translator', 'member'], languages: [{ role: 'translator', language: 'pt' }] };
    story.when(both, attach('FL_SET', 'en')).thenRefused('NOT_ENTITLED', { what: 'AttachDocument FL_SET' });
    story.when({ ...both, roles: ['translator', 'secretary'] }, attach('FL_SET', 'en')).then({ type: 'DocumentAttached', key: 'FL_SET:en' });
  });

  it('a language one role is held for counts for no other role', () => {
    const reviewsEnglish = { id: 'someone', roles: ['translator', 'language-expert'], languages: [{ role: 'translator', language: 'pt' }, { role: 'language-expert', language: 'en' }] };
    reviewed().when(reviewsEnglish, attach('FL_SET', 'en')).thenRefused('NOT_ENTITLED', { what: 'AttachDocument FL_SET' });
    reviewed('pt').when(reviewsEnglish, attach('FL_SET', 'pt')).then({ type: 'DocumentAttached', key: 'FL_SET:pt' });
    const ballot = inReview().does(secretary, openBallot('language-review', 'en'));
    ballot.when({ ...expertsOf('en')[0]!, languages: [{ role: 'language-expert', language: 'pt' }, { role: 'translator', language: 'en' }] }, vote('language-review:en', 'approve')).thenRefused('NOT_ENTITLED', {});
    ballot.when(expertsOf('en')[0]!, vote('language-review:en', 'approve')).then({ type: 'VoteCast' });
  });
});
