import { assessor, chair, drafter, enterprise, proposer, secretary, stranger, translatorOf } from '../spec/people.js';
import { commentTable, consulted, filed, inReview, planned, proposed, readyToSubmit } from '../spec/pages.js';
import { attach, dispose, give, move, pass, revised, type What } from '../spec/story.js';

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

  it('is another record with another title, or with other figures', () => {
    const explained = planned().does(drafter, attach('EXPLANATION'));
    explained.whenAgain(drafter, { ...attach('EXPLANATION'), title: 'Explanation, corrected' } as What).thenNothing();
    explained.when(drafter, { ...attach('EXPLANATION'), title: 'Explanation, corrected' } as What).then({ type: 'DocumentAttached', title: 'Explanation, corrected' });
    explained.when(drafter, attach('EXPLANATION', null, { pages: 12 })).then({ type: 'DocumentAttached', counters: { pages: 12 } });
  });
});

describe('the comment resolution table', () => {
  const attached = (counters: Readonly<Record<string, number>>) => consulted().does(drafter, dispose(3, 4)).when(secretary, attach('COMMENT_TABLE', null, counters));

  it('waits for the answer to every comment', () => {
    const table = attach('COMMENT_TABLE', null, commentTable);
    consulted().when(secretary, table).thenUnmet({ code: 'COMMENTS_WITHOUT_DISPOSITION', facts: { consultation: 'draft', count: 2, first: [3, 4] }, who: ['drafter', 'secretary'] });
    consulted().does(drafter, dispose(4)).when(secretary, table).thenUnmet({ code: 'COMMENTS_WITHOUT_DISPOSITION', facts: { count: 1, first: [3] } });
    consulted().does(drafter, dispose(3, 4)).whenAgain(secretary, table).thenNothing();
  });

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
    filed().does(assessor, pass('expert-assessment')).whenAgain(assessor, { ...pass('expert-assessment'), note: 'With a remark.' } as What).thenNothing();
    filed().does(assessor, pass('expert-assessment')).when(assessor, { ...pass('expert-assessment'), note: 'With a remark.' } as What).then({ type: 'TaskDecided', verdict: 'pass', note: 'With a remark.' });
    filed().whenAgain(assessor, give('expert-assessment', 'There is such a standard.')).thenNothing();
    filed().does(assessor, give('expert-assessment', 'One reason.')).when(assessor, give('expert-assessment', 'Another reason.')).then({ type: 'TaskDecided', verdict: 'return', note: 'Another reason.' });
  });
});

describe('patents', () => {
  const disclose = (patent = 'CN1'): What => ({ type: 'DisclosePatent', patent, holder: 'A patentee', claims: 'Clause 6' });
  const declare = (choice: 'a' | 'b' | 'c' | 'removed', patent = 'CN1'): What => ({ type: 'DeclarePatent', patent, choice });

  it('are disclosed anew with other claims or another holder', () => {
    const known = planned().does(enterprise, disclose()).does(secretary, declare('b'));
    const wider = { ...disclose(), claims: 'Clauses 6 and 7' } as What;
    known.when(stranger, wider).then({ type: 'PatentDisclosed', patent: 'CN1', claims: 'Clauses 6 and 7', by: 'stranger' });
    known.when(stranger, { ...disclose(), holder: 'Its heir' } as What).then({ type: 'PatentDisclosed', holder: 'Its heir' });
    known.whenAgain(stranger, wider).thenNothing();
    expect(known.does(stranger, wider).now.patents['CN1']).toMatchObject({ claims: 'Clauses 6 and 7', declaration: 'b' });
  });

  it('bind their holder: nothing weaker follows a licence that was declared (art. 9)', () => {
    const declared = (choice: 'a' | 'b' | 'c') => planned().does(enterprise, disclose()).does(secretary, declare(choice));
    declared('a').when(secretary, declare('b')).thenRefused('DECLARATION_IRREVOCABLE', { patent: 'CN1', holder: 'A patentee', declared: 'a', asked: 'b' });
    declared('a').when(secretary, declare('c')).thenRefused('DECLARATION_IRREVOCABLE', { declared: 'a', asked: 'c' });
    declared('b').when(secretary, declare('c')).thenRefused('DECLARATION_IRREVOCABLE', { declared: 'b', asked: 'c' });
    declared('b').when(secretary, declare('a')).then({ type: 'PatentDeclared', choice: 'a' });
    declared('c').when(secretary, declare('b')).then({ type: 'PatentDeclared', choice: 'b' });
    for (const choice of ['a', 'b', 'c'] as const) declared(choice).when(secretary, declare(choice)).thenNothing();
  });

  it('are out of the text once a change of substance was made after the disclosure (art. 10)', () => {
    const known = inReview().does(enterprise, disclose());
    const refused = { patent: 'CN1', disclosedAt: known.now.text.revision, revision: known.now.text.revision + 1 };
    known.when(secretary, declare('removed')).thenRefused('PATENT_STILL_IN_TEXT', { patent: 'CN1' });
    known.does(drafter, revised(known, { changeClass: 'editorial' })).when(secretary, declare('removed')).thenRefused('PATENT_STILL_IN_TEXT', refused);
    const without = known.does(drafter, revised(known));
    without.when(secretary, declare('removed')).then({ type: 'PatentDeclared', choice: 'removed' });
    without.whenAgain(secretary, declare('removed')).thenNothing();
  });

  it('that are out of the text need no declaration, until they are disclosed again', () => {
    const known = inReview().does(enterprise, disclose()).does(secretary, declare('b'));
    const without = known.does(drafter, revised(known)).does(secretary, declare('removed'));
    without.when(secretary, declare('c')).thenRefused('PATENT_NOT_IN_TEXT', { patent: 'CN1' });
    const again = without.does(enterprise, disclose());
    expect(again.now.patents['CN1']).toMatchObject({ declaration: 'b' });
    again.when(secretary, declare('c')).thenRefused('DECLARATION_IRREVOCABLE', { declared: 'b' });
    again.when(secretary, declare('removed')).thenRefused('PATENT_STILL_IN_TEXT', { patent: 'CN1' });
    again.when(enterprise, disclose()).thenNothing();
  });

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

  it.each(['a', 'b'] as const)('no longer do once declared "%s"', (choice) => {
    readyToSubmit().does(enterprise, disclose()).does(secretary, declare(choice)).when(secretary, move('submit')).then({ type: 'StageEntered', stage: '50' }, { type: 'ClockStopped' });
  });
});
