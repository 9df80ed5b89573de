import { contentProblems } from '../../model/check-content.js';
import { readHtml } from './read-html.js';
import { isRead, outlineOf, text } from './sample.fixture.js';

const page = (body: string): Uint8Array => text(`<!doctype html><html><head><title>T</title><script>alert(1)</script></head><body>${body}</body></html>`);

const whole = page(
  '<h1>Requirements</h1><nav id="toc"><ol><li><a href="#a">1. A</a></li></ol></nav>' +
    '<section id="a"><div class="header-wrapper"><h2 id="x"><bdi class="secno">1. </bdi>Scope</h2><a class="self-link" href="#a"></a></div><p>See <a href="#b">1.1</a> and <a href="https://w3.org/">W3C</a>, H<sub>2</sub>O.</p>' +
    '<div class="note"><div class="note-title">Note</div><p>Careful.</p><ul><li>x</li></ul></div>' +
    '<section><h3 id="b"><bdi class="secno">1.1 </bdi>More</h3><table><caption>Cap</caption><tr><th colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></table>' +
    '<dl><dt><dfn id="q">kelvin</dfn></dt><dd>a unit</dd></dl><ol type="a"><li>one<ul><li>in</li></ul></li></ol><p><math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> is a ratio</p></section></section>' +
    '<section class="appendix"><h2><bdi class="secno">A. </bdi>Thanks</h2><p onclick="steal()">To <a href="javascript:x">all</a>.</p></section><footer>foot</footer>',
);

describe('a specification as a web page', () => {
  const parsed = isRead(readHtml(whole));

  it('comes in clause by clause, whatever stands around its headings', () =>
    expect(outlineOf(parsed)).toEqual([
      'title: Requirements',
      'clause: Scope',
      ' paragraph: See 1.1 and W3C, H2O.',
      ' note: Careful.',
      '  item: x',
      ' clause: More',
      '  table: Cap | table',
      '  item: kelvin | a unit',
      '  item: one',
      '   item: in',
      '  paragraph: ab is a ratio',
      'clause: Thanks',
      ' paragraph: To all.',
    ]));

  it('keeps references, links and formulas, and is of the schema', () => {
    expect(parsed.units.flatMap(({ kind, content }) => contentProblems(kind, content))).toEqual([]);
    expect(JSON.stringify(parsed.units[2])).toContain('"ref":{"unit":"5"}');
    expect(JSON.stringify(parsed.units[10])).toContain('<mfrac><mi>a</mi><mi>b</mi></mfrac>');
  });

  it('keeps nothing that runs, and says so', () => {
    expect(JSON.stringify(parsed.units)).not.toMatch(/alert|steal|javascript/u);
    expect(parsed.findings.map(({ code }) => code)).toEqual(['SCRIPT_LEFT_OUT', 'PAGE_FURNITURE_LEFT_OUT', 'LINK_NOT_KEPT', 'PAGE_FURNITURE_LEFT_OUT']);
  });

  it('takes pictures from data: addresses only when they are pictures', () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1').toString('base64');
    const kept = isRead(readHtml(page(`<h1>T</h1><figure><img src="data:image/png;base64,${png}" alt="map"><figcaption>The map</figcaption></figure>`)));
    expect(kept.assets?.[0]).toMatchObject({ mediaType: 'image/png' });
    expect(kept.units[1]!.content.blocks[0]).toMatchObject({ is: 'figure', ref: kept.assets![0]!.ref, alt: 'map' });
    const svg = isRead(readHtml(page('<h1>T</h1><figure><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="map"></figure>')));
    expect(svg.assets).toBeUndefined();
    expect(svg.findings.map(({ code }) => code)).toContain('IMAGE_BYTES_LEFT_OUT');
  });
});
