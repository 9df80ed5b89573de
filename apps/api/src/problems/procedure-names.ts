import type { Names, Procedure } from '#lib/lifecycle';

/** The parts of a procedure that have ids and names. */
export type Part = 'roles' | 'stages' | 'milestones' | 'documents' | 'ballots' | 'consultations' | 'tasks' | 'clocks' | 'moves';

/**
 * What the procedures call their parts, by id. Where it is known under which one something was decided, it is called as that
 * one calls it. Otherwise, where two of them call the same id differently, both names are given, so that none is given wrongly.
 */
export class ProcedureNames {
  constructor(
    private readonly procedures: () => readonly Procedure[],
    private readonly own: () => Procedure | undefined = () => undefined,
  ) {}

  /** Undefined when no procedure knows the id, or none has a name for it in that language. */
  of(part: Part, id: string, language: string): string | undefined {
    const own = this.own();
    const name = own && namesIn(own, part, id)?.[language];
    if (name) return name;
    const names = this.procedures().flatMap((procedure) => namesIn(procedure, part, id)?.[language] ?? []);
    return names.length === 0 ? undefined : [...new Set(names)].join(' / ');
  }
}

function namesIn(procedure: Procedure, part: Part, id: string): Names | undefined {
  if (part === 'moves') return procedure.moves.find((move) => move.id === id)?.name;
  if (!Object.hasOwn(procedure[part], id)) return undefined;
  return part === 'roles' || part === 'milestones' ? procedure[part][id] : procedure[part][id]?.name;
}
