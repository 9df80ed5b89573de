/** Whether an Accept header (RFC 9110, 12.5.1) would rather have text/html than application/json; JSON when it is indifferent. */
export function wantsPage(accept: string | undefined): boolean {
  const ranges = (accept ?? '').slice(0, 500).split(',').map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    return { range: range.trim(), quality: Number.isFinite(quality) ? quality : 0 };
  });
  const qualityOf = (type: string, whole: string): number => {
    for (const wanted of [type, whole, '*/*']) {
      const found = ranges.find(({ range }) => range === wanted);
      if (found) return found.quality;
    }
    return 0;
  };
  return qualityOf('text/html', 'text/*') > qualityOf('application/json', 'application/*');
}
