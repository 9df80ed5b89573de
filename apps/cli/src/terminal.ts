/** Where a command puts what it has to say, and how it ends. */
export interface Terminal {
  /** One line of the result (stdout). */
  print(line: string): void;
  /** One line about what is going on, or what went wrong (stderr). */
  tell(line: string): void;
  /** The exit code, when it is not 0. */
  endWith(code: number): void;
}

/** The terminal of this process. */
export const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
  endWith: (code) => void (process.exitCode = code),
};

/** A result for programs: one JSON value, indented so that people can read it too. */
export const asJson = (value: unknown): string => JSON.stringify(value, undefined, 2);
