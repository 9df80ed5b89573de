import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/kernel';
import { writeSecret } from '../home.js';

/** What must be the same at the next start; kept in `<home>/postgres.json`, readable by its owner only. */
export interface Memory {
  readonly dataFolder: string;
  readonly password: string;
  readonly port: number;
}

/** @throws Fault `MEMORY_UNREADABLE` */
export function recall(home: string): Memory | undefined {
  const file = fileIn(home);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Memory;
  } catch (error) {
    throw new Fault('MEMORY_UNREADABLE', `${file} holds the database's password and cannot be read (${(error as Error).message}).`, 'Start as the user who started it before, or restore the file from a backup.', { cause: error });
  }
}

export function remember(home: string, memory: Memory): void {
  writeSecret(fileIn(home), memory);
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

const fileIn = (home: string) => join(home, 'postgres.json');
