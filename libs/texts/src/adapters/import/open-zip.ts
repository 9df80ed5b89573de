import { isRefusal, type Refusal } from '#lib/kernel';
import yauzl from 'yauzl';
import type { ImportLimits } from './limits.js';
import { refusals } from './refusals.js';

/** The parts of a package, by name; each is inflated when asked for and never beyond the limits. */
export interface Package {
  has(part: string): boolean;
  names(): readonly string[];
  /** The bytes of a part; null when there is no such part. */
  read(part: string): Promise<Uint8Array | null | Refusal>;
}

/**
 * Opens a ZIP package without inflating anything: checks names, count, declared sizes and ratios of every entry first.
 * Refuses NOT_A_DOCX, FILE_TOO_LARGE, FILE_ENCRYPTED, ZIP_BOMB.
 */
export async function openZip(bytes: Uint8Array, limits: ImportLimits): Promise<Package | Refusal> {
  if (bytes.length > limits.maxFileBytes) return refusals.tooLarge(bytes.length, limits.maxFileBytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return olderFormat(buffer);
  if (buffer.subarray(0, 2).toString('latin1') !== 'PK') return refusals.notADocx('it is not a ZIP package');
  try {
    const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true });
    const entries = await listed(zip, bytes.length, limits);
    return isRefusal(entries) ? entries : packageOf(zip, entries, limits);
  } catch (problem) {
    return refusals.notADocx(messageOf(problem));
  }
}

function olderFormat(buffer: Buffer): Refusal {
  const isEncrypted = buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isEncrypted ? refusals.encrypted() : refusals.notADocx('it is in the older binary format .doc');
}

async function listed(zip: yauzl.ZipFile, fileBytes: number, limits: ImportLimits): Promise<Map<string, yauzl.Entry> | Refusal> {
  const entries = new Map<string, yauzl.Entry>();
  let packed = 0;
  let unpacked = 0;
  if (zip.entryCount > limits.maxEntries) return refusals.zipBomb('too many parts', { entries: zip.entryCount, maxEntries: limits.maxEntries });
  for await (const entry of zip.eachEntry()) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (entry.isEncrypted()) return refusals.encrypted();
    if (packed > fileBytes) return refusals.zipBomb('its parts overlap', { packed, fileBytes });
    if (unpacked > limits.maxUnpackedBytes) return refusals.zipBomb('too large unpacked', { unpacked, maxUnpackedBytes: limits.maxUnpackedBytes });
    const ratio = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
    if (entry.uncompressedSize > 1024 * 1024 && ratio > limits.maxRatio) {
      return refusals.zipBomb('a part is compressed beyond reason', { part: entry.fileName, ratio, maxRatio: limits.maxRatio });
    }
    if (entries.has(entry.fileName)) return refusals.notADocx(`it has two parts called ${entry.fileName}`);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

function packageOf(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>, limits: ImportLimits): Package {
  let inflated = 0;
  return {
    has: (part) => entries.has(part),
    names: () => [...entries.keys()],
    async read(part) {
      const entry = entries.get(part);
      if (!entry) return null;
      const chunks: Buffer[] = [];
      let size = 0;
      try {
        const stream = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          size += chunk.length;
          inflated += chunk.length;
          if (size > limits.maxPartBytes || inflated > limits.maxUnpackedBytes) {
            stream.destroy();
            return refusals.zipBomb('a part is larger than allowed', { part, bytes: size, maxPartBytes: limits.maxPartBytes });
          }
          chunks.push(chunk);
        }
      } catch (problem) {
        // yauzl stops a part that inflates to more than it declares: that is how a bomb hides from the check above
        const happened = messageOf(problem);
        return /too many bytes/iu.test(happened) ? refusals.zipBomb('a part is larger than it declares', { part, declared: entry.uncompressedSize }) : refusals.notADocx(happened);
      }
      return Buffer.concat(chunks);
    },
  };
}

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));
