import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes a Ctrl-C on that the terminal has already delivered: two within this time are one. */
const sameKeyPressMs = 1000;

/** Someone wants the run to end: at the first sign it is wound up in order, at the second at once. */
export class Interruption {
  private readonly controller = new AbortController();
  private first: { readonly name: (typeof signals)[number]; readonly at: number } | undefined;
  private atOnce: () => void = () => {};
  /** Settles when it happens. */
  readonly happened: Promise<void>;

  constructor() {
    this.happened = new Promise((resolve) => this.signal.addEventListener('abort', () => resolve(), { once: true }));
    for (const name of signals) process.on(name, this.hear);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** What shells expect of a process that was ended by this signal. */
  get exitCode(): number {
    return 128 + constants.signals[this.first?.name ?? 'SIGINT'];
  }

  /** What to do when winding up takes someone too long. */
  onSecond(atOnce: () => void): void {
    this.atOnce = atOnce;
  }

  /** Signals do again what they do by default. */
  over(): void {
    for (const name of signals) process.off(name, this.hear);
  }

  private readonly hear = (name: NodeJS.Signals): void => {
    if (!this.first) {
      this.first = { name: name as (typeof signals)[number], at: performance.now() };
      process.stderr.write('\nStopping …\n');
      return this.controller.abort(new Error('interrupted'));
    }
    if (performance.now() - this.first.at < sameKeyPressMs) return;
    this.atOnce();
    process.exit(this.exitCode);
  };
}
