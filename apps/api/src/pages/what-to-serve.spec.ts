import { pagePolicy } from '../front-door/security-headers.js';
import { whatToServe } from './what-to-serve.js';

const files = new Set(['/assets/index-abc.js', '/标志.svg']);

describe('the built web', () => {
  it('sends the files it was built with', () => {
    expect(whatToServe('/assets/index-abc.js?v=1', files)).toEqual({ file: '/assets/index-abc.js' });
    expect(whatToServe(`/${encodeURIComponent('标志.svg')}`, files)).toEqual({ file: '/标志.svg' });
  });

  it.each(['/', '/standards/b90b4276?tab=texts', '/index', '/inbox/', '/apiary'])('answers %s, a place inside the application, with its page', (url) => expect(whatToServe(url, files)).toBe('page'));

  it.each([
    '/../secret.txt',
    '/..%2fsecret',
    '/%2e%2e/secret',
    '/assets/../../secret',
    '/assets/..%5c..%5csecret',
    '/assets/index-abc.js%00',
    '//secret',
    '/%zz',
    '/missing.js',
    '/api/v1/nothing',
    '/api',
    '/health/nothing',
    '/metrics/nothing',
  ])('has nothing for %s', (url) => expect(whatToServe(url, files)).toBe('nothing'));
});

it('lets in style elements by the nonce of one answer, and nothing inline otherwise', () => {
  expect(pagePolicy('abc')).toContain("style-src 'self' 'nonce-abc';");
  expect(pagePolicy('abc')).not.toContain('unsafe');
});
