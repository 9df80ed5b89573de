import { idempotencyKeyFrom, Uuid, versionFromIfMatch } from './parameters.js';

describe('Idempotency-Key', () => {
  it('is taken as it is, or left out', () => {
    expect(idempotencyKeyFrom('8f14e45f-ceea-467f')).toBe('8f14e45f-ceea-467f');
    expect(idempotencyKeyFrom('x'.repeat(200))).toHaveLength(200);
    expect(idempotencyKeyFrom(undefined)).toBeUndefined();
  });

  it.each([['short'], ['x'.repeat(201)], ['with blanks in it'], ['tab\tinside it'], ['标准化标准化标准化'], ['']])('is refused when it is %j', (key) =>
    expect(() => idempotencyKeyFrom(key)).toThrow('cannot be used'),
  );
});

describe('If-Match', () => {
  it('names a version, or is left out', () => {
    expect(versionFromIfMatch('"12"')).toBe(12);
    expect(versionFromIfMatch(undefined)).toBeUndefined();
  });

  it.each([['12'], ['W/"12"'], ['"twelve"'], ['*'], ['"1", "2"'], ['"-1"'], ['"9999999999999999"']])('is refused when it is %s', (header) =>
    expect(() => versionFromIfMatch(header)).toThrow('cannot be used'),
  );
});

describe('identifiers in the path', () => {
  const uuid = new Uuid();
  const about = { type: 'param', data: 'id' } as const;

  it('are UUIDs, in lower case', () => expect(uuid.transform('B90B4276-29E7-59C5-8AE9-DD19ADF2665A', about)).toBe('b90b4276-29e7-59c5-8ae9-dd19adf2665a'));

  it.each([['1'], ['b90b4276'], ["' OR 1=1"], ['b90b4276-29e7-59c5-8ae9-dd19adf2665a\n'], ['../../etc/passwd']])('are refused when they are %j', (id) =>
    expect(() => uuid.transform(id, about)).toThrow('id is not an identifier'),
  );
});
