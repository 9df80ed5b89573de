// Whoever reads may stop reading (`| head`): the lines are lost, and nothing else is.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** One line per step, with its seconds. Goes to stderr, so that a command's own output stays clean. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a step and says how long it took; `done` turns its answer into words, or into nothing when there is nothing to say. */
export async function timed(name, step, done = () => '') {
  const began = performance.now();
  const answer = await step();
  const words = done(answer);
  if (words !== undefined) say(`  ${name.padEnd(10)} ${seconds(began)}${words && `  ${words}`}`);
  return answer;
}

export function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;
}
