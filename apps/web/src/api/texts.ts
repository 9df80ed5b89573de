import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { Level } from './standards';

/** What keeps a language version from being in step, unit by unit. */
export interface TextState {
  readonly language: string;
  readonly level: Level;
  readonly revision: number;
  readonly baseRevision: number;
  readonly inStep: number;
  readonly surplus: readonly { readonly unit: string; readonly text: string }[];
  readonly units: readonly {
    readonly unit: string;
    readonly kind: string;
    readonly address: string | null;
    readonly state: 'missing' | 'stale';
    /** What the base text says now, and what the language version says; null where it says nothing yet. */
    readonly base: string;
    readonly text: string | null;
  }[];
}

/** A unit as a comment can be about it. */
export interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly address: string | null;
  readonly text: string;
}

export const texts = {
  units: (id: string, language: string, revision?: number) =>
    queryOptions({
      queryKey: ['standard', id, 'units', language, revision ?? 'latest'],
      queryFn: async ({ signal }) => (await ask<{ readonly units: readonly Unit[] }>(`/standards/${encodeURIComponent(id)}/texts/${encodeURIComponent(language)}${revision ? `?revision=${revision}` : ''}`, { signal })).units,
      staleTime: 60_000,
    }),
  state: (id: string, language: string) =>
    queryOptions({ queryKey: ['standard', id, 'text', language], queryFn: ({ signal }) => ask<TextState>(`/standards/${encodeURIComponent(id)}/texts/${encodeURIComponent(language)}/state`, { signal }) }),
};
