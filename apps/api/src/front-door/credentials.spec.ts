import { credentialsOf } from './credentials.js';

describe('the token a request carries', () => {
  it('is the bearer token, or the cookie', () => {
    expect(credentialsOf({ headers: { authorization: 'Bearer abc' } })).toEqual({ token: 'abc', from: 'bearer' });
    expect(credentialsOf({ headers: { cookie: 'a=b; lockstep_session=abc' } })).toEqual({ token: 'abc', from: 'cookie' });
    expect(credentialsOf({ headers: { cookie: 'lockstep_session=a-b_c; z=1' } })?.token).toBe('a-b_c');
    for (const headers of [{}, { cookie: 'other_lockstep_session=abc' }, { cookie: 'lockstep_session=' }, { cookie: 'lockstep_session="abc"' }]) {
      expect(credentialsOf({ headers })).toBeUndefined();
    }
  });

  it('is never the cookie when an Authorization header was sent', () => {
    expect(credentialsOf({ headers: { authorization: 'bearer abc', cookie: 'lockstep_session=def' } })).toEqual({ token: 'abc', from: 'bearer' });
    expect(credentialsOf({ headers: { authorization: 'Basic abc', cookie: 'lockstep_session=def' } })).toBeUndefined();
  });
});
