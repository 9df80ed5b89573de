/** What a file name must not bring onto someone's disk: control and direction marks, separators, what shells and Windows read. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029/\\<>:"|?*]+/gu;
const LONGEST = 120;

/** A title as the name of a file: one folder's worth, with the extension of what it is. */
export function downloadName(title: string, extension: string | undefined): string {
  const plain = title.normalize('NFC').replace(unfit, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const short = [...plain].slice(0, LONGEST).join('').trim() || 'document';
  return extension && !short.toLowerCase().endsWith(`.${extension}`) ? `${short}.${extension}` : short;
}

/** Content-Disposition (RFC 6266) of a file to be kept, never shown; readers of before RFC 8187 get the name in ASCII. */
export function attachmentNamed(title: string, extension: string | undefined): string {
  const name = downloadName(title, extension);
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/[%;']/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
