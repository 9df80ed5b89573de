/** What the ids in an event are ids of, in the words of procedures. */
export type Named = 'stage' | 'document' | 'ballot' | 'consultation' | 'task' | 'clock';

/**
 * The names a procedure gives its stages, documents, ballots and so on. Only the procedure knows them; notices ask.
 * Undefined where it has no such thing, and the id is shown as it is.
 */
export abstract class ProcedureNames {
  abstract nameOf(procedure: { readonly id: string; readonly version: number }, named: Named, id: string, language: string): string | undefined;
}
