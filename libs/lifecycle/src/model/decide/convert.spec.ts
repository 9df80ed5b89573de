import { isRefusal } from '#lib/kernel';
import { loadProcedures } from '../../adapters/procedures/yaml-procedures.js';
import { answered } from '../../../../kernel/src/spec/answered.js';
import { evolve } from '../evolve.js';
import { explain } from '../explain.js';
import type { Procedure } from '../procedure.js';
import type { Underway } from '../standard.js';
import { gbtWith } from '../spec/gbt.js';
import { atConsultation, filed, planned } from '../spec/pages.js';
import { authority, secretary } from '../spec/people.js';
import { openConsultation, type Story } from '../spec/story.js';
import { convertStandard } from './convert.js';

const gbz: Procedure = (await loadProcedures()).of('gbz', 1)!;
const because = { reason: 'The technology is still developing.' };
const asked = (story: Story, { by = authority, reason = because.reason, to = gbz } = {}) => convertStandard(story.now, { by, reason, at: story.at }, story.procedure, to);
const converted = (story: Story, to = gbz): Underway => {
  const outcome = asked(story, { to });
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.reduce(evolve, story.standard) as Underway;
};

describe('converting the track', () => {
  it('goes on at the stage of the same meaning, with the clock as it was announced', () => {
    const now = converted(planned().on('2023-10-01'));
    expect(now).toMatchObject({ procedure: { id: 'gbz', version: 1 }, stage: '20', arrivedBy: 'convert', clocks: { plan: { state: 'running', dueOn: '2025-02-07' } } });
    expect(explain(now, gbz, '2023-10-02T02:00:00.000Z').clocks).toMatchObject([{ clock: 'plan' }]);
  });

  it('or at the one the law names, with its clocks anew', () => {
    const law = gbtWith((p) => Object.assign(p.turns!.convert![0]!, { from: ['30'], stages: { '30': '20' }, clocks: 'anew' }));
    expect(converted(atConsultation().withLaw(law).on('2024-04-01'))).toMatchObject({ stage: '20', clocks: { plan: { startedOn: '2024-04-01', dueOn: '2025-10-01' } } });
  });

  it('tells whom the law it left wants told', () => {
    expect(asked(planned())).toMatchObject([{ type: 'TrackConverted', told: expect.arrayContaining(['secretary', 'drafter']) }]);
  });

  it('is refused with everything that stands against it', () => {
    const strange: Procedure = { ...gbz, stages: Object.fromEntries(Object.entries(gbz.stages).filter(([id]) => id !== '30')), consultations: {}, clocks: {} };
    const laidOut = atConsultation().on('2024-03-12').does(secretary, openConsultation('draft', '2024-05-20'));
    answered(asked(laidOut, { to: strange })).thenRefused('GATES_SHUT', { move: 'convert', count: 3 });
    const asking = gbtWith((p) => (p.turns!.convert![0]!.gates = [{ document: { kind: 'MINUTES' } }]));
    answered(asked(planned().withLaw(asking))).thenRefused('GATES_SHUT', { count: 1 });
  });

  it('is for whom the law names, from where it names, with a reason', () => {
    answered(asked(planned(), { by: secretary })).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    answered(asked(filed())).thenRefused('TURN_OUT_OF_ORDER', { turn: 'convert', stage: '10', from: ['20', '30'] });
    answered(asked(planned(), { reason: ' ' })).thenRefused('REASON_REQUIRED', {});
    answered(asked(planned(), { to: { ...gbz, id: 'db44' } })).thenRefused('TURN_UNKNOWN', { turn: 'convert' });
    answered(asked(planned().does(authority, { type: 'SuspendStandard', reason: 'Why.' }))).thenRefused('STANDARD_SUSPENDED', {});
  });

  it('is done once', () => {
    const story = planned();
    expect(convertStandard(converted(story), { by: authority, ...because, at: story.at }, gbz, gbz)).toEqual([]);
  });
});
