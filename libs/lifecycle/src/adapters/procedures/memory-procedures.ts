import { canonicalJson, dateIn, type Instant, sha256 } from '#lib/kernel';
import { type NewProcedure, Procedures, type ProcedureVersion } from '../../application/procedures.js';
import type { Procedure } from '../../model/procedure.js';

interface Kept {
  readonly procedure: Procedure;
  readonly about: ProcedureVersion;
}

/** Procedures in the memory of one process: those of files, and whatever is remembered of a database's. */
export class MemoryProcedures extends Procedures {
  private readonly known = new Map<string, Kept>();

  constructor(shipped: readonly Procedure[] = []) {
    super();
    for (const procedure of shipped) this.remember(procedure, shippedVersion(procedure));
  }

  remember(procedure: Procedure, about: ProcedureVersion): void {
    this.known.set(keyOf(procedure.id, procedure.version), { procedure, about });
  }

  override of(id: string, version: number): Procedure | undefined {
    return this.known.get(keyOf(id, version))?.procedure;
  }

  override all(): readonly Procedure[] {
    return this.sorted().map(({ procedure }) => procedure);
  }

  override async find(id: string, version: number): Promise<Procedure | undefined> {
    return this.of(id, version);
  }

  override async inForceAt(id: string, at: Instant): Promise<Procedure | undefined> {
    return this.all().findLast((procedure) => procedure.id === id && isInForce(procedure, at));
  }

  override async versions(id?: string): Promise<readonly ProcedureVersion[]> {
    return this.sorted().map(({ about }) => about).filter((about) => id === undefined || about.id === id);
  }

  override async keep({ procedure, hash, by, at }: NewProcedure): Promise<ProcedureVersion & { readonly added: boolean }> {
    const there = this.known.get(keyOf(procedure.id, procedure.version));
    if (there) return { ...there.about, added: false };
    const { id, version, validFrom } = procedure;
    const about = { id, version, validFrom, hash, origin: 'loaded', loadedBy: by, loadedAt: at } as const;
    this.remember(procedure, about);
    return { ...about, added: true };
  }

  private sorted(): readonly Kept[] {
    return [...this.known.values()].sort(({ about: a }, { about: b }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version));
  }
}

export const isInForce = ({ validFrom, zone }: Procedure, at: Instant): boolean => validFrom <= dateIn(at, zone);

export const shippedVersion = (procedure: Procedure): ProcedureVersion => ({
  id: procedure.id,
  version: procedure.version,
  validFrom: procedure.validFrom,
  hash: sha256(canonicalJson(procedure)),
  origin: 'shipped',
  loadedBy: null,
  loadedAt: null,
});

const keyOf = (id: string, version: number) => `${id} ${version}`;
