import { patternOf } from './known-routes.js';

describe('the address of a route', () => {
  it.each([
    ['/api/v1/standards/:id/next', '/api/v1/standards/x/next', true],
    ['/api/v1/standards/:id/next', '/api/v1/standards/x/y/next', false],
    ['/api/v1/standards/:id', '/api/v1/standards/', false],
    ['/api/openapi.json', '/api/openapi.json', true],
    ['/api/openapi.json', '/api/openapi-json', false],
    ['/api/docs/assets/*', '/api/docs/assets/a/b.css', true],
  ])('%s and %s: %s', (url, path, fits) => expect(patternOf(url).test(path)).toBe(fits));
});
