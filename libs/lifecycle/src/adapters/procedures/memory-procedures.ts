import { type Calendars, canonicalJson, dateIn, type Instant, sha256 } from '#lib/kernel';
import { type NewProcedure, Procedures, type ProcedureVersion } from '../../application/procedures.js';
import { calendarsNamed } from '../../model/periods.js';
import type { Procedure } from '../../model/procedure.js';

interface Kept {
  readonly procedure: Procedure;
  readonly about: ProcedureVersion;
}

/** Procedures in the memory of one process: those of files, and whatever is remembered of a database's. */
export class MemoryProcedures extends Procedures {
  private readonly known = new Map<string, Kept>();

  constructor(
    shipped: readonly Procedure[] = [],
    private readonly calendars: Calendars = {},
  ) {
    super();
    for (const procedure of shipped) this.remember(procedure, shippedVersion(procedure));
  }

  /** With the calendars it names: they are not part of what it says, and gain a year whenever one is announced. */
  remember(written: Procedure, about: ProcedureVersion): void {
    const named = calendarsNamed(written).flatMap((id) => (this.calendars[id] ? [[id, this.calendars[id]] as const] : []));
    const procedure = named.length > 0 ? { ...written, calendars: Object.fromEntries(named) } : written;
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
  hash: sha256(canonicalJson(asWritten(procedure))),
  origin: 'shipped',
  loadedBy: null,
  loadedAt: null,
});

/** What a procedure says, without the calendars it is counted with. */
export const asWritten = ({ calendars: _calendars, ...written }: Procedure): Procedure => written;

const keyOf = (id: string, version: number) => `${id} ${version}`;
