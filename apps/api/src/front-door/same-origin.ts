type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Whether a browser's request comes from our own pages: `yes`, `no`, or `unsaid` when the client is no browser and
 * sends neither Sec-Fetch-Site nor Origin.
 */
export function comesFromOurPages(headers: Headers, publicUrl: string): 'yes' | 'no' | 'unsaid' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'yes' : 'no';
  const origin = headers['origin'];
  if (typeof origin !== 'string') return 'unsaid';
  if (!URL.canParse(origin)) return 'no';
  const { host, origin: said } = new URL(origin);
  return host === headers['host'] || said === new URL(publicUrl).origin ? 'yes' : 'no';
}
