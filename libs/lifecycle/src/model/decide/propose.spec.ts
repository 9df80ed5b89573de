import { authority, proposer, stranger } from '../spec/people.js';
import { proposed } from '../spec/pages.js';
import { propose, Story, type What } from '../spec/story.js';

describe('proposing a standard', () => {
  const nothing = Story.under();

  it('starts it at the first stage, under the version of the procedure that was asked', () => {
    nothing.when(proposer, propose('en', 'pt')).then({
      type: 'StandardProposed',
      procedure: { id: 'gbt', version: 1 },
      stage: '00',
      proposer: 'unit',
      languages: [
        { language: 'en', mode: 'parallel', required: true },
        { language: 'pt', mode: 'parallel', required: true },
      ],
    });
  });

  it('leaves nothing of the command behind that is not a fact', () => {
    const [event] = nothing.when(proposer, propose('en')).then({ type: 'StandardProposed' });
    expect(event).not.toHaveProperty('by');
  });

  it('is for those whom the procedure names', () => {
    nothing.when(stranger, propose('en')).thenRefused('NOT_ENTITLED', { what: 'ProposeStandard', roles: ['proposer', 'secretary', 'member', 'enterprise', 'authority'] });
  });

  it('is refused a second time under the same id', () => {
    proposed().when(proposer, propose('en')).thenRefused('STANDARD_EXISTS', { standard: 'the-standard' });
  });

  it.each(['IDT', 'MOD'] as const)('keeps a text adopted %s out of the parallel scheme (notice of 2019-11-26)', (adoption) => {
    const adopted = { ...propose('en'), adoption } as What;
    nothing.when(proposer, adopted).thenRefused('ADOPTION_OUTSIDE_PARALLEL', { adoption });
    nothing.when(proposer, { ...propose('later:en'), adoption } as What).then({ type: 'StandardProposed', adoption, languages: [{ mode: 'later' }] });
  });

  it('has a title in the language of its base text', () => {
    for (const title of [{ en: 'Requirements' }, { 'zh-Hans': ' ', en: 'Requirements' }]) nothing.when(proposer, { ...propose('en'), title } as What).thenRefused('TITLE_MISSING', { language: 'zh-Hans' });
  });

  const replacing = (number: string, inForce: boolean | null, replaces: string | null = inForce === null ? null : 'old'): What => ({ ...propose('en'), replaces, replaced: { number, inForce } }) as What;

  it('may replace a number that is not kept here, and says so', () => {
    const [event] = nothing.when(proposer, replacing('ＧＢ/Ｔ 1234-2020', null)).then({ type: 'StandardProposed', replaces: null, replacedNumber: 'GB/T 1234—2020', replacedElsewhere: true });
    expect(event).not.toHaveProperty('replaced');
    expect(nothing.does(proposer, replacing('GB/T 1234-2020', null)).now).toMatchObject({ replaces: null, replacedNumber: 'GB/T 1234—2020' });
    expect(nothing.does(proposer, propose('en')).now).not.toHaveProperty('replacedNumber');
  });

  it('replaces only a number of its series, and only a standard in force where it is kept here', () => {
    for (const number of ['', ' ', 'DB44/T 1-2020', 'GB/T 1234', 'no number']) nothing.when(proposer, replacing(number, null)).thenRefused('NUMBER_MALFORMED', { series: 'GB/T' });
    nothing.when(proposer, replacing('GB/T 1234—2020', false)).thenRefused('REPLACED_NOT_IN_FORCE', { number: 'GB/T 1234—2020' });
    const [event] = nothing.when(proposer, replacing('GB/T 1234—2020', true)).then({ type: 'StandardProposed', replaces: 'old', replacedNumber: 'GB/T 1234—2020' });
    expect(event).not.toHaveProperty('replacedElsewhere');
  });

  it.each([
    ['the same one twice', ['en', 'later:en'], 'en'],
    ['the language of the base text', ['zh-Hans'], 'zh-Hans'],
  ])('takes no language version that is %s', (_, languages, language) => {
    nothing.when(proposer, propose(...languages)).thenRefused('LANGUAGE_PLANNED_TWICE', { language });
  });
});

describe('taking in a standard that was published elsewhere', () => {
  const observe = (announcedOn: string, implementsOn: string): What => ({
    type: 'ObserveStandard',
    id: 'an-older-one',
    committee: 'the-committee',
    title: { en: 'An older one' },
    baseLanguage: 'zh-Hans',
    number: 'GB/T 50001—2010',
    announcedOn,
    implementsOn,
    source: 'the public catalogue',
  });
  const nothing = Story.under();

  it('records it as in force once its day has come, and when its review is due', () => {
    nothing.when(authority, observe('2020-01-10', '2020-06-01')).then(
      { type: 'StandardObserved', stage: 'in-force', source: 'the public catalogue', publication: { number: 'GB/T 50001—2010', inForce: true, amendment: 0 } },
      { type: 'ReviewScheduled', dueOn: '2025-01-10', warnAt: [{ daysLeft: 180 }, { daysLeft: 90 }, { daysLeft: 30 }] },
    );
  });

  it('records it as published while its day is to come, and lets it take effect then', () => {
    const story = nothing.does(authority, observe('2023-01-10', '2023-06-01'));
    expect(story.now).toMatchObject({ stage: '60', publication: { inForce: false } });
    expect(story.until('2023-06-01', '00:00').now).toMatchObject({ stage: 'in-force', publication: { inForce: true } });
  });

  it('warns once of a review long overdue, not of every day that was missed', () => {
    const story = nothing.does(authority, observe('2010-01-10', '2010-06-01')).until('2023-02-07');
    expect(story.events.filter(({ type }) => type === 'ReviewWarned')).toMatchObject([{ daysLeft: 0, dueOn: '2015-01-10' }]);
  });

  it('is the authority’s to do, and the days must be in order', () => {
    nothing.when(proposer, observe('2020-01-10', '2020-06-01')).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    nothing.when(authority, observe('2020-06-01', '2020-06-01')).thenRefused('DATES_OUT_OF_ORDER', { announcedOn: '2020-06-01', implementsOn: '2020-06-01' });
  });

  it('is known by its number, written one way, and never by a blank', () => {
    nothing.when(authority, { ...observe('2020-01-10', '2020-06-01'), number: 'ＧＢ/Ｔ50001-2010' } as What).then({ publication: { number: 'GB/T 50001—2010' } }, { type: 'ReviewScheduled' });
    nothing.when(authority, { ...observe('2020-01-10', '2020-06-01'), number: ' ' } as What).thenRefused('NUMBER_MALFORMED', { series: 'GB/T' });
  });

  it('is refused a second time', () => {
    nothing.does(authority, observe('2020-01-10', '2020-06-01')).when(authority, observe('2020-01-10', '2020-06-01')).thenRefused('STANDARD_EXISTS', { standard: 'an-older-one' });
  });
});

describe('asking anything of a standard that was never proposed', () => {
  it('is refused', () => {
    Story.under().when(authority, { type: 'CloseBallot', ballot: 'review' }).thenRefused('STANDARD_UNKNOWN', {});
  });
});
