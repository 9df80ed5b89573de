import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { Facts } from './problem';


export interface OpenTask {
  readonly standardId: string;
  readonly key: string;
  readonly role: string;
  readonly person: string | null;
  readonly language: string | null;
  readonly openedAt: string;
  readonly dueAt: string | null;
  /** `code` says what waits; the rest is what it is phrased with. */
  readonly facts: Facts;
}

export const tasks = {
  mine: () => queryOptions({ queryKey: ['tasks'], queryFn: async ({ signal }) => (await ask<{ readonly tasks: readonly OpenTask[] }>('/tasks', { signal })).tasks }),
};
