import type { Procedure } from '#lib/lifecycle';
import { Phrases } from './phrases.js';

describe('phrasing', () => {
  const phrases = new Phrases();

  it('says the sentence with its facts', () => {
    expect(phrases.phrase('problems.TOO_MANY_ATTEMPTS.remedy', { retryAfterSeconds: 30 }, 'zh-Hans', '')).toBe('请等待 30 秒后重试。');
  });

  it('falls back when the catalogue lacks the key or the facts lack something it names', () => {
    expect(phrases.phrase('problems.NEVER_HEARD_OF.detail', {}, 'pt', 'In English.')).toBe('In English.');
    expect(phrases.phrase('problems.TOO_MANY_ATTEMPTS.remedy', {}, 'pt', 'In English.')).toBe('In English.');
    expect(phrases.phrase('problems.TOO_MANY_ATTEMPTS', {}, 'pt', 'In English.')).toBe('In English.');
  });

  it('names languages and roles in the reader’s language, and joins lists as it does', () => {
    const own = new Phrases({
      pt: { languages: { en: 'inglês', 'zh-Hant': 'chinês tradicional' }, roles: { chair: 'presidente' }, x: '{{behind, languageNames}} / {{who, roleNames}}' },
    });
    expect(own.phrase('x', { behind: ['en', 'zh-Hant'], who: 'chair' }, 'pt', '')).toBe('inglês e chinês tradicional / presidente');
  });

  it('never reads instructions in a fact', () => {
    const said = phrases.phrase('problems.ROUTE_UNKNOWN.detail', { method: 'GET', path: '/$t(problems.INTERNAL_FAULT.detail){{method}}' }, 'en', '');
    expect(said).toBe('Nothing answers GET /$t(problems.INTERNAL_FAULT.detail){{method}}.');
  });

  it('calls things as the procedure does that something was decided under, and as each does where that is not known', () => {
    const calling = (name: string) => ({ moves: [{ id: 'publish', name: { en: name } }], documents: {}, tasks: {}, ballots: {}, consultations: {} }) as unknown as Procedure;
    const [national, web] = [calling('Approve and publish'), calling('Publish the Recommendation')];
    const both = new Phrases({ en: { x: '{{move, itemNames}}' } }, () => [national, web]);
    const said = () => both.phrase('x', { move: 'publish' }, 'en', '');
    expect(said()).toBe('Approve and publish / Publish the Recommendation');
    expect(both.under(web, said)).toBe('Publish the Recommendation');
    expect(both.under(undefined, said)).toBe('Approve and publish / Publish the Recommendation');
    expect(() => both.under(web, () => { throw new Error('broken'); })).toThrow('broken');
    expect(said()).toBe('Approve and publish / Publish the Recommendation');
  });
});
