/** Waits until it is so; a spec says what it waits for, not how long it takes. @throws after `seconds`. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`It did not come about within ${seconds} seconds: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
