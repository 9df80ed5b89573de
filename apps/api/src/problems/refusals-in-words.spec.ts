import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Facts, type Refusal, refuse } from '#lib/kernel';
import { type Procedure, refusals } from '#lib/lifecycle';
import { readerLanguages } from '#lib/participants';
import { Phrases, readCatalogue } from './phrases.js';

const procedure = parse(readFileSync(join(import.meta.dirname, '../../../../../libs/lifecycle/procedures/gbt.v1.yaml'), 'utf8')) as Procedure;
const phrases = new Phrases(undefined, () => [procedure]);

const said = ({ refused, facts }: Refusal, part: 'detail' | 'remedy' = 'detail') =>
  Object.fromEntries(readerLanguages.map((language) => [language, phrases.phrase(`problems.${refused}.${part}`, facts, language, 'NOT SAID')]));
const unmet = (code: string, facts: Facts) => refuse(code, '', '', facts);

describe('refusals as a committee reads them', () => {
  it('call the parts of the procedure by their names', () => {
    expect(said(refusals.moveOutOfOrder('to-review', '20', ['30', '40']))).toEqual({
      'zh-Hans': '“送审”只能在以下阶段办理：征求意见或技术审查。该标准现处阶段：起草。',
      'zh-Hant': '「送審」只能在以下階段辦理：徵求意見或技術審查。該標準現處階段：起草。',
      en: '“Send to review” starts from: Consultation or Technical review. The standard is at: Drafting.',
      pt: '«Enviar para revisão técnica» parte da fase: Consulta ou Revisão técnica. A norma está na fase: Redação.',
    });
  });

  it('name the language version a document is missing for, and leave it out where there is none', () => {
    expect(said(unmet('DOCUMENT_MISSING', { document: 'FL_SET', language: 'pt' }))).toEqual({
      'zh-Hans': '尚未提交葡萄牙文版的“外文版报批材料”。',
      'zh-Hant': '尚未提交葡文版的「外文版報批材料」。',
      en: 'The “Language version approval set” for the Portuguese version has not been attached.',
      pt: 'Falta anexar, para a versão em português: «Processo de aprovação da versão linguística».',
    });
    expect(said(unmet('DOCUMENT_MISSING', { document: 'COMMENT_TABLE', language: null }))).toEqual({
      'zh-Hans': '尚未提交“征求意见汇总处理表”。',
      'zh-Hant': '尚未提交「徵求意見匯總處理表」。',
      en: 'The “Comment resolution table” has not been attached.',
      pt: 'Falta anexar: «Quadro de tratamento de comentários».',
    });
  });

  it('count, and choose the word that goes with the count', () => {
    const waiting = (count: number, first: number[]) => said(unmet('COMMENTS_WITHOUT_DISPOSITION', { consultation: 'draft', count, received: 9, first }));
    expect(waiting(1, [4])).toMatchObject({
      'zh-Hans': '“征求意见”还有 1 条意见未处理，最先的编号：4。',
      en: 'In “Consultation on the draft”, 1 comment has no answer yet; the first by number: 4.',
      pt: 'Em «Consulta sobre o projeto», 1 comentário ainda não tem resposta; os primeiros números: 4.',
    });
    expect(waiting(3, [4, 7, 9])).toEqual({
      'zh-Hans': '“征求意见”还有 3 条意见未处理，最先的编号：4、7、9。',
      'zh-Hant': '「徵求意見」還有 3 條意見未處理，最先的編號：4、7、9。',
      en: 'In “Consultation on the draft”, 3 comments have no answer yet; the first by number: 4, 7 and 9.',
      pt: 'Em «Consulta sobre o projeto», 3 comentários ainda não têm resposta; os primeiros números: 4, 7 e 9.',
    });
  });

  it('say an instant where the standard is made, and a vote by its question and language', () => {
    expect(said(refuse('BALLOT_CLOSED', '', '', { ballot: 'language-review:en', closedAt: '2026-11-12T16:00:00.000Z' }))).toEqual({
      'zh-Hans': '“外文版审查表决（英文）”已于 2026-11-13 00:00（北京时间）截止。',
      'zh-Hant': '「外文版審查表決（英文）」已於 2026-11-13 00:00（北京時間）截止。',
      en: 'The “Language version review vote (English)” closed on 2026-11-13 00:00 (Beijing time, UTC+8).',
      pt: '«Votação da versão linguística (inglês)» encerrou em 2026-11-13 00:00 (hora de Pequim, UTC+8).',
    });
  });

  it('leave out a closing time that a ballot does not have', () => {
    expect(said(unmet('BALLOT_OPEN', { ballot: 'review', question: 'review', language: null, cast: 30, entitled: 41, closesAt: null }))['zh-Hans']).toBe('“送审稿审查表决”正在进行：有表决权 41 人，已投票 30 人。');
  });

  it('tell a failed vote with its figures and what it fell short of', () => {
    const facts = { ballot: 'review', counts: { members: 41, cast: 36, for: 20, against: 12, abstaining: 4, deciding: 32 }, failed: [{ name: 'approval' }, { name: 'opposition' }] };
    expect(said(unmet('BALLOT_FAILED', facts))).toEqual({
      'zh-Hans': '“送审稿审查表决”未通过，未达到要求的是赞成票比例和反对票比例：全体 41 人，投票 36 人，赞成 20，反对 12，弃权 4。',
      'zh-Hant': '「送審稿審查表決」未通過，未達要求的是贊成票比例及反對票比例：全體 41 人，投票 36 人，贊成 20，反對 12，棄權 4。',
      en: 'The “Review vote” did not pass; it falls short on the share of votes for and the share of votes against. Members 41, votes cast 36: 20 for, 12 against, 4 abstaining.',
      pt: '«Votação da revisão técnica» não foi aprovada; não se cumpriu: proporção de votos a favor e proporção de votos contra. Membros 41, votos expressos 36: 20 a favor, 12 contra, 4 abstenções.',
    });
  });

  it('say who may do what, without sending anyone to the system', () => {
    expect(said(refusals.notEntitled('CloseBallot review', ['secretary', 'chair', 'system']))).toEqual({
      'zh-Hans': '“结束表决：送审稿审查表决”仅限秘书处或主任委员办理。',
      'zh-Hant': '「結束表決：送審稿審查表決」僅限秘書處或主任委員辦理。',
      en: '“Close a ballot: Review vote” is only for someone acting as committee secretary or chair.',
      pt: '«Encerrar uma votação: Votação da revisão técnica» cabe apenas a quem exerce a função de secretário da comissão ou presidente.',
    });
    expect(said(refusals.notEntitled('submit', ['secretary'])).en).toBe('“Submit for approval” is only for someone acting as committee secretary.');
  });

  it('say how far a language version is, and how far it has to be', () => {
    expect(said(unmet('LANGUAGE_BEHIND', { language: 'zh-Hant', level: 'titles', needed: 'complete', baseRevision: 3, base: 4, missing: 2, stale: 1 }))).toEqual({
      'zh-Hans': '繁体中文版（对应基准文本修订号 3，现为 4）目前为“标题齐备”，须达到“全文齐备”；尚缺单元 2 个，待更新 1 个。',
      'zh-Hant': '繁體中文版（對應基準文本修訂號 3，現為 4）目前為「標題齊備」，須達到「全文齊備」；尚缺單元 2 個，待更新 1 個。',
      en: 'The Traditional Chinese version, measured against revision 3 of the base text (now at 4), is “complete in its headings”; it has to be “complete”. Units missing: 2; out of date: 1.',
      pt: 'A versão em chinês tradicional, em confronto com a revisão 3 do texto de base (agora na 4), está «completa nos títulos»; tem de estar «completa». Unidades em falta: 2; desatualizadas: 1.',
    });
  });

  it.each([
    [{ ballot: 'review', choice: 'against' }, '在“送审稿审查表决”中投“反对”票，须书面说明理由。'],
    [{ comment: 7, disposition: 'not-accepted' }, '第 7 号意见的处理结果为“不采纳”，但未说明理由。'],
    [{ what: 'return patent-call' }, '“退回任务：专利征集”须书面说明理由。'],
    [{ what: 'OverrideGate period:draft' }, '“例外放行：征求意见”须书面说明理由。'],
  ])('ask for the reason of %j', (facts, sentence) => expect(said(refuse('REASON_REQUIRED', '', '', facts))['zh-Hans']).toBe(sentence));

  it.each([
    ['submit', '报批'],
    ['submit:en', '报送语言版本（英文）'],
    ['consultation:draft', '征求意见'],
    ['language-review:pt', '外文版审查表决（葡萄牙文）'],
  ])('call %s by its name where gates are shut', (move, name) => expect(said(refusals.gatesShut(move, [unmet('X', {}) as never]))['zh-Hans']).toBe(`“${name}”还有 1 项条件未满足。`));

  it('number a second draft, and name an id nobody knows as it came', () => {
    expect(said(unmet('TEXT_NOT_LAID_OUT', { label: 'FDS', revision: 7, present: 'DS2' }))['zh-Hans']).toBe('基准文本（修订号 7）的稿别是“送审稿 2”，不是“报批稿”。');
    expect(said(refusals.questionUnknown('constructor')).en).toBe('The procedure knows no question “constructor”.');
    expect(said(refusals.languageUnknown('nobody-speaks-this', ['en'])).en).toMatch(/^There is no .+ version here\.$/);
    expect(said(refusals.languageUnknown(null, []), 'remedy').en).toBe('No other language version of this standard is planned.');
  });

  it('give both names where two procedures call one id differently', () => {
    const other = { ...procedure, id: 'other', stages: { ...procedure.stages, '30': { ...procedure.stages['30']!, name: { en: 'Enquiry' } } } };
    const both = new Phrases(undefined, () => [procedure, other]);
    expect(both.phrase('problems.STANDARD_ENDED.detail', { stage: '30' }, 'en', '')).toBe('The item has ended; its stage is: Consultation / Enquiry.');
  });
});

describe('the words of the catalogue', () => {
  const english = readCatalogue('en') as unknown as Record<string, Record<string, unknown>>;
  const lacks = (section: string, ids: Iterable<string>) => [...new Set(ids)].filter((id) => !Object.hasOwn(english[section]!, id));

  it('cover what procedures have no names for', () => {
    expect(lacks('conditions', Object.values(procedure.rules).flatMap(({ holds }) => holds.map(({ name }) => name)))).toEqual([]);
    expect(lacks('details', procedure.moves.flatMap(({ details }) => details ?? []))).toEqual([]);
    expect(lacks('counters', Object.values(procedure.documents).flatMap(({ counters }) => Object.entries(counters ?? {}).flatMap(([sum, parts]) => [sum, ...parts])))).toEqual([]);
    expect(lacks('adoptions', procedure.languages.parallelExcludes.adoptions)).toEqual([]);
  });

  it('are asked for by formats that exist', () => {
    const used = [...JSON.stringify(readerLanguages.map(readCatalogue)).matchAll(/\{\{[^{},]+,\s*(\w+)/g)].map(([, format]) => format!);
    expect(used.length).toBeGreaterThan(100);
    expect([...new Set(used)].filter((format) => !phrases.formats.has(format))).toEqual([]);
  });
});
