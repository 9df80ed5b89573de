import { isRefusal, type Refusal } from '#lib/kernel';
import { levelOf } from '#lib/languages';
import type { Command } from '../commands.js';
import { decide } from '../decide.js';
import type { StandardEvent } from '../events.js';
import { evolve } from '../evolve.js';
import type { Underway } from '../standard.js';
import { chair, drafter, expertsOf, members, secretary, stranger, translatorOf } from '../spec/people.js';
import { atConsultation, filed, inConsultation, inReview, planned, published, readyForConsultation, readyForReview, readyToSubmit, reviewed, staleIn, submitted, voted } from '../spec/pages.js';
import { caughtUp, closeBallot, confirmed, move, openBallot, revised, type Story, vote, type What } from '../spec/story.js';

describe('revising the base text', () => {
  it('records the revision, and what it leaves behind in each language', () => {
    const story = inReview('en', 'pt');
    const next = revised(story, { label: 'DS2', stale: { en: 2 } });
    story.when(drafter, next).then({ type: 'TextRevised', revision: story.now.text.revision + 1, label: 'DS2', changeClass: 'substantive', lags: { en: { stale: 2 }, pt: { stale: 0 } } });
    const after = story.does(drafter, next).now;
    expect([levelOf(after.languages['en']!), levelOf(after.languages['pt']!)]).toEqual(['titles', 'complete']);
  });

  it('is done once, however often it is asked', () => {
    const story = inReview();
    story.whenAgain(drafter, revised(story, { label: 'DS2' })).thenNothing();
  });

  it('belongs to drafters and the secretariat', () => {
    const story = inReview();
    for (const by of [translatorOf('en'), chair, stranger]) story.when(by, revised(story)).thenRefused('NOT_ENTITLED', { roles: ['drafter', 'secretary'] });
  });

  it.each([
    ['while the project is being approved', () => filed(), '10'],
    ['once it is submitted', () => submitted(), '50'],
    ['between publication and implementation', () => published(), '60'],
  ])('is refused %s', (_, page, stage) => {
    const story = page();
    story.when(drafter, revised(story)).thenRefused('TEXT_CLOSED', { stage });
  });

  it('is refused while the text is laid out for comment, and open again afterwards', () => {
    const story = inConsultation();
    story.when(drafter, revised(story)).thenRefused('TEXT_LAID_OUT', { what: 'draft' });
    const over = story.until('2024-05-11', '00:00');
    over.when(drafter, revised(over)).then({ type: 'TextRevised' });
  });

  it.each(['review', 'expert-review'])('is refused while the vote "%s" is under way', (question) => {
    const story = inReview().does(secretary, openBallot(question));
    story.when(drafter, revised(story)).thenRefused('TEXT_LAID_OUT', { what: question });
  });

  it('is refused when someone else was quicker', () => {
    const story = inReview();
    const mine = revised(story, { hash: 'mine' });
    story.does(drafter, revised(story, { hash: 'theirs' })).when(drafter, mine).thenRefused('TEXT_MOVED', { revision: story.now.text.revision + 1 });
  });

  it('changes nothing for anyone by another label alone', () => {
    const story = reviewed();
    const labelled = story.does(drafter, revised(story, { label: 'FDS', hash: story.now.text.hash, changeClass: 'substantive' }));
    expect(labelled.now.text).toMatchObject({ label: 'FDS', lastSubstantive: story.now.text.lastSubstantive });
    expect(levelOf(labelled.now.languages['en']!)).toBe('reviewed');
  });
});

describe('an editorial change', () => {
  const editorial = { changeClass: 'editorial' } as const;
  const edited = (by = drafter) => reviewed().does(by, revised(reviewed(), editorial));
  const ready = (story: Story) => story.when(secretary, move('submit'));
  const unconfirmed = (story: Story) => {
    const outcome = ready(story).outcome;
    return isRefusal(outcome) ? outcome.unmet.filter(({ code }) => code === 'CHANGE_UNCONFIRMED') : [];
  };

  it('neither adds nor removes units, and names those that would', () => {
    const story = inReview();
    const change = { ...revised(story, editorial), units: { added: 1, changed: 4, removed: 2 }, comeAndGo: ['4', '3.1.2', '3.1.2/1'] } as What;
    story.when(drafter, change).thenRefused('CHANGE_NOT_EDITORIAL', { added: 1, removed: 2, units: ['4', '3.1.2', '3.1.2/1'] });
    const [event] = story.when(drafter, { ...change, changeClass: 'substantive' } as What).then({ type: 'TextRevised', changeClass: 'substantive' });
    expect(event).not.toHaveProperty('comeAndGo');
  });

  it('waits for nobody before the vote', () => {
    const story = inReview();
    const [event] = story.when(drafter, revised(story, editorial)).then({ type: 'TextRevised', by: 'drafter' });
    expect(event).not.toHaveProperty('awaitsConfirmation');
    story.does(drafter, revised(story, editorial)).when(secretary, confirmed(story.does(drafter, revised(story, editorial)))).thenNothing();
  });

  it('leaves a vote that has passed standing only once it is confirmed', () => {
    const { revision } = edited().now.text;
    expect(unconfirmed(edited())).toMatchObject([{ facts: { ballot: 'review', question: 'review', revision: revision - 1, changed: revision }, who: ['secretary', 'chair'] }]);
    for (const by of [secretary, chair]) expect(unconfirmed(edited().does(by, confirmed(edited())))).toEqual([]);
    edited().when(chair, confirmed(edited())).then({ type: 'RevisionConfirmed', revision, by: 'chair' });
  });

  it('is confirmed once', () => {
    edited().whenAgain(chair, confirmed(edited())).thenNothing();
  });

  it('is not confirmed by whoever made it, nor for another revision than the present one', () => {
    const { revision } = edited().now.text;
    edited(secretary).when(secretary, confirmed(edited())).thenRefused('OWN_CHANGE', { revision, roles: ['secretary', 'chair'] });
    edited().when(chair, { type: 'ConfirmRevision', revision: revision - 1 }).thenRefused('TEXT_MOVED', { revision });
    edited().when(drafter, confirmed(edited())).thenRefused('NOT_ENTITLED', { roles: ['secretary', 'chair'] });
    const both = edited(secretary).does(drafter, revised(edited(secretary), editorial));
    both.when(secretary, confirmed(both)).thenRefused('OWN_CHANGE', { revision: revision + 1 });
    expect(unconfirmed(both.does(chair, confirmed(both)))).toEqual([]);
  });

  it('waits for confirmation whatever it is labelled next, and for a vote once the substance changes', () => {
    const labelled = edited().does(drafter, revised(edited(), { label: 'FDS', hash: edited().now.text.hash }));
    expect(unconfirmed(labelled)).toHaveLength(1);
    expect(unconfirmed(labelled.does(secretary, confirmed(labelled)))).toEqual([]);
    const changed = edited().does(drafter, revised(edited()));
    expect(unconfirmed(changed)).toEqual([]);
    expect((ready(changed).outcome as Refusal).unmet.map(({ code }) => code)).toContain('BALLOT_ON_EARLIER_TEXT');
    changed.when(secretary, confirmed(changed)).thenNothing();
  });

  it('may be put to the vote instead', () => {
    const story = edited().does(drafter, revised(edited(), { label: 'DS2', hash: edited().now.text.hash })).does(secretary, openBallot('review'));
    expect(unconfirmed(voted(story, 'review', 36, 0, 0).does(secretary, closeBallot('review')))).toEqual([]);
  });
});

describe('whoever has worded the base text', () => {
  const member = members[3]!;
  const drafts = { ...member, roles: ['drafter'] };

  it('does not vote where drafters may not, also when the role has ended', () => {
    const worded = readyForReview().does(drafts, revised(readyForReview(), { label: 'DS', changeClass: 'editorial' })).does(secretary, move('to-review'));
    expect(worded.now.text.revisedBy).toEqual(['drafter', member.id]);
    worded.when(secretary, openBallot('review')).then({ type: 'BallotOpened', members: 41, electorate: members.filter(({ id }) => id !== member.id && id !== 'member-who-drafts').map(({ id }) => id) });
    worded.does(secretary, openBallot('review')).when(member, vote('review', 'approve')).thenRefused('NOT_IN_ELECTORATE', { voter: member.id });
  });

  it('is not whoever laid the same wording out', () => {
    const story = readyForReview();
    const labelled = story.does(drafts, revised(story, { label: 'DS2', hash: story.now.text.hash }));
    expect(labelled.now.text.revisedBy).toEqual(['drafter']);
  });

  it('is not known of a standard kept before it was written down, which still goes on', () => {
    const { by: _by, ...old } = { ...(readyForReview().events.find(({ type }) => type === 'TextRevised') as Extract<StandardEvent, { type: 'TextRevised' }>), revision: 9, hash: 'old', label: 'DS' };
    const { revisedBy: _revisedBy, ...text } = inReview().now.text;
    const kept = evolve({ ...inReview().now, text }, old) as Underway;
    expect(kept.text).not.toHaveProperty('revisedBy');
    expect(decide(kept, { ...openBallot('review'), by: secretary, at: inReview().at } as Command, inReview().procedure)).toMatchObject([{ type: 'BallotOpened' }]);
  });
});

describe('a language version whose base text moved on', () => {
  it('keeps its experts’ agreement through an editorial change, once it has caught up', () => {
    const story = reviewed();
    const behind = story.does(drafter, revised(story, { label: 'FDS', changeClass: 'editorial', stale: { en: 2 } }));
    expect(levelOf(behind.now.languages['en']!)).toBe('titles');
    expect(levelOf(behind.does(translatorOf('en'), caughtUp(behind, 'en', { changeClass: 'editorial' })).now.languages['en']!)).toBe('reviewed');
  });

  it('loses it, and its submission, by a change of substance that touches it', () => {
    const story = readyToSubmit();
    const behind = story.does(drafter, revised(story, { label: 'FDS2', stale: { en: 2 } }));
    expect(behind.now.languages['en']).toMatchObject({ reviewed: false, submittedOn: null });
    expect(levelOf(behind.does(translatorOf('en'), caughtUp(behind, 'en', { changeClass: 'editorial' })).now.languages['en']!)).toBe('complete');
  });

  it('keeps it through a change of substance that leaves it untouched', () => {
    const story = readyToSubmit('en', 'pt');
    const behind = story.does(drafter, revised(story, { label: 'FDS2', stale: { pt: 1 } }));
    expect(behind.now.languages).toMatchObject({ en: { reviewed: true, submittedOn: '2024-12-20' }, pt: { reviewed: false, submittedOn: null } });
  });
});

describe('revising a language version', () => {
  it('measures it against the base text as it is', () => {
    const story = readyForReview().does(drafter, revised(readyForReview(), { label: 'DS2', stale: { en: 2 } }));
    story.when(translatorOf('en'), caughtUp(story, 'en')).then({ type: 'LanguageRevised', language: 'en', baseRevision: story.now.text.revision, lag: { stale: 0 } });
  });

  it('is done once, however often it is asked', () => {
    const story = planned().does(drafter, revised(planned(), { label: 'WD1' }));
    story.whenAgain(translatorOf('en'), caughtUp(story, 'en')).thenNothing();
  });

  it.each([
    ['by a translator of another language', translatorOf('pt'), 'NOT_ENTITLED', { what: 'ReviseLanguage' }],
    ['by a drafter: nobody edits a translation who was not appointed for it', drafter, 'NOT_ENTITLED', { roles: ['translator', 'secretary'] }],
  ])('is refused %s', (_, by, code, facts) => {
    const story = inReview();
    story.when(by, caughtUp(story, 'en')).thenRefused(code, facts);
  });

  it('is refused for a language nobody planned', () => {
    const story = inReview();
    story.when(secretary, { ...caughtUp(story, 'en'), language: 'fr' } as ReturnType<typeof caughtUp>).thenRefused('LANGUAGE_UNKNOWN', { language: 'fr', languages: ['en'] });
  });

  it('is refused when it was made from an earlier base text, or someone else was quicker', () => {
    const story = inReview();
    const mine = caughtUp(story, 'en', { hash: 'mine' });
    const moved = story.does(drafter, revised(story, { label: 'DS2', stale: staleIn(story, 1) }));
    moved.when(translatorOf('en'), mine).thenRefused('TEXT_MOVED', { revision: moved.now.text.revision });
    story.does(translatorOf('en'), caughtUp(story, 'en', { hash: 'theirs' })).when(translatorOf('en'), mine).thenRefused('TEXT_MOVED', { revision: story.now.languages['en']!.revision + 1 });
  });

  it('is refused while it is laid out beside the base text', () => {
    const story = inConsultation();
    story.when(translatorOf('en'), caughtUp(story, 'en')).thenRefused('TEXT_LAID_OUT', { what: 'draft' });
  });

  it('is refused while its experts vote on it, and only then', () => {
    const story = inReview('en', 'pt').does(secretary, openBallot('language-review', 'en'));
    story.when(translatorOf('en'), caughtUp(story, 'en')).thenRefused('TEXT_LAID_OUT', { what: 'language-review:en' });
    story.when(translatorOf('pt'), caughtUp(story, 'pt')).then({ type: 'LanguageRevised', language: 'pt' });
  });
});

describe('the text at the start', () => {
  it('is laid out as a second attempt under the same milestone', () => {
    const story = readyForConsultation();
    const second = story.does(drafter, revised(story, { label: 'CD2', changeClass: 'editorial' }));
    second.when(secretary, move('open-consultation')).then({ type: 'StageEntered', stage: '30' });
    const other = story.does(drafter, revised(story, { label: 'CDX', changeClass: 'editorial' }));
    other.when(secretary, move('open-consultation')).thenUnmet({ code: 'TEXT_NOT_LAID_OUT', facts: { label: 'CD', present: 'CDX' } });
  });

  it('may be revised at the stage of consultation before it is laid out', () => {
    const story = atConsultation();
    story.when(drafter, revised(story)).then({ type: 'TextRevised' });
  });
});

describe('a vote by experts under whose hands the base text changed', () => {
  it('settles nothing when what they saw no longer stands', () => {
    let story = inReview().does(secretary, openBallot('language-review', 'en'));
    story = voted(story, 'language-review:en', 5, 0, 0, expertsOf('en'));
    const changed = story.does(drafter, revised(story, { label: 'DS2', stale: { en: 1 } }));
    changed.when(secretary, closeBallot('language-review:en')).then({ type: 'BallotClosed', tally: { passed: true } });
    story.when(secretary, closeBallot('language-review:en')).then({ type: 'BallotClosed' }, { type: 'LanguageReviewed', language: 'en' });
  });
});
