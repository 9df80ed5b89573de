/**
 * Words that importers recognise in source files (not words shown to people). Extend a line to teach a language.
 * Sources: GB/T 1.1-2020, ISO/IEC Directives Part 2, and the language versions of ISO/IEC 5230.
 */
const contents =
  '目\\s*[次录錄]|内\\s*容|內\\s*容|contents|table of contents|contenidos?|índice|table des matières|sommaire|indice|sommario|' +
  'inhalt(?:sverzeichnis)?|sumário|содержание|оглавление|차례|목차';
const terms =
  '.*(?:术语|術語).*|定[义義]|terms\\b.*|definition(?:s|en)?|.*begriffe?\\b.*|termes\\b.*|définitions?|términos\\b.*|' +
  'definiciones|termini\\b.*|definizioni|termos\\b.*|definições|用語.*|용어.*|термины.*|определения';
const note = '注意?|註|备注|備註|note|nota|hinweis|anmerkung|remarque|참고|비고|примечание';
const example = '示例|例|example|ejemplo|exemple|esempio|exemplo|beispiel|보기|예|пример';
const annex = '附\\s*[录錄]|附属書|부록|(?:annexe?|appendix|anhang|anexo|apéndice|allegato|appendice|приложение)(?!\\p{L})';
const tableWord = '表|table|tableau|tabelle|tabla|tabella|tabela|таблица|표';
const figureWord = '[图圖図]|fig(?:ure|\\.)?|figura|abbildung|bild|рисунок|그림';
const unnumbered =
  '前\\s*言|引\\s*言|[简簡介]\\s*[介绍紹]|序\\s*言|foreword|introduction|préface|avant-propos|vorwort|einleitung|prólogo|' +
  'introducción|prefácio|introdução|premessa|introduzione|はじめに|まえがき|序文|소개|머리말|введение|предисловие|参考文献|參考文獻|' +
  'bibliography|bibliografía|bibliografia|bibliographie|literaturhinweise|参考資料|참고문헌|библиография|索\\s*引|index';

const whole = (words: string): RegExp => new RegExp(`^\\s*(?:${words})\\s*[:：]?\\s*$`, 'iu');

const is = (text: string, words: string): boolean => text.length <= 100 && whole(words).test(text); // a title is short
export const isContentsWord = (text: string): boolean => is(text, contents);
export const isTermsTitle = (text: string): boolean => is(text, terms);
export const isUnnumberedTitle = (text: string): boolean => is(text, unnumbered);

/** Length of a leading "NOTE 1:", "注：", "Note 2 to entry:"; 0 when there is none. */
export const noteLabel = (text: string): number => labelLength(text, note);
export const exampleLabel = (text: string): number => labelLength(text, example);

const labelLength = (text: string, words: string): number =>
  new RegExp(`^\\s*(?:${words})\\s*(?:\\d+\\s*)?(?:to entry)?\\s*[:：]\\s*`, 'iu').exec(text)?.[0].length ?? 0;

/** "附录A", "Annex B (normative)", "Appendix I: ...": the letter as written and how long the label is. */
export function annexLabel(text: string): { readonly letter: string; readonly length: number } | null {
  const found = new RegExp(`^\\s*(?:${annex})\\s*([A-Z](?![\\p{L}])|[IVX]+(?![\\p{L}])|\\d+)?\\s*[.:：]?\\s*`, 'iu').exec(text);
  return found ? { letter: (found[1] ?? '').toUpperCase(), length: found[0].length } : null;
}

/** "Table 1 — ", "表A.1 ", "Figure 2: ": what it labels and how long the label is, with the dash or space that must follow it. */
export function captionLabel(text: string): { readonly kind: 'table' | 'figure'; readonly length: number } | null {
  const found = new RegExp(`^\\s*(?:(${tableWord})|(?:${figureWord}))\\s*(?:[A-Z][.-]?)?\\d+(?:[.-]\\d+)*(?:\\s*[:：—–―-]+\\s*|\\s+|$)`, 'iu').exec(text);
  return found ? { kind: found[1] ? 'table' : 'figure', length: found[0].length } : null;
}
