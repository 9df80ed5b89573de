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

  it('gives nobody a clock anew: each part has it as it stands, run out or not, with the extensions that were used', () => {
    const used = { ...planned('en').now.clocks['plan']!, extensions: 1, asked: { months: 3, on: '2023-09-30' } };
    const lapsed = { ...used, state: 'lapsed' as const, onLapse: 'escalate' as const, extensions: 0, asked: null };
    const paused = { ...used, state: 'paused' as const, stoppedOn: '2023-09-01', pausedFor: 'Round robin.' };
    const story = planned('en').on('2023-10-01');
    const { parts } = done(splitStandard({ ...story.now, clocks: { plan: used, limit: lapsed, other: paused } }, { parts: [part('one'), part('two')], sourceEnds: true, leftBehind: [], reason: 'Two parts.', by: authority, at: story.at }, story.procedure));
    for (const events of parts) {
      expect(told(events).clocks).toEqual({ plan: used, limit: lapsed, other: paused });
      expect(events.filter(({ type }) => type.startsWith('Clock'))).toEqual([]);
    }
  });

  it('leaves what it was to replace to the first part, or keeps it where it goes on', () => {
    const replaces = { replaces: 'old', replacedNumber: 'GB/T 1—2009' };
    const split = (sourceEnds: boolean) => {
      const story = planned('en');
      return done(splitStandard({ ...story.now, ...replaces }, { parts: [part('one'), part('two')], sourceEnds, leftBehind: [], reason: 'Two parts.', by: authority, at: story.at }, story.procedure)).parts.map((events) => told(events));
    };
    expect(split(true)[0]).toMatchObject(replaces);
    for (const other of [split(true)[1], ...split(false)]) {
      expect(other).toMatchObject({ replaces: null });
      expect(other).not.toHaveProperty('replacedNumber');
    }
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

  it('opens no part twice; another one may be split off later', () => {
    const story = planned('en');
    const once = story.after(done(dividing(story, { sourceEnds: false, parts: [part('one')] })).source);
    refusedOf(dividing(once, { sourceEnds: false, parts: [part('two'), { ...part('again'), title: { 'zh-Hans': ' one ', en: 'One' } }] })).thenRefused('PART_OPENED', { titles: ['one'], parts: [{ id: 'one', title: { 'zh-Hans': 'one' } }] });
    const twice = once.after(done(dividing(once, { sourceEnds: false, parts: [part('two')] })).source);
    expect(twice.now.became).toMatchObject({ standards: ['one', 'two'], parts: [{ id: 'one' }, { id: 'two' }] });
    refusedOf(dividing(twice, { parts: [part('three'), part('one')] })).thenRefused('PART_OPENED', { titles: ['one'] });
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

  it('goes on to replace what those replace that replace anything', () => {
    const elsewhere = { replaces: null, replacedNumber: 'GB/T 1—2009' };
    const here = { replaces: 'old', replacedNumber: 'GB/T 1—2009' };
    const into = (...replaced: readonly object[]) => done(merging([{ ...planned('en').now, ...replaced[0] }, { ...other, ...replaced[1] }])).into;
    expect(into({}, elsewhere)[0]).toMatchObject({ ...elsewhere, replacedElsewhere: true });
    expect(into(elsewhere, here)[0]).toMatchObject(here);
    expect(into(elsewhere, here)[0]).not.toHaveProperty('replacedElsewhere');
    expect(told(into(here, elsewhere))).toMatchObject(here);
    expect(told(into({}, {}))).toMatchObject({ replaces: null });
  });

  it('replaces one standard, not several', () => {
    const sources = [{ ...planned('en').now, replaces: 'old', replacedNumber: 'GB/T 1—2009' }, { ...other, replacedNumber: 'GB/T 2—2011' }];
    refusedOf(merging(sources)).thenRefused('REPLACES_SEVERAL', { numbers: ['GB/T 1—2009', 'GB/T 2—2011'] });
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
