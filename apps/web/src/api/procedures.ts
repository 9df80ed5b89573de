import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { LocalDate, Texts } from './standards';

interface Named {
  readonly name: Texts;
}

export interface Move extends Named {
  readonly id: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly string[];
  readonly onward?: boolean;
  readonly automatic?: string;
  readonly publishes?: 'edition' | 'amendment';
}

/** The law a standard is under, as far as a page speaks of it. */
export interface Procedure extends Named {
  readonly id: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly zone: string;
  readonly start: string;
  readonly roles: Readonly<Record<string, Texts>>;
  readonly stages: Readonly<Record<string, Named & { readonly code: string; readonly terminal?: boolean; readonly inForce?: boolean }>>;
  readonly milestones: Readonly<Record<string, Texts>>;
  readonly documents: Readonly<Record<string, Named>>;
  readonly ballots: Readonly<Record<string, Named>>;
  readonly consultations: Readonly<Record<string, Named>>;
  readonly tasks: Readonly<Record<string, Named>>;
  readonly clocks: Readonly<Record<string, Named & { readonly onLapse: 'freeze' | 'escalate' }>>;
  readonly moves: readonly Move[];
}

const A_DAY_MS = 86_400_000;

export const procedures = {
  one: (id: string) => queryOptions({ queryKey: ['procedure', id], queryFn: ({ signal }) => ask<Procedure>(`/procedures/${encodeURIComponent(id)}`, { signal }), staleTime: A_DAY_MS }),
  /** Every procedure known, in full. */
  all: () =>
    queryOptions({
      queryKey: ['procedures'],
      queryFn: async ({ signal }) => {
        const { procedures: known } = await ask<{ procedures: readonly { readonly id: string }[] }>('/procedures', { signal });
        return Promise.all([...new Set(known.map(({ id }) => id))].map((id) => ask<Procedure>(`/procedures/${encodeURIComponent(id)}`, { signal })));
      },
      staleTime: A_DAY_MS,
    }),
};

/** The way a standard goes when nothing sends it back: its start, then every way on, until the way turns back on itself. */
export function wayOn({ start, moves }: Procedure): readonly { readonly stage: string; readonly by: Move | undefined }[] {
  const way: { stage: string; by: Move | undefined }[] = [{ stage: start, by: undefined }];
  for (let here = start; ; ) {
    const on = moves.find((move) => move.onward && move.from.includes(here));
    if (!on || way.some(({ stage }) => stage === on.to)) return way;
    way.push({ stage: on.to, by: on });
    here = on.to;
  }
}
