import { wantsPage } from './wants-page.js';

describe('which form of an answer is wanted', () => {
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true], // a browser
    ['text/html', true],
    ['text/*, application/json;q=0.5', true],
    ['application/json;q=0.5, text/html;q=0.4', false],
    ['application/json, text/html', false],
    ['*/*', false],
    ['text/html;q=0', false],
    ['text/html;q=x', false],
    ['', false],
    [undefined, false],
  ])('%s', (accept, page) => expect(wantsPage(accept)).toBe(page));
});
