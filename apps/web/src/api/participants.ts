import { queryOptions, useQuery } from '@tanstack/react-query';
import { ask } from './ask';
import type { Instant, Texts } from './standards';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

export interface HeldRole {
  readonly committee: string;
  readonly role: string;
  readonly languages: readonly string[];
}

export interface Me {
  readonly person: Person;
  readonly memberships: readonly HeldRole[];
}

export interface Committee {
  readonly id: string;
  readonly code: string;
  readonly name: Texts;
  /** Only for those who are signed in. */
  readonly members?: readonly { readonly personId: string; readonly name: string; readonly role: string; readonly languages: readonly string[] }[];
}

export const participants = {
  /** Who is signed in; null when nobody is. */
  me: () =>
    queryOptions({
      queryKey: ['me'],
      queryFn: ({ signal }) =>
        ask<Me | { readonly person: null }>('/sessions/current', { signal }).then((session) => (session.person === null ? null : session)),
      staleTime: 60_000,
    }),
  signIn: (email: string, password: string) => ask<{ readonly expiresAt: Instant; readonly person: Person }>('/sessions', { method: 'POST', body: { email, password } }),
  signOut: () => ask<undefined>('/sessions/current', { method: 'DELETE' }),
  committees: () => queryOptions({ queryKey: ['committees'], queryFn: ({ signal }) => ask<{ committees: readonly Committee[] }>('/committees', { signal }).then(({ committees }) => committees), staleTime: 300_000 }),
  committee: (id: string) => queryOptions({ queryKey: ['committee', id], queryFn: ({ signal }) => ask<Committee>(`/committees/${encodeURIComponent(id)}`, { signal }), staleTime: 300_000 }),
};

/** Who is signed in; undefined until that is known, null when nobody is. */
export function useMe(): Me | null | undefined {
  return useQuery(participants.me()).data;
}
