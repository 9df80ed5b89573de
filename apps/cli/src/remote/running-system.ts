import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryFolder } from '#lib/platform';

/** What the launcher of this machine's installation leaves for other commands of the same user. */
export interface RunningSystem {
  readonly address?: string;
  readonly databaseUrl?: string;
}

export interface DemonstrationLogin {
  readonly email: string;
  readonly password: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The folder `npm start` keeps everything in: LOCKSTEP_HOME, or `.lockstep` in the repository. */
export const homeOf = (env: Env): string => (env['LOCKSTEP_HOME'] ? resolve(env['LOCKSTEP_HOME']) : join(repositoryFolder(), '.lockstep'));

/** What runs in a home; empty when nothing does. */
export const systemIn = (home: string): RunningSystem => read<RunningSystem>(join(home, 'launcher.json')) ?? {};

/** The accounts of the demonstration, as `seed` made them for this home. */
export const loginsIn = (home: string): readonly DemonstrationLogin[] => read<{ accounts?: DemonstrationLogin[] }>(join(home, 'demonstration.json'))?.accounts ?? [];

function read<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch {
    return undefined;
  }
}
