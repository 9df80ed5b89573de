/** What the process ends with. Scripts may rely on it; the README lists it. */
export const exitCodes = {
  ok: 0,
  /** A considered no from the system, or something that is not as it was expected to be. */
  refused: 1,
  /** Wrong words on the command line, or a file that cannot be used. */
  usage: 2,
  /** A breakage: nothing can be said about what was asked. */
  fault: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The words on the command line, or a file, cannot be used: exit code 2. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** The system said no, or something is not as it should be: exit code 1. The message has been made for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
