import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { CommentType, Disposition } from './commands';
import type { Instant } from './standards';

export interface Comment {
  readonly number: number;
  readonly language: string;
  readonly unit: string | null;
  readonly type: CommentType;
  readonly text: string;
  readonly proposedChange: string | null;
  readonly author: string;
  readonly at: Instant;
  readonly disposition: { readonly disposition: Disposition; readonly reason: string | null; readonly at: Instant } | null;
}

const AT_ONCE = 200;

export const comments = {
  /** All of them: whoever answers chooses among all, and those of a consultation are hundreds at most. */
  of: (id: string, kind: string) => queryOptions({ queryKey: ['standard', id, 'comments', kind], queryFn: ({ signal }) => everyPage(`/standards/${encodeURIComponent(id)}/consultations/${encodeURIComponent(kind)}/comments`, signal) }),
};

async function everyPage(path: string, signal: AbortSignal): Promise<readonly Comment[]> {
  const found: Comment[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { readonly comments: readonly Comment[]; readonly next: number | null } = await ask(`${path}?after=${after}&limit=${AT_ONCE}`, { signal });
    found.push(...page.comments);
    after = page.next;
  }
  return found;
}
