import { assessor, authority, chair, drafter, enterprise, expertsOf, members, proposer, reviewBody, secretary, translatorOf } from './people.js';
import { attach, caughtUp, closeBallot, comment, confirmed, dispose, move, openBallot, openConsultation, pass, propose, publish, revised, Story, vote, type What } from './story.js';

/**
 * Pages of one standard's life to start a spec from. Days and counts are those of a worked GB/T timeline with an English
 * edition in parallel and a committee of 41; people and numbers of documents are made up for it.
 */

/** Told once for each set of languages: a story never changes, so every spec may go on from the same one. */
function page(tell: (...languages: readonly string[]) => Story): (...languages: readonly string[]) => Story {
  const told = new Map<string, Story>();
  return (...languages) => {
    const key = languages.join();
    const story = told.get(key) ?? tell(...languages);
    told.set(key, story);
    return story;
  };
}

/** So many members for, against and abstaining; the first ones on the list. */
export function voted(story: Story, ballot: string, approve: number, against: number, abstain: number, voters = members): Story {
  const choices = [...Array<'approve'>(approve).fill('approve'), ...Array<'against'>(against).fill('against'), ...Array<'abstain'>(abstain).fill('abstain')];
  return choices.reduce((told, choice, i) => told.does(voters[i]!, vote(ballot, choice)), story);
}

export const proposed = page((...languages) => Story.under().does(proposer, propose(...(languages.length > 0 ? languages : ['en']))));

export const readyToFile = page((...languages) => {
  let story = proposed(...languages).does(proposer, attach('PROPOSAL'), attach('DRAFT'));
  for (const language of Object.keys(story.now.languages)) story = story.does(proposer, attach('FL_PROPOSAL', language));
  story = story.on('2023-03-10').does(secretary, openBallot('proposal'));
  return voted(story, 'proposal', 33, 2, 1).does(secretary, closeBallot('proposal'));
});

export const filed = page((...languages) => readyToFile(...languages).on('2023-03-20').does(secretary, move('file')));

/** Assessed, announced for thirty days, and both comments answered. */
export const readyForPlan = page((...languages) =>
  filed(...languages)
    .on('2023-06-05')
    .does(authority, openConsultation('project-notice', '2023-07-05'))
    .does(enterprise, comment('project-notice', 'Say how it relates to the older standard.'))
    .does(enterprise, comment('project-notice', 'Widen the scope.'))
    .does(assessor, pass('expert-assessment'))
    .until('2023-07-10')
    .does(secretary, dispose(1, 2)));

/** The plan is issued on 2023-08-07: the eighteen months run. */
export const planned = page((...languages) => readyForPlan(...languages).on('2023-08-07').does(authority, move('issue-plan', { planNumber: '20231234-T-469' })));

export const allCaughtUp = (story: Story, wording: Parameters<typeof caughtUp>[2] = {}): Story =>
  Object.keys(story.now.languages).reduce((told, language) => told.does(translatorOf(language), caughtUp(told, language, wording)), story);

/** The consultation draft and its language versions stand at the same revision. */
export const readyForConsultation = page((...languages) => {
  const story = planned(...languages).on('2023-09-15').does(secretary, pass('patent-call')).on('2024-03-01').does(drafter, attach('EXPLANATION'));
  return allCaughtUp(story.does(drafter, revised(story, { label: 'CD' })));
});

export const atConsultation = page((...languages) => readyForConsultation(...languages).on('2024-03-11').does(secretary, move('open-consultation')));

/** Laid out for sixty days in every language. */
export const inConsultation = page((...languages) => atConsultation(...languages).does(secretary, openConsultation('draft', '2024-05-10')));

/** The sixty days are over; two comments were received, neither is answered. */
export const consulted = page((...languages) =>
  inConsultation(...languages)
    .on('2024-04-02')
    .does(enterprise, comment('draft', 'Clause 5.2 contradicts 6.1.'), comment('draft', 'The obligation is not clear.', languages[0] ?? 'en'))
    .until('2024-06-21'));

export const commentTable = { sent: 78, replied: 46, noReply: 32, comments: 112, accepted: 71, acceptedInPart: 18, notAccepted: 23 };

/** Comments answered, the review draft laid out, language versions caught up with it. */
export const readyForReview = page((...languages) => {
  const story = consulted(...languages).does(drafter, dispose(3, 4)).does(secretary, attach('COMMENT_TABLE', null, commentTable)).on('2024-07-05');
  return allCaughtUp(story.does(drafter, revised(story, { label: 'DS', stale: staleIn(story, 3) })));
});

export const inReview = page((...languages) => readyForReview(...languages).does(secretary, move('to-review')));

/** Passed by the committee, and each language version by its experts. */
export const reviewed = page((...languages) => {
  let story = inReview(...languages).on('2024-08-14').does(secretary, openBallot('review'));
  story = voted(story, 'review', 30, 3, 2).does(secretary, closeBallot('review'), attach('MINUTES')).does(chair, pass('minutes-signed'));
  for (const language of Object.keys(story.now.languages)) story = languageReviewed(story, language);
  return story;
});

export function languageReviewed(story: Story, language: string): Story {
  const ballot = `language-review:${language}`;
  return voted(story.does(secretary, openBallot('language-review', language)), ballot, 5, 0, 0, expertsOf(language)).does(secretary, closeBallot(ballot));
}

export const languageSubmitted = (story: Story, language: string): Story => story.does(translatorOf(language), attach('FL_SET', language), { type: 'SubmitLanguage', language });

/** The approval draft laid out in every language, everything handed in. */
export const readyToSubmit = page((...languages) => {
  let story = reviewed(...languages).on('2024-12-20');
  story = story.does(drafter, revised(story, { label: 'FDS', changeClass: 'editorial', stale: staleIn(story, 1) }));
  story = allCaughtUp(story.does(secretary, confirmed(story)), { changeClass: 'editorial' });
  for (const language of Object.keys(story.now.languages)) story = languageSubmitted(story, language);
  return story.does(secretary, attach('APPROVAL_SET'));
});

export const submitted = page((...languages) => readyToSubmit(...languages).on('2025-01-10').does(secretary, move('submit')));

export const readyToPublish = page((...languages) => submitted(...languages).on('2025-03-20').does(reviewBody, pass('professional-review')));

export const announcement: What = publish('GB/T 50001—2025', '2025-05-30', '2025-12-01');
export const published = page((...languages) => readyToPublish(...languages).on('2025-05-30').does(authority, announcement));
export const inForce = page((...languages) => published(...languages).until('2025-12-02'));

export const staleIn = (story: Story, count: number): Readonly<Record<string, number>> => Object.fromEntries(Object.keys(story.now.languages).map((language) => [language, count]));

/** English was excused and is not ready: the base text went ahead alone on 2025-05-30. */
export const publishedWithoutEnglish = page(() => {
  const ready = reviewedWithoutEnglish();
  return ready.on('2025-01-10').does(secretary, move('submit')).on('2025-03-20').does(reviewBody, pass('professional-review')).on('2025-05-30').does(authority, announcement);
});

export const reviewedWithoutEnglish = page(() => {
  const story = inReview().on('2024-08-14').does(secretary, openBallot('review'));
  const passed = voted(story, 'review', 30, 3, 2).does(secretary, closeBallot('review'), attach('MINUTES')).does(chair, pass('minutes-signed')).on('2024-12-20');
  const laidOut = passed.does(drafter, revised(passed, { label: 'FDS', changeClass: 'editorial', stale: { en: 4 } }));
  return laidOut
    .does(secretary, confirmed(laidOut))
    .does(authority, { type: 'ExcuseLanguage', language: 'en', reason: 'The translators are ill.' })
    .does(secretary, attach('APPROVAL_SET'));
});
