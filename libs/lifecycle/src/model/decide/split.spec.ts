import { isRefusal } from '#lib/kernel';
import { answered } from '../../../../kernel/src/spec/answered.js';
import { evolve } from '../evolve.js';
import type { StandardEvent } from '../events.js';
import type { Standard, Underway } from '../standard.js';
import { atConsultation, filed, planned } from '../spec/pages.js';
import { authority, secretary } from '../spec/people.js';
import { openConsultation, type Story } from '../spec/story.js';
import { mergeStandards } from './merge.js';
import { splitStandard } from './split.js';
import { gbtWith } from '../spec/gbt.js';

const noLag = { missing: 0, stale: 0, titlesBehind: 0 };
const part = (id: string) => ({ id, title: { 'zh-Hans': id }, text: { hash: `hash-${id}`, units: 3, languages: [{ language: 'en', hash: `en-${id}`, lag: noLag }] } });
const told = (events: readonly StandardEvent[], from: Standard = { is: 'unproposed' }) => events.reduce(evolve, from) as Underway;
const dividing = (story: Story, more: Partial<Parameters<typeof splitStandard>[1]> = {}) =>
  splitStandard(story.now, { parts: [part('one'), part('two')], sourceEnds: true, leftBehind: [], reason: 'Two parts.', by: authority, at: story.at, ...more }, story.procedure);
const done = <Answer>(answer: Answer) => {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer as Exclude<Answer, { refused: string }>;
};
/** A refusal as the specs ask for it: where all is well there is none. */
const refusedOf = (answer: object) => answered(isRefusal(answer) ? answer : []);

describe('splitting a standard', () => {
  it('opens each part with its texts, clocks and where it came from; the source ends and says what it became', () => {
    const story = planned('en').on('2023-10-01');
    const { source, parts } = done(dividing(story));
    expect(told(source, story.standard)).toMatchObject({ stage: 'terminated', endedOn: '2023-10-01', became: { turn: 'split', standards: ['one', 'two'] }, left: { stage: '20', continuedBy: ['one', 'two'] } });
    const one = told(parts[0]!);
    expect(one).toMatchObject({ id: 'one', stage: '20', text: { revision: 1, hash: 'hash-one' }, clocks: { plan: { dueOn: '2025-02-07', state: 'running' } }, cameFrom: { turn: 'split', standards: [{ id: 'the-standard' }] } });
    expect(one.languages['en']).toMatchObject({ revision: 1, baseRevision: 1, mode: 'parallel' });
    expect(told(parts[1]!).text.hash).toBe('hash-two');
  });

  it('or goes on beside its parts', () => {
    const story = planned('en');
    expect(told(done(dividing(story, { sourceEnds: false, parts: [part('one')] })).source, story.standard)).toMatchObject({ stage: '20', endedOn: null, became: { standards: ['one'] } });
  });

  it('leaves no unit and no comment behind when it ends', () => {
    refusedOf(dividing(planned('en'), { leftBehind: ['3', '3.1'] })).thenRefused('UNITS_LEFT_BEHIND', { count: 2, units: ['3', '3.1'] });
    expect(isRefusal(dividing(planned('en'), { sourceEnds: false, leftBehind: ['3'] }))).toBe(false);
    const law = gbtWith((p) => (p.turns!.split!.from = ['30']));
    refusedOf(dividing(atConsultation('en').withLaw(law).on('2024-03-12').does(secretary, openConsultation('draft', '2024-05-20')))).thenRefused('GATES_SHUT', { move: 'split', count: 1 });
  });

  it('is for whom the law names, from where it names, with a reason and enough parts', () => {
    refusedOf(dividing(planned('en'), { by: secretary })).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    refusedOf(dividing(filed('en'))).thenRefused('TURN_OUT_OF_ORDER', { turn: 'split', stage: '10' });
    refusedOf(dividing(planned('en'), { reason: '' })).thenRefused('REASON_REQUIRED', {});
    refusedOf(dividing(planned('en'), { parts: [part('one')] })).thenRefused('PARTS_TOO_FEW', { least: 2, count: 1 });
    refusedOf(dividing(planned('en'), { parts: [part('one'), { ...part('two'), title: {} }] })).thenRefused('TITLE_MISSING', {});
  });

  it('is not done a second time to what has ended in its parts', () => {
    const story = planned('en');
    refusedOf(dividing(story.after(done(dividing(story)).source))).thenRefused('STANDARD_ENDED', {});
  });
});

describe('merging standards', () => {
  const merging = (sources: readonly Underway[], more: Partial<Parameters<typeof mergeStandards>[1]> = {}) =>
    mergeStandards(sources, { into: part('whole'), reason: 'One text.', by: authority, at: '2023-10-01T02:00:00.000Z', ...more }, planned('en').procedure);
  const other = { ...planned('en').now, id: 'other', clocks: { plan: { ...planned('en').now.clocks['plan']!, dueOn: '2024-12-31' } } };

  it('ends each of them and opens the one they become, with the clock that ends first', () => {
    const { sources, into } = done(merging([planned('en').now, other]));
    expect(sources.map((events, i) => told(events, [planned('en').now, other][i]))).toMatchObject([{ stage: 'terminated', became: { turn: 'merge', standards: ['whole'] } }, { stage: 'terminated' }]);
    expect(told(into)).toMatchObject({ id: 'whole', stage: '20', clocks: { plan: { dueOn: '2024-12-31' } }, cameFrom: { turn: 'merge', standards: [{ id: 'the-standard' }, { id: 'other' }] } });
  });

  it('asks for two different ones of one kind', () => {
    refusedOf(merging([planned('en').now])).thenRefused('MERGE_TOO_FEW', {});
    refusedOf(merging([planned('en').now, planned('en').now])).thenRefused('MERGE_TOO_FEW', {});
    refusedOf(merging([planned('en').now, { ...other, committee: 'another' }])).thenRefused('MERGE_DIFFERS', { what: 'committee' });
    refusedOf(merging([planned('en').now, { ...other, stage: '30' }])).thenRefused('MERGE_DIFFERS', { what: 'stage', values: ['20', '30'] });
    refusedOf(merging([planned('en').now, other], { by: secretary })).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
  });

  it('is not done a second time to what has ended', () => {
    const { sources } = done(merging([planned('en').now, other]));
    refusedOf(merging([planned('en').now, told(sources[1]!, { ...other, stage: '20' })])).thenRefused('MERGE_DIFFERS', { what: 'stage' });
  });
});
