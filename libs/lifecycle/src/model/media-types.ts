import type { Refusal } from '#lib/kernel';
import { refusals } from './refusals.js';

/** Whether bytes begin, or are built, the way their kind is. */
type Sign = (bytes: Uint8Array) => boolean;

const begins =
  (...signatures: readonly (readonly number[])[]): Sign =>
  (bytes) =>
    signatures.some((signature) => signature.every((byte, at) => bytes[at] === byte));

const latin = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Contains these characters: names in a ZIP are not compressed, and its list of contents is at its end. */
const contains = (bytes: Uint8Array, ascii: string): boolean => new TextDecoder('latin1').decode(bytes).includes(ascii);

const zip = begins([0x50, 0x4b, 0x03, 0x04]);
const zipWith =
  (part: string): Sign =>
  (bytes) =>
    zip(bytes) && contains(bytes, part);
/** ODF puts its media type, uncompressed, into the first entry (OASIS ODF 1.3, part 2, 3.3). */
const odf = (mediaType: string): Sign => (bytes) => zip(bytes) && contains(bytes.subarray(0, 120), mediaType);
const ole = begins([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Readable as UTF-8, with nothing in it that no text has. */
const text: Sign = (bytes) => {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

interface Kind {
  readonly mediaType: string;
  /** How its files are called; the first is given to what is downloaded. */
  readonly extensions: readonly string[];
  readonly looks: Sign;
}

/** What committees exchange: nothing that runs, nothing a browser would draw. OFD is the national format of fixed documents (GB/T 33190). */
const kinds: readonly Kind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], looks: begins(latin('%PDF-')) },
  { mediaType: 'application/ofd', extensions: ['ofd'], looks: zipWith('OFD.xml') },
  { mediaType: `${OOXML}.wordprocessingml.document`, extensions: ['docx'], looks: zipWith('word/') },
  { mediaType: `${OOXML}.spreadsheetml.sheet`, extensions: ['xlsx'], looks: zipWith('xl/') },
  { mediaType: `${OOXML}.presentationml.presentation`, extensions: ['pptx'], looks: zipWith('ppt/') },
  { mediaType: `${ODF}.text`, extensions: ['odt'], looks: odf(`${ODF}.text`) },
  { mediaType: `${ODF}.spreadsheet`, extensions: ['ods'], looks: odf(`${ODF}.spreadsheet`) },
  { mediaType: 'application/msword', extensions: ['doc'], looks: ole },
  { mediaType: 'application/vnd.ms-excel', extensions: ['xls'], looks: ole },
  { mediaType: 'application/zip', extensions: ['zip'], looks: zip },
  { mediaType: 'image/png', extensions: ['png'], looks: begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], looks: begins([0xff, 0xd8, 0xff]) },
  { mediaType: 'text/plain', extensions: ['txt'], looks: text },
  { mediaType: 'text/markdown', extensions: ['md', 'markdown'], looks: text },
  { mediaType: 'text/csv', extensions: ['csv'], looks: text },
];

const byMediaType: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.mediaType, kind]));
const byExtension: ReadonlyMap<string, Kind> = new Map(kinds.flatMap((kind) => kind.extensions.map((extension) => [extension, kind] as const)));

/** The media types documents may have. */
export const mediaTypes: readonly string[] = kinds.map(({ mediaType }) => mediaType);

/** What a file of this name says it is; undefined for a name that says nothing known. */
export const mediaTypeOfName = (name: string): string | undefined => byExtension.get(/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '')?.mediaType;

/** How a file of this media type is called: `pdf`; undefined for one that is not taken (any more). */
export const extensionOf = (mediaType: string): string | undefined => byMediaType.get(mediaType)?.extensions[0];

/** Refuses `DOCUMENT_EMPTY`, `MEDIA_TYPE_NOT_TAKEN`, and `MEDIA_TYPE_NOT_TRUE` for bytes that are not what they are said to be. */
export function unlessReadable(mediaType: string, bytes: Uint8Array): Refusal | undefined {
  if (bytes.length === 0) return refusals.documentEmpty();
  const kind = byMediaType.get(mediaType);
  if (!kind) return refusals.mediaTypeNotTaken(mediaType, mediaTypes);
  return kind.looks(bytes) ? undefined : refusals.mediaTypeNotTrue(mediaType);
}
