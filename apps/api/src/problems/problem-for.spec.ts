import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { Fault, refuse } from '#lib/kernel';
import { atTheDoor } from './edge-refusals.js';
import { Phrases } from './phrases.js';
import { problemFor } from './problem-for.js';
import { Refused } from './refused.js';

const phrases = new Phrases();
const asked = { method: 'POST', path: '/api/v1/standards', contentType: 'application/json', requestId: 'r-1', language: 'en' };
const told = (thrown: unknown, more: Partial<typeof asked> = {}) => problemFor(thrown, { ...asked, ...more }, phrases);
const fastifyError = (code: string, statusCode: number) => new HttpException('said by the server', statusCode, { cause: Object.assign(new Error('said by the server'), { code, statusCode }) });

describe('a refusal as a problem', () => {
  const behind = { code: 'LANGUAGES_BEHIND_NOT_LISTED', because: 'pt is behind.', remedy: 'Bring it up.', who: ['translator'], facts: { language: 'pt' } };

  it('carries code, facts and every unmet condition, in the refusal’s own words where the catalogue has none', () => {
    const problem = told(new Refused(refuse('GATE_NOT_LISTED', 'It stays shut.', 'See what is unmet.', { stage: 'review' }, [behind])));
    expect(problem).toEqual({
      type: 'urn:lockstep:problem:GATE_NOT_LISTED',
      title: 'Not possible now',
      status: 409,
      detail: 'It stays shut.',
      code: 'GATE_NOT_LISTED',
      remedy: 'See what is unmet.',
      facts: { stage: 'review' },
      unmet: [behind],
    });
  });

  it.each([
    ['NOT_SIGNED_IN', 401],
    ['SIGN_IN_REFUSED', 401],
    ['NOT_ENTITLED', 403],
    ['STANDARD_UNKNOWN', 404],
    ['DOCUMENT_UNKNOWN', 404],
    ['BALLOT_CLOSED', 409],
    ['STALE_ETAG', 412],
    ['IDEMPOTENCY_KEY_REUSED', 422],
    ['MALFORMED_ID', 400],
    ['TOO_MANY_ATTEMPTS', 429],
  ])('%s answers %i', (code, status) => expect(told(new Refused(refuse(code, 'No.', 'Stop.'))).status).toBe(status));

  it('is phrased in the reader’s language; code and facts stay', () => {
    const refusal = new Refused(refuse('COMMITTEE_UNKNOWN', 'No.', 'Stop.', { committee: 'x' }));
    const inChinese = told(refusal, { language: 'zh-Hans' });
    expect(inChinese).toMatchObject({ title: '委员会不存在', detail: '没有标识为 x 的委员会。', code: 'COMMITTEE_UNKNOWN', facts: { committee: 'x' } });
    expect(told(refusal, { language: 'pt' }).detail).toBe('Não se conhece nenhuma comissão como x.');
  });

  it('names each field that cannot be used, with its limit, in the reader’s language', () => {
    const broken = [
      { field: 'languages.0.mode', rule: 'isIn', message: 'mode must be one of the following values: parallel, later' },
      { field: 'label2', rule: 'maxLength', message: 'label2 must be shorter than or equal to 200 characters' },
      { field: 'odd', rule: 'someOtherRule', message: 'odd is odd' },
    ];
    expect(told(atTheDoor.invalid(broken), { language: 'zh-Hant' })).toMatchObject({
      status: 400,
      code: 'VALIDATION',
      errors: [
        { field: 'languages.0.mode', message: '須為以下之一：parallel, later。' },
        { field: 'label2', message: '不超過 200 個字元。' },
        { field: 'odd', message: 'odd is odd' },
      ],
    });
  });
});

describe('what the server itself says no to', () => {
  it.each([
    ['FST_ERR_CTP_INVALID_JSON_BODY', 400, 'MALFORMED_JSON'],
    ['FST_ERR_CTP_EMPTY_JSON_BODY', 400, 'MALFORMED_JSON'],
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'PAYLOAD_TOO_LARGE'],
    ['FST_REQ_FILE_TOO_LARGE', 413, 'PAYLOAD_TOO_LARGE'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['FST_ERR_BAD_URL', 400, 'MALFORMED_URL'],
    ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400, 'MALFORMED_REQUEST'],
  ])('%s', (code, status, said) => expect(told(fastifyError(code, status))).toMatchObject({ status, code: said }));

  it('is told by its kind, also when it comes from the framework', () => {
    expect(told(new NotFoundException())).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN', facts: { method: 'POST', path: '/api/v1/standards' } });
    expect(told(new BadRequestException('odd'))).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    expect(told(fastifyError('FST_INVALID_MULTIPART', 406), { contentType: 'multipart/form-data' })).toMatchObject({ status: 400, code: 'MALFORMED_UPLOAD' });
    expect(told(new RangeError('Maximum call stack size exceeded'))).toMatchObject({ status: 400, code: 'NESTED_TOO_DEEPLY' });
  });
});

describe('a fault as a problem', () => {
  it('says what to do and where to look, and nothing of what is inside', () => {
    const problem = told(new Error('relation "secret_table" at 10.0.0.3 broke'));
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL_FAULT', facts: { requestId: 'r-1' }, instance: 'urn:lockstep:request:r-1' });
    expect(JSON.stringify(problem)).not.toMatch(/secret_table|10\.0\.0\.3|at .*\.js/);
  });

  it('keeps the code and remedy of a known fault, not its story', () => {
    const problem = told(new Fault('RENDERER_LOST', 'The renderer at /opt/x died.', 'Start it again.'));
    expect(problem).toMatchObject({ status: 500, code: 'RENDERER_LOST', remedy: 'Start it again.', title: 'Something broke' });
    expect(JSON.stringify(problem)).not.toContain('/opt/x');
  });

  it.each([
    [new Fault('STANDARD_BUSY', 'It lost the race.', 'Again.'), 'STANDARD_BUSY'],
    [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'DATABASE_UNREACHABLE'],
    [Object.assign(new Error('terminating connection'), { code: '57P01' }), 'DATABASE_UNREACHABLE'],
    [new Error('Connection terminated unexpectedly'), 'DATABASE_UNREACHABLE'],
    [Object.assign(new Error('relation "standard" does not exist'), { code: '42P01' }), 'MIGRATIONS_PENDING'],
  ])('%s may pass by itself: 503', (thrown, code) => expect(told(thrown)).toMatchObject({ status: 503, code }));

  it('survives whatever is thrown', () => {
    for (const thrown of [undefined, null, 'text', 7, {}, { statusCode: 'x' }]) expect(told(thrown)).toMatchObject({ status: 500, code: 'INTERNAL_FAULT' });
  });
});
