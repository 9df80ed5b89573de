/** Style of a published text. No external resource: the page stands alone. */
const fonts: readonly (readonly [RegExp, string])[] = [
  [/^zh-Han[st]-(?:HK|MO)|^zh-Hant|^zh-(?:TW|HK|MO)/u, '"Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", PMingLiU, MingLiU, serif'],
  [/^zh/u, '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif'],
  [/^ja/u, '"Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho", serif'],
  [/^ko/u, '"Noto Serif CJK KR", "Source Han Serif K", AppleMyungjo, Batang, serif'],
];

export const isCjk = (language: string): boolean => /^(?:zh|ja|ko)(?:-|$)/u.test(language);
export const directionOf = (language: string): 'ltr' | 'rtl' => (/^(?:ar|he|fa|ur|ug|ps|dv|yi)(?:-|$)/u.test(language) ? 'rtl' : 'ltr');

/**
 * CSS for one language. Chinese: strict line breaking (no punctuation at the start of a line), justified, no synthetic italics: emphasis
 * is set with dots under the characters (着重号), as GB/T 15834 has it. Sources: W3C Requirements for Chinese Text Layout 3.1, 3.5.
 */
export function pageStyle(language: string): string {
  const family = fonts.find(([pattern]) => pattern.test(language))?.[1] ?? '"Noto Serif", "Source Serif 4", Georgia, "Times New Roman", serif';
  const cjk = isCjk(language)
    ? 'body{line-break:strict;word-break:normal;overflow-wrap:break-word;text-align:justify;text-spacing-trim:normal;text-autospace:normal}' +
      'em{font-style:normal;text-emphasis:filled dot;text-emphasis-position:under right}' +
      'html{font-synthesis:weight}'
    : 'body{hyphens:auto;overflow-wrap:break-word}';
  return (
    `html{font-family:${family};line-height:1.7;color:#1a1a1a;background:#fff}` +
    'body{max-width:46rem;margin:0 auto;padding:2rem 1.25rem}' +
    'header{border-bottom:1px solid #767676;margin-bottom:2rem;padding-bottom:1rem;text-align:start}' +
    'h1{font-size:1.7rem;line-height:1.3}h2{font-size:1.35rem}h3{font-size:1.15rem}h4,h5,h6{font-size:1rem}' +
    'h2,h3,h4,h5,h6{line-height:1.4;margin:1.6em 0 .5em;break-after:avoid;text-align:start}' +
    '.number{margin-inline-end:.6em;font-variant-numeric:lining-nums}' +
    '.annex{text-align:center}.annex .number,.annex .qualifier{display:block;margin:0}' +
    '.qualifier{font-weight:normal}' +
    '.note,.example,.footnote{font-size:.92em}.label{font-weight:bold;margin-inline-end:.4em}' +
    'ul,ol{padding-inline-start:2em}.dash{list-style:"— "}.letter{list-style:lower-alpha}.counted{list-style:none;padding-inline-start:0}' +
    'dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}' +
    'table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.3em .5em;vertical-align:top;text-align:start}' +
    'figure{margin:1em 0;text-align:center}img{max-width:100%}figcaption{font-size:.92em}' +
    'pre{white-space:pre-wrap}a{color:#0b4f9e}:target{background:#fff6d6}' +
    'nav ol{list-style:none;padding:0}.level2{padding-inline-start:1.2em}.level3{padding-inline-start:2.4em}' +
    'footer{border-top:1px solid #767676;margin-top:3rem;padding-top:1rem;font-size:.92em}' +
    '@page{size:A4;margin:25mm 20mm}@media print{body{max-width:none;padding:0}a{color:inherit}nav{break-after:page}}' +
    cjk
  );
}
