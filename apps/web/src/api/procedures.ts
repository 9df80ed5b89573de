import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { LocalDate, Term, Texts } from './standards';

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

export interface DocumentKind extends Named {
  readonly by: readonly string[];
  readonly perLanguage?: boolean;
  /** Whole numbers that come with it: each the sum of its parts. */
  readonly counters?: Readonly<Record<string, readonly string[]>>;
}

export interface Question extends Named {
  readonly rule: string;
  readonly stages: readonly string[];
  readonly openedBy: readonly string[];
  readonly electorate: string;
  readonly perLanguage?: boolean;
  readonly settles?: 'language-review';
}

export interface ConsultationKind extends Named {
  readonly stages: readonly string[];
  readonly openedBy: readonly string[];
  /** Where the least period is counted in calendar days; others are said by the refusal that names the earliest day. */
  readonly minimumDays?: number;
  /** A default that may be set aside, with reason and evidence. */
  readonly generally?: boolean | { readonly by: readonly string[] };
}

/** The law a standard is under, as far as a page speaks of it. */
export interface Procedure extends Named {
  readonly id: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly zone: string;
  readonly start: string;
  readonly roles: Readonly<Record<string, Texts>>;
  readonly proposedBy: readonly string[];
  readonly stages: Readonly<Record<string, Named & { readonly code: string; readonly terminal?: boolean; readonly inForce?: boolean }>>;
  readonly milestones: Readonly<Record<string, Texts>>;
  readonly documents: Readonly<Record<string, DocumentKind>>;
  readonly ballots: Readonly<Record<string, Question>>;
  readonly rules: Readonly<Record<string, { readonly holds: readonly { readonly left: Term; readonly right: Term }[] }>>;
  readonly consultations: Readonly<Record<string, ConsultationKind>>;
  readonly tasks: Readonly<Record<string, Named & { readonly by: readonly string[] }>>;
  readonly clocks: Readonly<Record<string, Named & { readonly onLapse: 'freeze' | 'escalate'; readonly extension?: { readonly maxMonths: number; readonly times: number; readonly askedBy: readonly string[]; readonly decidedBy: readonly string[] } }>>;
  readonly languages: { readonly late: { readonly excusedBy: readonly string[] }; readonly submittedBy: readonly string[]; readonly approvedBy: readonly string[]; readonly revisedBy: readonly string[] };
  readonly textRevisedBy: readonly string[];
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
