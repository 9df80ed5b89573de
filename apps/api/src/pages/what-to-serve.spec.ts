import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagePolicy } from '../front-door/security-headers.js';
import { places, whatToServe } from './what-to-serve.js';

const files = new Set(['/assets/index-abc.js', '/标志.svg']);

describe('the built web', () => {
  it('sends the files it was built with', () => {
    expect(whatToServe('/assets/index-abc.js?v=1', files)).toEqual({ file: '/assets/index-abc.js' });
    expect(whatToServe(`/${encodeURIComponent('标志.svg')}`, files)).toEqual({ file: '/标志.svg' });
  });

  it.each(['/', '/?q=x', '/standards/b90b4276?tab=texts', '/work', '/work/', '/inbox?show=unread', '/propose'])('answers %s, a place inside the application, with its page', (url) => expect(whatToServe(url, files)).toBe('page'));

  it.each(['/nonsense', '/index', '/apiary', '/standards', '/standards/a/b'])('answers %s, which is none, with the page that says so', (url) => expect(whatToServe(url, files)).toBe('lost'));

  it('knows the places the web’s router knows, and no others', () => {
    const router = readFileSync(join(import.meta.dirname, '../../../../../apps/web/src/routes/router.tsx'), 'utf8');
    const paths = [...router.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path!.replaceAll(/\$\w+/g, 'x'));
    expect(paths.length).toBeGreaterThan(2);
    expect(paths.filter((path) => whatToServe(path, files) !== 'page')).toEqual([]);
    expect(places).toHaveLength(paths.length);
  });

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
    '/health',
    '/healthz',
    '/readyz',
    '/metrics/nothing',
  ])('has nothing for %s', (url) => expect(whatToServe(url, files)).toBe('nothing'));
});

it('lets in style elements by the nonce of one answer, and nothing inline otherwise', () => {
  expect(pagePolicy('abc')).toContain("style-src 'self' 'nonce-abc';");
  expect(pagePolicy('abc')).not.toContain('unsafe');
});
