import { explain } from '../explain.js';
import { gbt, gbtWith } from '../spec/gbt.js';
import { filed, inConsultation, inForce, planned } from '../spec/pages.js';
import { authority, chair, secretary } from '../spec/people.js';
import { attach, move, on, openConsultation, type Story, type What } from '../spec/story.js';

const evidence = 'document-EVIDENCE-null-EVIDENCE';
const except = (gate: string, more: Partial<Extract<What, { type: 'OverrideGate' }>> = {}): What => ({ type: 'OverrideGate', gate, reason: 'A public emergency.', evidence, ...more });

describe('an exception from the period of a consultation', () => {
  const urgent = (reason = 'A public emergency.', document = evidence): What => except('period:draft', { reason, evidence: document });
  const inStage = () => inConsultation().until('2024-05-11').does(secretary, move('consult-again', { reason: 'Much has changed.' }));
  const withEvidence = () => inStage().does(authority, attach('EVIDENCE'));

  it('is recorded with who, why and what shows it, and lets the period be shorter', () => {
    const story = withEvidence();
    story.when(authority, urgent()).then({ type: 'GateOverridden', gate: 'period:draft', by: 'authority', reason: 'A public emergency.', evidence });
    story.when(secretary, openConsultation('draft', '2024-05-20')).thenRefused('PERIOD_TOO_SHORT', { minimumDays: 60 });
    story.does(authority, urgent()).when(secretary, openConsultation('draft', '2024-05-20')).then({ type: 'ConsultationOpened', closesOn: '2024-05-20' });
  });

  it('may name the day until which it must be open at least', () => {
    const story = withEvidence().does(authority, except('period:draft', { until: '2024-05-25' }));
    story.when(secretary, openConsultation('draft', '2024-05-20')).thenRefused('PERIOD_TOO_SHORT', { earliest: '2024-05-25' });
    story.when(secretary, openConsultation('draft', '2024-05-25')).then({ type: 'ConsultationOpened' });
  });

  it('is what a period that is too short lacks, and that is said: reason, approver, evidence', () => {
    const { unmet } = withEvidence().when(secretary, openConsultation('draft', '2024-05-20')).thenRefused('PERIOD_TOO_SHORT', {});
    expect(unmet).toMatchObject([{ code: 'EXCEPTION_NOT_RECORDED', who: ['authority'], facts: { gate: 'period:draft', missing: ['reason', 'approver', 'evidence'] } }]);
    // Nothing of the kind where the law allows no exception.
    const strict = gbtWith((p) => void (p.consultations['draft']!.generally = false));
    expect(withEvidence().withLaw(strict).when(secretary, openConsultation('draft', '2024-05-20')).thenRefused('PERIOD_TOO_SHORT', {}).unmet).toEqual([]);
  });

  it('never reaches a period that the law does not word so', () => {
    withEvidence().when(authority, except('period:patent-notice')).thenRefused('GATE_UNKNOWN', { gate: 'period:patent-notice' });
    withEvidence().when(authority, except('ballotPassed:review')).thenRefused('GATE_UNKNOWN', { gate: 'ballotPassed:review' });
  });

  it('is refused with everything it lacks, at once', () => {
    withEvidence().when(secretary, urgent()).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    const codes = (story: ReturnType<Story['when']>) => story.thenRefused('EXCEPTION_INCOMPLETE', { gate: 'period:draft' }).unmet.map(({ code }) => code);
    expect(codes(withEvidence().when(authority, urgent(' \u200b')))).toEqual(['REASON_REQUIRED']);
    expect(codes(withEvidence().when(authority, urgent('Urgent.', 'a rumour')))).toEqual(['EVIDENCE_UNKNOWN']);
    expect(codes(inStage().when(secretary, urgent('', '')))).toEqual(['NOT_ENTITLED', 'REASON_REQUIRED', 'EVIDENCE_MISSING']);
    expect(codes(withEvidence().when(authority, except('period:draft', { until: '2024-05-11' })))).toEqual(['UNTIL_MISSING']);
  });

  it('takes whom and what the procedure names, where it names them', () => {
    const law = gbtWith((p) => void (p.consultations['draft']!.generally = { by: ['chair'], evidence: ['MINUTES'] }));
    const story = withEvidence().withLaw(law);
    story.when(authority, urgent('Urgent.', evidence)).thenRefused('EXCEPTION_INCOMPLETE', { count: 2 });
    story.when(chair, urgent()).thenRefused('EXCEPTION_INCOMPLETE', { count: 1 });
    story.does(secretary, attach('MINUTES')).when(chair, urgent('Urgent.', 'document-MINUTES-null-MINUTES')).then({ type: 'GateOverridden', by: 'chair' });
  });

  it('is recorded again for another reason, or on other evidence', () => {
    const story = withEvidence().does(authority, urgent());
    story.when(authority, urgent('A court has ordered it.')).then({ type: 'GateOverridden', reason: 'A court has ordered it.', evidence });
    story.does(authority, attach('EVIDENCE', null, {}, 'the order')).when(authority, urgent('A public emergency.', 'document-EVIDENCE-null-the order')).then({ type: 'GateOverridden', evidence: 'document-EVIDENCE-null-the order' });
    story.whenAgain(authority, urgent('A court has ordered it.')).thenNothing();
  });

  it('is done once, and holds for one round', () => {
    withEvidence().whenAgain(authority, urgent()).thenNothing();
    const used = withEvidence().does(authority, urgent()).does(secretary, openConsultation('draft', '2024-05-20')).until('2024-05-21').does(secretary, move('consult-again', { reason: 'Once more.' }));
    expect(used.now.overrides).toEqual({});
    used.when(secretary, openConsultation('draft', '2024-05-30')).thenRefused('PERIOD_TOO_SHORT', { earliest: '2024-07-20' });
  });
});

describe('an exception from the development period', () => {
  const ready = () => planned().does(authority, attach('EVIDENCE'));
  const longer = (until = '2026-02-07'): What => except('clock:plan', { reason: 'The tests take two years.', until });

  it('sets another last day, is warned of before it, and freezes nothing until then', () => {
    const story = ready().does(authority, longer());
    expect(story.now.clocks['plan']).toMatchObject({ state: 'running', dueOn: '2026-02-07', lastDayToAsk: '2026-01-08', lapsesAt: on('2026-02-08', '00:00'), extensions: 0 });
    expect(story.until('2025-03-01').now.frozen).toBeNull();
    expect(story.until('2026-02-09').now.frozen).toMatchObject({ clock: 'plan' });
  });

  it('needs its new last day, after the one that was announced; and a period that runs', () => {
    const codes = (until: string | null) => ready().when(authority, except('clock:plan', { until })).thenRefused('EXCEPTION_INCOMPLETE', {}).unmet;
    expect(codes(null)).toMatchObject([{ code: 'UNTIL_MISSING', facts: { gate: 'clock:plan', dueOn: '2025-02-07' } }]);
    expect(codes('2025-02-07')).toMatchObject([{ code: 'UNTIL_MISSING' }]);
    filed().does(authority, attach('EVIDENCE')).when(authority, longer()).thenRefused('NO_CLOCK_RUNS', {});
    ready().until('2025-02-08').when(authority, longer()).thenRefused('STANDARD_FROZEN', {});
  });

  it('is what an extension that comes too late lacks', () => {
    const { unmet } = ready().on('2025-01-09').when(secretary, { type: 'RequestExtension', months: 3, reason: 'More tests.' }).thenRefused('EXTENSION_TOO_LATE', {});
    expect(unmet).toMatchObject([{ code: 'EXCEPTION_NOT_RECORDED', facts: { gate: 'clock:plan' } }]);
  });

  it('is done once, however often it is asked', () => ready().whenAgain(authority, longer()).thenNothing());
});

describe('an exception from the five years of the review', () => {
  const later = except('review:due', { reason: 'A new edition takes effect in 2031.', until: '2031-05-30' });
  const ready = () => inForce().does(authority, attach('EVIDENCE'));

  it('sets another day, and is asked for again after the next review', () => {
    const story = ready().does(authority, later);
    expect(story.now.review).toMatchObject({ dueOn: '2031-05-30', dueAt: on('2031-05-31', '00:00'), warned: [] });
    const reviewed = story.on('2031-05-05').does(secretary, move('open-review'), attach('REVIEW_REPORT')).does(authority, move('confirm'));
    expect(reviewed.now).toMatchObject({ review: { dueOn: '2036-05-05' }, overrides: {} });
  });

  it('is refused where nothing is due, and done once', () => {
    planned().does(authority, attach('EVIDENCE')).when(authority, later).thenRefused('NO_CLOCK_RUNS', {});
    ready().whenAgain(authority, later).thenNothing();
  });
});

describe('explaining what the law words with "generally"', () => {
  it('names each such period here, what an exception takes, and the one on record', () => {
    const of = (story: Story) => explain(story.now, gbt, story.at).exceptions.map(({ gate, needs, by, recorded }) => ({ gate, needs: needs.length, by, recorded: recorded?.reason ?? null }));
    expect(of(filed())).toEqual([{ gate: 'period:project-notice', needs: 3, by: ['authority'], recorded: null }]);
    const running = planned().does(authority, attach('EVIDENCE'));
    expect(of(running)).toEqual([{ gate: 'clock:plan', needs: 4, by: ['authority'], recorded: null }]);
    expect(of(running.does(authority, except('clock:plan', { until: '2026-02-07' })))).toMatchObject([{ recorded: 'A public emergency.' }]);
    expect(of(inForce())).toMatchObject([{ gate: 'review:due' }]);
  });
});
