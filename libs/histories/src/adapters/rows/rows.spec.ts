import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowOrMalformed } from './row.js';
import { csvRows } from './csv.js';
import { rowsOf } from './rows-of.js';

async function rowsIn(text: string | Buffer): Promise<RowOrMalformed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rows-'));
  try {
    await writeFile(join(folder, 'file'), text);
    const rows: RowOrMalformed[] = [];
    for await (const row of rowsOf(join(folder, 'file'))) rows.push(row);
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}
const two = [
  { line: 2, fields: { a: '1', b: 'x' } },
  { line: 3, fields: { a: '2', b: 'y' } },
];

describe('rows of a CSV file', () => {
  it.each([
    ['with LF', 'a,b\n1,x\n2,y\n'],
    ['with CRLF and no end of the last line', 'a,b\r\n1,x\r\n2,y'],
    ['with a byte order mark', '\uFEFFa,b\n1,x\n2,y\n'],
    ['in UTF-16, as a spreadsheet saves it', Buffer.from('\uFEFFa\tb\r\n1\tx\r\n2\ty\r\n', 'utf16le')],
    ['with semicolons', 'a;b\n1;x\n2;y\n'],
    ['with quotes', '"a","b"\n"1","x"\n2,"y"\n'],
    ['with its headings in capitals', 'A , B\n1,x\n2,y\n'],
  ])('are read %s', async (_what, text) => expect(await rowsIn(text)).toEqual(two));

  it('are read in any order of columns', async () => expect(await rowsIn('b,a\nx,1\ny,2\n')).toEqual(two));

  it('may hold separators, quotes and line ends in quotes; lines are counted all the same', async () => {
    expect(await rowsIn('a,b\n"1\r\n,1","say ""x"""\n2,5" wide\n')).toEqual([
      { line: 2, fields: { a: '1\r\n,1', b: 'say "x"' } },
      { line: 4, fields: { a: '2', b: '5" wide' } },
    ]);
  });

  it('are reported with their line when they are none, and the rows after them are read', async () => {
    expect(await rowsIn('a,b\n1\n2,"y\n3,z\n"4"4,z\n5,z\n')).toEqual([
      { line: 2, malformed: 'It has 1 fields where the heading has 2.' },
      { line: 3, malformed: 'A quoted field goes on after its closing quote.' },
      { line: 4, fields: { a: '3', b: 'z' } },
      { line: 5, malformed: 'A quoted field goes on after its closing quote.' },
      { line: 6, fields: { a: '5', b: 'z' } },
    ]);
    expect(await rowsIn('a,b\n1,"x\n2,y\n')).toEqual([{ line: 2, malformed: 'A quote is opened and never closed.' }, { line: 3, fields: { a: '2', b: 'y' } }]);
  });

  it('are the same however the text is cut into pieces', async () => {
    const text = 'a,b\r\n"1\n""1""",x\r\n2,y\r\n';
    for (let size = 1; size < text.length; size += 1) {
      const pieces = (async function* () {
        for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
      })();
      const rows: RowOrMalformed[] = [];
      for await (const row of csvRows(pieces)) rows.push(row);
      expect([size, rows]).toEqual([size, [{ line: 2, fields: { a: '1\n"1"', b: 'x' } }, { line: 4, fields: { a: '2', b: 'y' } }]]);
    }
  });
});

describe('rows of a JSON file', () => {
  const one = [
    { line: 1, fields: { a: 1, b: '}' } },
    { line: 2, fields: { a: 2, b: '"' } },
  ];
  it.each([
    ['one a line', '{"a":1,"b":"}"}\n{"a":2,"b":"\\""}\n', one],
    ['one a line, with CRLF and a byte order mark', '\uFEFF{"a":1,"b":"}"}\r\n{"a":2,"b":"\\""}\r\n', one],
    ['in an array', '[{"a":1,"b":"}"},\n{"a":2,"b":"\\""}]', one],
    ['in an array, each over several lines', '[\n  {\n "a":1,\n "b":"}"\n  },\n  {\n "a":2,\n "b":"\\""\n }\n]\n', [{ ...one[0], line: 2 }, { ...one[1], line: 6 }]],
    ['one after the other over several lines', '{\n "a":1,"b":"}"\n}\n{\n "a":2,"b":"\\""\n}\n', [{ ...one[0], line: 1 }, { ...one[1], line: 4 }]],
  ])('are read: %s', async (_what, text, rows) => expect(await rowsIn(text)).toEqual(rows));

  it('are reported with their line when they are none, also when the first one is cut short', async () => {
    expect(await rowsIn('{"a":1,\n{"a":2}\n\n[3]\nnothing\n{"a":4}')).toEqual([
      { line: 1, malformed: expect.stringMatching(/^It is not JSON: /) },
      { line: 2, fields: { a: 2 } },
      { line: 4, malformed: 'It is not a JSON object.' },
      { line: 5, malformed: expect.stringMatching(/^It is not JSON: /) },
      { line: 6, fields: { a: 4 } },
    ]);
    expect(await rowsIn('[{"a":1},\n{"a":},\n{"a":2},\n{"a":')).toEqual([
      { line: 1, fields: { a: 1 } },
      { line: 2, malformed: expect.stringMatching(/^It is not JSON: /) },
      { line: 3, fields: { a: 2 } },
      { line: 4, malformed: 'It is not closed before the end of the file.' },
    ]);
  });
});
