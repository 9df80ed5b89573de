import type { Level } from '#lib/languages';

/** Where a number comes from, and whether anyone has seen it there. */
export interface Sourced {
  readonly source: string;
  readonly mark: 'seen' | 'memory' | 'design';
}

/** The closed vocabulary of conditions. A gate nobody wrote code for does not compile, nor does it load. */
export type Gate =
  | { readonly ballotPassed: { readonly question: string; readonly each?: 'parallel'; readonly orElse?: string } }
  | { readonly document: { readonly kind: string; readonly each?: 'parallel' } }
  | { readonly taskPassed: { readonly task: string; readonly each?: 'parallel' } }
  | { readonly consultationClosed: { readonly kind: string; readonly onlyIf?: 'patents' } }
  | { readonly commentsDisposed: { readonly kind: string; readonly onlyIf?: 'patents' } }
  | { readonly textLabelled: { readonly label: string } }
  | { readonly languagesInStep: { readonly level: Level; readonly orExcused?: boolean } }
  | { readonly languagesSubmitted: { readonly orExcused: boolean } }
  | { readonly patentsDeclared: Readonly<Record<string, never>> };

export type GateKind = 'ballotPassed' | 'document' | 'taskPassed' | 'consultationClosed' | 'commentsDisposed' | 'textLabelled' | 'languagesInStep' | 'languagesSubmitted' | 'patentsDeclared';

/** `ballotPassed:review`: how a gate is named in an override and in a refusal. */
export function gateKey(gate: Gate): string {
  const [kind, of] = Object.entries(gate)[0] as [GateKind, Record<string, unknown>];
  const what = of['question'] ?? of['kind'] ?? of['task'] ?? of['label'] ?? of['level'];
  return what === undefined ? kind : `${kind}:${String(what)}`;
}
