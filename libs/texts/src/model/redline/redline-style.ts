/** Style of a redline. What was put in and taken out is told by line and word as well as by colour. Nothing is fetched. */
export const redlineStyle =
  ':root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--quiet:#5c5c5c;--rule:#8a8a8a;--in:#0b5d2a;--in-paper:#e3f5e8;--out:#97201a;--out-paper:#fdeae8;--away:#4a3a94;--away-paper:#eeebfb;--look:#7a4b00;--look-paper:#fff3da}' +
  '@media (prefers-color-scheme:dark){:root{--ink:#e9e9e9;--paper:#161616;--quiet:#b0b0b0;--rule:#7d7d7d;--in:#8fe0a8;--in-paper:#12331d;--out:#ffaaa3;--out-paper:#431b18;--away:#c4b8ff;--away-paper:#2a2350;--look:#ffcf7d;--look-paper:#3b2a08}}' +
  'html{font-family:"Noto Sans","Noto Sans CJK SC","Source Sans 3",system-ui,sans-serif;line-height:1.65;color:var(--ink);background:var(--paper)}' +
  ':lang(zh-Hant){font-family:"Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif}:lang(zh-Hans){font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}:lang(ja){font-family:"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",sans-serif}:lang(ko){font-family:"Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif}' +
  'body{max-width:54rem;margin:0 auto;padding:1.5rem 1.25rem;overflow-wrap:break-word}' +
  'header{border-bottom:1px solid var(--rule);margin-bottom:1.5rem}h1{font-size:1.35rem}header ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}' +
  'h2{font-size:1.25rem}h3{font-size:1.1rem}h4,h5,h6{font-size:1rem}h2,h3,h4,h5,h6{margin:1.4em 0 .4em}' +
  'ins{color:var(--in);background:var(--in-paper);text-decoration:underline;text-decoration-thickness:.12em;text-underline-offset:.15em}' +
  'del{color:var(--out);background:var(--out-paper);text-decoration:line-through;text-decoration-thickness:.1em}' +
  '.restyled{color:var(--look);background:var(--look-paper);border-bottom:.12em dotted}' +
  '.unit{border-inline-start:.25rem solid transparent;padding-inline-start:.6rem;margin-inline-start:-.85rem}' +
  '.inserted{border-color:var(--in)}.removed{border-color:var(--out)}.changed{border-color:var(--look)}.moved,.left{border-color:var(--away)}.renumbered{border-color:var(--rule)}' +
  '.said{display:inline-block;font-size:.78rem;font-weight:600;line-height:1.4;padding:0 .4em;margin-inline-end:.5em;border:1px solid;border-radius:.2rem}' +
  '.said.in{color:var(--in)}.said.out{color:var(--out)}.said.away{color:var(--away);background:var(--away-paper)}.said.number{color:var(--quiet)}.said.look{color:var(--look)}' +
  '.left{color:var(--quiet)}.number{margin-inline-end:.6em;font-variant-numeric:lining-nums}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--rule);padding:.3em .5em;vertical-align:top;text-align:start}' +
  'pre{white-space:pre-wrap;margin:.2em 0}ul.plain{padding-inline-start:1.4em;list-style:none}.footnote{font-size:.92em}figure{margin:1em 0}a{color:inherit}' +
  '@page{size:A4;margin:20mm}@media print{:root{--ink:#000;--paper:#fff;--quiet:#444;--rule:#777;--in:#0b5d2a;--in-paper:#fff;--out:#97201a;--out-paper:#fff;--away:#4a3a94;--away-paper:#fff;--look:#7a4b00;--look-paper:#fff}body{max-width:none;padding:0}.unit{break-inside:avoid-page}h2,h3,h4,h5,h6{break-after:avoid}}';
