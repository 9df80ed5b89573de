import { loadProcedures } from '../../adapters/procedures/yaml-procedures.js';
import type { Procedure } from '../procedure.js';

/** The procedure as it stands in the repository: specs speak of the law that runs, not of one made up for them. */
export const gbt: Procedure = (await loadProcedures()).of('gbt', 1)!;

type Writable<T> = T extends string | number | boolean | undefined ? T : { -readonly [K in keyof T]: Writable<T[K]> };

/** A copy of it with a change: a planted fault, or a law worded differently. */
export function gbtWith(change: (procedure: Writable<Procedure>) => void): Procedure {
  const copy = structuredClone(gbt) as Writable<Procedure>;
  change(copy);
  return copy as Procedure;
}
