/**
 * Whoever reads what we say may stop reading (`npm start | head`): the lines are lost, and nothing else is.
 * Without a listener the first line after that would end the launcher, and orphan what it started.
 */
export function outliveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
