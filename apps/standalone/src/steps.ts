/** Says what was done, one line per step with its seconds. */
export class Steps {
  constructor(private readonly say: (line: string) => void) {}

  async time<T>(name: string, step: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const answer = await step();
    this.say(`  ${name.padEnd(10)} ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`);
    return answer;
  }
}
