/** Addresses of machines: whoever asks them wants an answer in a machine's words, also when there is none. */
const notPages = /^\/(?:api|health|healthz|livez|readyz|metrics|\.well-known)(?:\/|$)/;

/** The places there are inside the application; a spec holds them to the web's own router. */
export const places: readonly RegExp[] = [/^\/$/, /^\/standards\/[^/]+\/?$/, /^\/work\/?$/, /^\/inbox\/?$/, /^\/propose\/?$/];

/**
 * What the built web answers an address with. Only files that are in `files` are ever sent, whatever is asked for. A place
 * inside the application gets its page; any other address without a file extension gets the page, too, which says that there
 * is nothing, and is answered 404: `lost`.
 */
export function whatToServe(url: string, files: ReadonlySet<string>): { readonly file: string } | 'page' | 'lost' | 'nothing' {
  const path = decodedPath(url);
  if (path === undefined) return 'nothing';
  if (files.has(path)) return { file: path };
  if (notPages.test(path) || path.startsWith('//') || /\.[^/]*$|[\0\\]/.test(path) || path.split('/').includes('..')) return 'nothing';
  return places.some((place) => place.test(path)) ? 'page' : 'lost';
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0]!);
  } catch {
    return undefined;
  }
}
