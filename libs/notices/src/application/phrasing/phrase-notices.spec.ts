import { eventTypes } from '#lib/lifecycle';
import { kinds } from '../../model/kinds.js';
import type { KeptNotice } from '../kept-notices.js';
import { catalogues, languageFor } from './catalogues.js';
import { PhraseNotices } from './phrase-notices.js';
import { PlainNames } from '../../spec-kit/plain-names.js';
import { ProcedureNames } from './procedure-names.js';
import { shownFacts } from './shown-facts.js';

const languages = ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const;
const roles = ['proposer', 'secretary', 'chair', 'member', 'p-member', 'drafter', 'translator', 'language-expert', 'assessor', 'authority', 'authority-hk', 'authority-mo', 'review-body', 'enterprise', 'expert', 'commenter', 'follower'];

const standard = { title: { 'zh-Hans': '丝苗米', en: 'Simiao rice', pt: 'Arroz Simiao' }, baseLanguage: 'zh-Hans', number: null, procedure: { id: 'gb-t', version: 1 } };
const notice = (kind: string, body: KeptNotice['body'], reason = 'member') => ({ kind, body, reason, standard });
const phrases = new PhraseNotices(new PlainNames());

/** The shape of a value with every text replaced by the names of the facts it uses. */
const shape = (value: unknown): unknown =>
  typeof value === 'string'
    ? [...value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
    : Array.isArray(value)
      ? value.map(shape)
      : Object.fromEntries(Object.entries(value as object).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, shape(inner)]));

describe('the catalogues', () => {
  it.each(languages)('%s has the same entries as English, with the same facts in the same sentences', (language) => expect(shape(catalogues[language])).toEqual(shape(catalogues.en)));

  it('know every event this system can record', () => expect(kinds).toEqual(expect.arrayContaining([...eventTypes])));

  it('have an entry for every kind of event and every role, and for what is not known yet', () => {
    expect(Object.keys(catalogues.en.kind).toSorted()).toEqual([...kinds, 'other'].toSorted());
    expect(Object.keys(catalogues.en.why).toSorted()).toEqual([...roles, 'other'].toSorted());
  });

  it('use facts that are shown, and need none but the standard to say something', () => {
    for (const kind of kinds) {
      const [first, ...others] = shape(catalogues.en.kind[kind]!.text) as string[][];
      expect([kind, first]).toEqual([kind, ['standard']]);
      for (const fact of others.flat()) expect([kind, Object.keys(shownFacts[kind] ?? {})]).toEqual([kind, expect.arrayContaining([fact])]);
    }
  });

  it('write Chinese with full-width punctuation, and each script in its own characters', () => {
    for (const language of ['zh-Hans', 'zh-Hant'] as const) {
      const texts = JSON.stringify([catalogues[language].kind, catalogues[language].why]).replace(/\{\{\w+\}\}/g, '').replace(/["[\]{}A-Za-z,:-]/g, '');
      expect(texts).not.toMatch(/[,.;:?!()]/);
    }
    expect(JSON.stringify(catalogues['zh-Hant'])).not.toMatch(/[标语给发实为见项时间应对]/);
    expect(JSON.stringify(catalogues['zh-Hans'])).not.toMatch(/[標語給發實為見項時間應對]/);
  });
});

describe('a notice', () => {
  it('is said in each language', () => {
    const opened = notice('ConsultationOpened', { kind: 'public', opensOn: '2024-03-11', closesOn: '2024-05-10', revision: 3 }, 'enterprise');
    expect(phrases.phrase(opened, 'zh-Hans')).toEqual({
      title: '《丝苗米》开始征求意见',
      text: '《丝苗米》现已开始征求意见，请在截止日期前提出。征求意见类型：public。起止日期：2024年3月11日至2024年5月10日。',
      why: '您所在的单位参与该标准或使用该标准，因此收到此通知。',
    });
    expect(phrases.phrase(opened, 'zh-HK')).toMatchObject({ title: '《丝苗米》開始徵求意見', text: expect.stringContaining('2024年5月10日') });
    expect(phrases.phrase(opened, 'en').text).toBe('“Simiao rice” is open for comment. Consultation: public. It runs from March 11, 2024 to the end of May 10, 2024.');
    expect(phrases.phrase(opened, 'pt-MO').text).toBe('A norma «Arroz Simiao» está aberta a comentários. Consulta: public. Decorre de 11 de março de 2024 até ao fim de 10 de maio de 2024.');
  });

  it('leaves out what it does not know', () => {
    const asked = (language: string | null, closesAt: string | null) => phrases.phrase(notice('BallotOpened', { question: 'review', language, closesAt }), 'en').text;
    expect(asked(null, null)).toBe('A ballot on “Simiao rice” is open. Question: review.');
    expect(asked('pt', '2024-05-10T16:00:00.000Z')).toBe('A ballot on “Simiao rice” is open. Question: review. Language version: Portuguese. It closes at May 11, 2024 at 12:00 AM (UTC+8).');
  });

  it('says results in words', () => {
    const closed = notice('BallotClosed', { question: 'review', language: null, tally: { passed: false, counts: { members: 41, cast: 32, for: 21, against: 9, abstaining: 2 } } });
    expect(phrases.phrase(closed, 'zh-Hant').text).toBe('《丝苗米》的投票已結束，結果已統計。表決事項：review。結果：未通過。全體 41 人，投票 32 人：贊成 21，反對 9，棄權 2。');
    expect(phrases.phrase(notice('CommentsDisposed', { kind: 'public', dispositions: [{}, {}, {}] }), 'en').text).toContain('Answered this time: 3.');
    expect(phrases.phrase(notice('StandardPublished', { number: 'GB/T 1—2025', amendment: 0 }), 'en').text).not.toContain('Amendment');
    expect(phrases.phrase(notice('StandardPublished', { number: 'GB/T 1—2025', amendment: 1 }), 'en').text).toContain('Amendment 1.');
  });

  it('calls stages what their procedure calls them', () => {
    class Names extends ProcedureNames {
      nameOf(procedure: { id: string }, named: string, id: string, language: string) {
        return id === 'drafting' ? `${procedure.id}/${named}/${language}` : undefined;
      }
    }
    expect(new PhraseNotices(new Names()).phrase(notice('StageEntered', { from: 'proposal', stage: 'drafting' }), 'pt').text).toBe(
      'A norma «Arroz Simiao» mudou de fase. Está agora na fase «gb-t/stage/pt». A fase anterior era «proposal».',
    );
  });

  it('says conditions in words', () => {
    const overridden = (gate: string) => phrases.phrase(notice('GateOverridden', { gate, reason: 'r' }), 'en').text;
    expect(overridden('ballotPassed:review')).toContain('Condition: ballot passed (review).');
    expect(overridden('languagesInStep:complete')).toContain('Condition: language versions in step.');
    expect(overridden('period:draft')).toContain('Condition: consultation period (draft).');
    expect(overridden('clock:plan')).toContain('Condition: period (plan).');
    expect(overridden('review:due')).toContain('Condition: day the review is due by.');
    expect(overridden('moonFull:blue')).toContain('Condition: moonFull:blue.');
  });

  it('says something of an event it does not know, and of a role it does not know', () => {
    expect(phrases.phrase(notice('PlatypusSeen', {}, 'keeper'), 'en')).toEqual({
      title: 'Simiao rice: something new',
      text: 'Something happened to “Simiao rice” (PlatypusSeen); its event log has the details.',
      why: 'You are told because of your role in this standard: keeper.',
    });
  });

  it('takes text from an event as text, never as a message of its own', () => {
    const text = phrases.phrase(notice('LanguageExcused', { language: 'en', reason: '{{standard}} $t(why.member) $& <b>' }), 'en').text;
    expect(text).toContain('Reason: {{standard}} $t(why.member) $& <b>.');
  });
});

describe('a language code', () => {
  it.each([['zh-CN', 'zh-Hans'], ['zh', 'zh-Hans'], ['zh-Hant-MO', 'zh-Hant'], ['zh-TW', 'zh-Hant'], ['pt-BR', 'pt'], ['en-GB', 'en'], ['fr', 'en'], [undefined, 'en']])('%s is served in %s', (code, language) =>
    expect(languageFor(code)).toBe(language));
});
