import { extensionOf, mediaTypeOfName, mediaTypes, unlessReadable } from './media-types.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const zip = (...parts: readonly string[]) => Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes(parts.join('\0'))]);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('what may be attached', () => {
  it.each([
    ['application/pdf', bytes('%PDF-1.7 …')],
    ['application/ofd', zip('OFD.xml')],
    [docx, zip('[Content_Types].xml', 'word/document.xml')],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zip('xl/workbook.xml')],
    ['application/vnd.oasis.opendocument.text', zip('mimetypeapplication/vnd.oasis.opendocument.text')],
    ['application/msword', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])],
    ['application/zip', zip('anything')],
    ['image/png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['image/jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ['text/plain', bytes('会议纪要')],
    ['text/csv', bytes('编号,意见\n1,无')],
  ])('%s', (mediaType, content) => expect(unlessReadable(mediaType, content)).toBeUndefined());

  it.each(mediaTypes)('%s has an extension, and is found by it', (mediaType) => expect(mediaTypeOfName(`A.name.${extensionOf(mediaType)!.toUpperCase()}`)).toBe(mediaType));
});

describe('what is refused', () => {
  it('nothing at all', () => expect(unlessReadable('text/plain', new Uint8Array())).toMatchObject({ refused: 'DOCUMENT_EMPTY' }));

  it.each(['text/html', 'image/svg+xml', 'application/x-msdownload', 'application/octet-stream', '__proto__'])('%s, and what is taken is listed', (mediaType) =>
    expect(unlessReadable(mediaType, bytes('x'))).toMatchObject({ refused: 'MEDIA_TYPE_NOT_TAKEN', facts: { mediaType, taken: mediaTypes } }),
  );

  it.each([
    ['a program called PDF', 'application/pdf', bytes('MZ…')],
    ['a spreadsheet called text', docx, zip('xl/workbook.xml')],
    ['a ZIP called OFD', 'application/ofd', zip('word/document.xml')],
    ['a picture called text', 'text/plain', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
    ['bytes with a NUL called Markdown', 'text/markdown', bytes('a\0b')],
    ['half a signature', 'image/png', Uint8Array.from([0x89, 0x50])],
  ])('%s', (_, mediaType, content) => expect(unlessReadable(mediaType, content)).toMatchObject({ refused: 'MEDIA_TYPE_NOT_TRUE', facts: { mediaType } }));

  it('twenty megabytes that look almost right, quickly', () => {
    const almost = new Uint8Array(20 * 1024 * 1024).fill(0x77);
    almost.set([0x50, 0x4b, 3, 4]);
    expect(unlessReadable(docx, almost)).toMatchObject({ refused: 'MEDIA_TYPE_NOT_TRUE' });
  });
});
