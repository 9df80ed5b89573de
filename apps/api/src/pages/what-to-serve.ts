const notPages = /^\/(?:api|health|metrics)(?:\/|$)/;

/**
 * What the built web answers an address with. Only files that are in `files` are ever sent, whatever is asked for; any
 * other address without a file extension is a place inside the application and gets its page.
 */
export function whatToServe(url: string, files: ReadonlySet<string>): { readonly file: string } | 'page' | 'nothing' {
  const path = decodedPath(url);
  if (path === undefined) return 'nothing';
  if (files.has(path)) return { file: path };
  return notPages.test(path) || path.startsWith('//') || /\.[^/]*$|[\0\\]/.test(path) || path.split('/').includes('..') ? 'nothing' : 'page';
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0]!);
  } catch {
    return undefined;
  }
}
