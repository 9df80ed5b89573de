import { authority, assessor, chair, drafter, enterprise, proposer, secretary, stranger, translatorOf } from '../spec/people.js';
import { commentTable, consulted, filed, inConsultation, inReview, planned, proposed, readyToSubmit } from '../spec/pages.js';
import { attach, give, move, openConsultation, pass, type What } from '../spec/story.js';

describe('attaching a document', () => {
  it('keeps it under its kind, or under its kind and language', () => {
    planned().on('2024-03-01').when(drafter, attach('EXPLANATION')).then({ type: 'DocumentAttached', key: 'EXPLANATION', on: '2024-03-01' });
    proposed().when(proposer, attach('FL_PROPOSAL', 'en')).then({ type: 'DocumentAttached', key: 'FL_PROPOSAL:en', language: 'en' });
  });

  it('lets whoever proposed the item act as proposer, also for a language', () => {
    const unit = { ...proposer, roles: [] };
    proposed().when(unit, attach('FL_PROPOSAL', 'en')).then({ type: 'DocumentAttached', key: 'FL_PROPOSAL:en' });
  });

  it.each([
    ['of a kind nobody knows', secretary, attach('LETTER'), 'DOCUMENT_KIND_UNKNOWN', { kind: 'LETTER' }],
    ['of a kind that is only a word of the machine', secretary, attach('constructor'), 'DOCUMENT_KIND_UNKNOWN', { kind: 'constructor' }],
    ['by the wrong hand', drafter, attach('MINUTES'), 'NOT_ENTITLED', { roles: ['secretary'] }],
    ['without its language', secretary, attach('FL_SET'), 'LANGUAGE_UNKNOWN', { language: null, languages: ['en'] }],
    ['for a language that is not planned', secretary, attach('FL_SET', 'fr'), 'LANGUAGE_UNKNOWN', { language: 'fr' }],
    ['for a language where there is one for all', secretary, attach('MINUTES', 'en'), 'LANGUAGE_NOT_NEEDED', { what: 'MINUTES' }],
    ['by a translator of another language', translatorOf('pt'), attach('FL_SET', 'en'), 'NOT_ENTITLED', { what: 'AttachDocument FL_SET' }],
  ])('is refused %s', (_, by, what, code, facts) => {
    inReview().when(by, what).thenRefused(code, facts);
  });

  it('replaces an earlier one with other bytes, and is quiet about the same bytes', () => {
    planned().whenAgain(drafter, attach('EXPLANATION')).thenNothing();
    planned().does(drafter, attach('EXPLANATION')).when(drafter, attach('EXPLANATION', null, {}, 'a second draft of it')).then({ type: 'DocumentAttached', key: 'EXPLANATION' });
  });
});

describe('the comment resolution table', () => {
  const attached = (counters: Readonly<Record<string, number>>) => consulted().when(secretary, attach('COMMENT_TABLE', null, counters));

  it('adds up: sent = replied + not replied, comments = accepted + in part + not accepted', () => {
    attached(commentTable).then({ type: 'DocumentAttached', counters: commentTable });
  });

  it.each([
    ['one unit of the committee has vanished', { ...commentTable, sent: 79 }, 'sent'],
    ['one comment has no answer', { ...commentTable, notAccepted: 22 }, 'comments'],
    ['a number is missing', { sent: 78, replied: 46, noReply: 32 }, 'comments'],
    ['a number is not a count of things', { ...commentTable, replied: 79, noReply: -1 }, 'sent'],
    ['there are no numbers', {}, 'sent'],
  ])('is refused when %s', (_, counters, name) => {
    attached(counters as Record<string, number>).thenRefused('COUNTERS_DO_NOT_ADD', { kind: 'COMMENT_TABLE', name });
  });
});

describe('deciding a task', () => {
  it('passes it', () => {
    filed().when(assessor, pass('expert-assessment')).then({ type: 'TaskDecided', key: 'expert-assessment', verdict: 'pass', by: 'assessor' });
  });

  it('returns it with a reason, which takes back an earlier pass', () => {
    const passed = filed().does(assessor, pass('expert-assessment'));
    passed.when(assessor, give('expert-assessment', ' ')).thenRefused('REASON_REQUIRED', { what: 'return expert-assessment' });
    const returned = passed.does(assessor, give('expert-assessment', 'There is such a standard.'));
    expect(returned.now).toMatchObject({ tasks: {}, returned: { 'expert-assessment': 'There is such a standard.' } });
    expect(returned.does(assessor, pass('expert-assessment')).now).toMatchObject({ tasks: { 'expert-assessment': { by: 'assessor' } }, returned: {} });
  });

  it.each([
    ['that nobody knows', secretary, pass('blessing'), 'TASK_UNKNOWN', { task: 'blessing' }],
    ['by someone else', secretary, pass('expert-assessment'), 'NOT_ENTITLED', { roles: ['assessor'] }],
    ['before its stage', chair, pass('minutes-signed'), 'NOT_AT_THIS_STAGE', { stage: '10', stages: ['40'] }],
  ])('is refused for one %s', (_, by, what, code, facts) => {
    filed().when(by, what).thenRefused(code, facts);
  });

  it('is done once, however often it is asked', () => {
    filed().whenAgain(assessor, pass('expert-assessment')).thenNothing();
    filed().whenAgain(assessor, give('expert-assessment', 'There is such a standard.')).thenNothing();
    filed().does(assessor, give('expert-assessment', 'One reason.')).when(assessor, give('expert-assessment', 'Another reason.')).then({ type: 'TaskDecided', verdict: 'return', note: 'Another reason.' });
  });
});

describe('setting aside what the law words with "generally"', () => {
  const evidence = 'document-EVIDENCE-null-EVIDENCE';
  const urgent = (gate = 'period:draft', reason = 'A public emergency.', document = evidence): What => ({ type: 'OverrideGate', gate, reason, evidence: document });
  const withEvidence = () => inConsultationStage().does(authority, attach('EVIDENCE'));
  const inConsultationStage = () => inConsultation().until('2024-05-11').does(secretary, move('consult-again', { reason: 'Much has changed.' }));

  it('is recorded with who, why and what shows it, and lets the period be shorter', () => {
    const story = withEvidence();
    story.when(authority, urgent()).then({ type: 'GateOverridden', gate: 'period:draft', by: 'authority', reason: 'A public emergency.', evidence });
    story.when(secretary, openConsultation('draft', '2024-05-20')).thenRefused('PERIOD_TOO_SHORT', { minimumDays: 60 });
    story.does(authority, urgent()).when(secretary, openConsultation('draft', '2024-05-20')).then({ type: 'ConsultationOpened', closesOn: '2024-05-20' });
  });

  it('never reaches a period that the law does not word so', () => {
    withEvidence().when(authority, urgent('period:patent-notice')).thenRefused('GATE_UNKNOWN', { gate: 'period:patent-notice' });
    withEvidence().when(authority, urgent('ballotPassed:review')).thenRefused('GATE_UNKNOWN', { gate: 'ballotPassed:review' });
  });

  it('needs the authority, a reason and evidence that is there', () => {
    withEvidence().when(secretary, urgent()).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    withEvidence().when(authority, urgent('period:draft', ' ')).thenRefused('REASON_REQUIRED', { what: 'OverrideGate period:draft' });
    withEvidence().when(authority, urgent('period:draft', 'Urgent.', 'a rumour')).thenRefused('EVIDENCE_UNKNOWN', { evidence: 'a rumour' });
  });

  it('is done once, and holds for one round', () => {
    withEvidence().whenAgain(authority, urgent()).thenNothing();
    const used = withEvidence().does(authority, urgent()).does(secretary, openConsultation('draft', '2024-05-20')).until('2024-05-21').does(secretary, move('consult-again', { reason: 'Once more.' }));
    expect(used.now.overrides).toEqual({});
    used.when(secretary, openConsultation('draft', '2024-05-30')).thenRefused('PERIOD_TOO_SHORT', { earliest: '2024-07-20' });
  });
});

describe('patents', () => {
  const disclose = (patent = 'CN1'): What => ({ type: 'DisclosePatent', patent, holder: 'A patentee', claims: 'Clause 6' });
  const declare = (choice: 'a' | 'b' | 'c' | 'removed', patent = 'CN1'): What => ({ type: 'DeclarePatent', patent, choice });

  it('are disclosed by anyone who knows of them, once', () => {
    planned().when(stranger, disclose()).then({ type: 'PatentDisclosed', patent: 'CN1', holder: 'A patentee', by: 'stranger' });
    planned().whenAgain(enterprise, disclose()).thenNothing();
    planned().when(enterprise, disclose('constructor')).then({ type: 'PatentDisclosed', patent: 'constructor' });
  });

  it('have their holder’s declaration recorded by the secretary', () => {
    const known = planned().does(enterprise, disclose());
    known.when(secretary, declare('b')).then({ type: 'PatentDeclared', patent: 'CN1', holder: 'A patentee', choice: 'b' });
    known.when(enterprise, declare('b')).thenRefused('NOT_ENTITLED', { roles: ['secretary', 'authority'] });
    known.when(secretary, declare('b', 'CN2')).thenRefused('PATENT_UNKNOWN', { patent: 'CN2' });
    known.whenAgain(secretary, declare('b')).thenNothing();
  });

  it.each([
    ['nobody has declared', [], 'PATENT_UNDECLARED'],
    ['the holder refuses to license', [declare('c')], 'PATENT_REFUSED'],
  ])('keep a standard from submission while %s (art. 10)', (_, declared, code) => {
    readyToSubmit().does(enterprise, disclose()).does(secretary, ...declared).when(secretary, move('submit')).thenUnmet({ code, facts: { patent: 'CN1', holder: 'A patentee' }, who: ['secretary'] });
  });

  it.each(['a', 'b', 'removed'] as const)('no longer do once declared "%s"', (choice) => {
    readyToSubmit().does(enterprise, disclose()).does(secretary, declare(choice)).when(secretary, move('submit')).then({ type: 'StageEntered', stage: '50' }, { type: 'ClockStopped' });
  });
});
