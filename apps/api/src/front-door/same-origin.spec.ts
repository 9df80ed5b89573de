import { comesFromOurPages } from './same-origin.js';

const ours = 'https://standards.example';

describe('whether a request comes from our own pages', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 'yes'],
    [{ 'sec-fetch-site': 'same-site' }, 'no'],
    [{ 'sec-fetch-site': 'cross-site' }, 'no'],
    [{ 'sec-fetch-site': 'none' }, 'no'],
    [{ origin: 'https://standards.example', host: 'inside:3000' }, 'yes'],
    [{ origin: 'http://inside:3000', host: 'inside:3000' }, 'yes'],
    [{ origin: 'https://standards.example.evil.example', host: 'inside:3000' }, 'no'],
    [{ origin: 'http://standards.example', host: 'inside:3000' }, 'no'],
    [{ origin: 'null', host: 'inside:3000' }, 'no'],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://standards.example' }, 'no'],
    [{ host: 'inside:3000' }, 'unsaid'],
  ])('%j: %s', (headers, answer) => expect(comesFromOurPages(headers as Record<string, string>, ours)).toBe(answer));
});
