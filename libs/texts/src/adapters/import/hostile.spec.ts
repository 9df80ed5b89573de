import { isRefusal } from '#lib/kernel';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siblingsIn } from './folder.js';
import { readAnyFile } from './read-any-file.js';
import { isRead, text } from './sample.fixture.js';

const read = (name: string, words: string | Uint8Array) => readAnyFile({ name, bytes: typeof words === 'string' ? text(words) : words });
const refusedAs = async (name: string, words: string | Uint8Array): Promise<string> => {
  const answer = await read(name, words);
  return isRefusal(answer) ? answer.refused : `read as ${answer.units.length} units`;
};
const deep = 200_000;

describe('a hostile file is refused, and says why', () => {
  it.each([
    ['an external entity', 'x.xml', '<!DOCTYPE standard [<!ENTITY x SYSTEM "file:///etc/passwd">]><standard><body><p>&x;</p></body></standard>', 'XML_ENTITIES_REFUSED'],
    ['a billion laughs', 'x.xml', `<!DOCTYPE standard [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1 < 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]><standard>&a8;</standard>`, 'XML_ENTITIES_REFUSED'],
    ['an entity of a DTD it names', 'x.xml', '<!DOCTYPE standard SYSTEM "http://example.org/x.dtd"><standard><body><p>&secret;</p></body></standard>', 'XML_ENTITIES_REFUSED'],
    ['200,000 elements inside each other in XML', 'x.xml', `<standard>${'<sec>'.repeat(deep)}</standard>`, 'NESTING_TOO_DEEP'],
    ['200,000 elements inside each other in HTML', 'x.html', `<html><body>${'<div>'.repeat(deep)}`, 'NESTING_TOO_DEEP'],
    ['200,000 of them with false ends', 'x.html', `<html><body>${'<div></b>'.repeat(deep)}`, 'NESTING_TOO_DEEP'],
    ['200,000 unfinished marks', 'x.html', `<html><body>${Array.from({ length: deep }, (_, n) => `<b id=${n}>`).join('')}`, 'NESTING_TOO_DEEP'],
    ['200,000 quotes inside each other in Markdown', 'x.md', `${'>'.repeat(deep)} x`, 'NESTING_TOO_DEEP'],
    ['examples inside each other in AsciiDoc', 'x.adoc', `= T\n\n${Array.from({ length: 300 }, (_, n) => '='.repeat(4 + n)).join('\n')}\nx\n`, 'NESTING_TOO_DEEP'],
    ['an include that climbs out', 'x.adoc', '= T\n\ninclude::../../etc/passwd[]\n', 'INCLUDE_OUTSIDE_REFUSED'],
    ['an include from the root', 'x.adoc', '= T\n\ninclude::/etc/passwd[]\n', 'INCLUDE_OUTSIDE_REFUSED'],
    ['an include over the network', 'x.adoc', '= T\n\ninclude::https://example.org/x.adoc[]\n', 'INCLUDE_OUTSIDE_REFUSED'],
    ['an include that hides where it leads', 'x.adoc', '= T\n:up: ..\n\ninclude::{up}/{up}/x.adoc[]\n', 'INCLUDE_OUTSIDE_REFUSED'],
    ['attributes that grow', 'x.adoc', `= T\n:a: ${'x'.repeat(100)}\n:b: {a}{a}{a}{a}\n:c: {b}{b}{b}\n\n${'{c}{c}{c}{c}{c}{c}{c}{c}\n'.repeat(20_000)}`, 'EXPANSION_REFUSED'],
    ['bytes that are not UTF-8', 'x.html', new Uint8Array([...text('<html><p>a'), 0xed, 0xa0, 0x80]), 'ENCODING_NOT_UTF8'],
    ['half of a surrogate pair in XML', 'x.xml', new Uint8Array([...text('<standard><p>'), 0xed, 0xa0, 0x80, ...text('</p></standard>')]), 'ENCODING_NOT_UTF8'],
    ['half of a surrogate pair by number', 'x.xml', '<standard><body><p>&#xD800;</p></body></standard>', 'XML_ENTITIES_REFUSED'],
    ['too much of it', 'x.html', '<p>a</p>'.repeat(1_200_000), 'FILE_TOO_LARGE'],
    ['a kind nobody knows', 'x.pdf', '%PDF-1.7', 'FILE_KIND_NOT_READ'],
    ['a web page that calls itself Word', 'x.docx', '<html><p>a</p></html>', 'NOT_A_DOCX'],
  ])('%s', async (_, name, words, refused) => expect(await refusedAs(name, words)).toBe(refused));

  it('within a second and a half each, and within bounds of memory', async () => {
    const before = process.memoryUsage().rss;
    for (const [name, words] of [['x.html', '<div>'.repeat(deep)], ['x.xml', `<standard>${'<sec>'.repeat(deep)}`], ['x.md', '>'.repeat(deep)]] as const) {
      const started = performance.now();
      await read(name, words);
      expect(performance.now() - started).toBeLessThan(1500);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});

describe('what a hostile file tries', () => {
  it('does not run: scripts and handlers in HTML, passthrough in AsciiDoc', async () => {
    const html = isRead(await read('x.html', '<html><body><h1>T</h1><p onclick="a()">x<img src=x onerror="b()"><svg onload="c()"><script>d()</script></svg></p><iframe src="javascript:e()"></iframe></body></html>'));
    expect(JSON.stringify(html.units)).not.toMatch(/onclick|onerror|onload|script|[abcde]\(\)/u);
    const adoc = isRead(await read('x.adoc', '= T\n\n++++\n<script>a()</script>\n++++\n\nlink:javascript:b()[x] pass:[<b onclick="c()">y</b>]\n'));
    expect(adoc.units.some(({ content }) => JSON.stringify(content).includes('"href"'))).toBe(false);
    expect(adoc.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['RAW_HTML_AS_TEXT', 'LINK_NOT_KEPT']));
  });

  it('a reference by number to half of a surrogate pair becomes the replacement character in HTML', async () =>
    expect(JSON.stringify(isRead(await read('x.html', '<html><h1>T</h1><p>a&#xD800;b</p></html>')).units)).toContain('a\ufffdb'));

  it('an include finds nothing through a link that leads out of the folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lockstep-include-'));
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'secret.adoc'), 'secret');
    writeFileSync(join(folder, 'in', 'own.adoc'), 'own');
    symlinkSync(join(folder, 'secret.adoc'), join(folder, 'in', 'linked.adoc'));
    const find = siblingsIn(join(folder, 'in'));
    expect(Buffer.from(find('own.adoc')!).toString()).toBe('own');
    expect([find('linked.adoc'), find('../secret.adoc'), find('/etc/passwd'), find('none.adoc')]).toEqual([null, null, null, null]);
  });

  it('files that include each other end', async () => {
    const parsed = await readAnyFile({ name: 'a.adoc', bytes: text('= T\n\nword\n\ninclude::a.adoc[]\n'), siblings: (path) => (path === 'a.adoc' ? text('word\n\ninclude::a.adoc[]\n\ninclude::a.adoc[]\n') : null) });
    expect(parsed).toMatchObject({ refused: 'EXPANSION_REFUSED' });
  });
});
