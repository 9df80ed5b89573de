import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a test package. `lie` overrides what the package declares about it. */
export interface ZipPart {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly lie?: { readonly size?: number; readonly flags?: number };
}

/** Makes a ZIP file, well formed unless a part lies. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, lie } of parts) {
    const plain = Buffer.from(data as Uint8Array);
    const packed = deflateRawSync(plain, { level: 9 });
    const file = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(lie?.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(lie?.size ?? plain.length, 18);
    fields.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, file, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, rest, file]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A Word document with this body; more parts as given. */
export const docxOf = (body: string, more: readonly ZipPart[] = []): Uint8Array =>
  zipOf([{ name: 'word/document.xml', data: `<?xml version="1.0" encoding="UTF-8"?><w:document ${w}><w:body>${body}</w:body></w:document>` }, ...more]);

/** A paragraph with a style and plain words. */
export const p = (text: string, style?: string, runs = ''): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r>${runs}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A styles part in which every name is its own id. */
export const stylesOf = (...names: readonly string[]): ZipPart => ({
  name: 'word/styles.xml',
  data: `<w:styles ${w}>${names.map((name) => `<w:style w:type="paragraph" w:styleId="${name.replace(/\s/gu, '')}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`,
});
