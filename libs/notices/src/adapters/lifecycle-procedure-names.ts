import type { Names, Procedure, Procedures } from '#lib/lifecycle';
import { type Named, ProcedureNames } from '../application/phrasing/procedure-names.js';

const lists: Readonly<Record<Named, (procedure: Procedure) => Readonly<Record<string, { readonly name: Names }>>>> = {
  stage: ({ stages }) => stages,
  document: ({ documents }) => documents,
  ballot: ({ ballots }) => ballots,
  consultation: ({ consultations }) => consultations,
  task: ({ tasks }) => tasks,
  clock: ({ clocks }) => clocks,
};

export class LifecycleProcedureNames extends ProcedureNames {
  constructor(private readonly procedures: Procedures) {
    super();
  }

  nameOf({ id, version }: { readonly id: string; readonly version: number }, named: Named, key: string, language: string): string | undefined {
    const procedure = this.procedures.of(id, version);
    // Another process has just taken it in: this notice says the id, the next one its name.
    if (!procedure) void this.procedures.find(id, version).catch(() => undefined);
    return procedure && lists[named](procedure)[key]?.name[language];
  }
}
