/** Reads `3-73, 80` as numbers, in the order given; undefined when it is anything else. */
export function numbersIn(text: string | number): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const part of String(text).split(',')) {
    const [, from, to = from] = /^\s*([1-9]\d{0,5})(?:\s*[-–]\s*([1-9]\d{0,5}))?\s*$/.exec(part) ?? [];
    if (from === undefined || Number(to) < Number(from)) return undefined;
    for (let n = Number(from); n <= Number(to); n += 1) numbers.push(n);
  }
  return numbers;
}
