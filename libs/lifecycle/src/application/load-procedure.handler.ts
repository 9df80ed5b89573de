import { Injectable } from '@nestjs/common';
import { type Actor, canonicalJson, Clock, type Refusal, sha256 } from '#lib/kernel';
import { refusals } from '../model/refusals.js';
import { type LocatedProblem, ProcedureReader, Procedures, type ProcedureVersion } from './procedures.js';

export type LoadedProcedure =
  | { readonly is: 'loaded'; readonly version: ProcedureVersion; readonly replayed: boolean; readonly warnings: readonly LocatedProblem[] }
  | { readonly is: 'refused'; readonly refusal: Refusal; readonly problems: readonly LocatedProblem[] };

const entitled = ['authority'];

/**
 * Takes in a version of a procedure while the system runs: whole, or not at all. The same text again is answered as the
 * first time; other words under the same id and version are refused, because standards may be pinned to them.
 */
@Injectable()
export class LoadProcedureHandler {
  constructor(
    private readonly procedures: Procedures,
    private readonly reader: ProcedureReader,
    private readonly clock: Clock,
  ) {}

  async execute({ text, file, by }: { readonly text: string; readonly file: string; readonly by: Actor }): Promise<LoadedProcedure> {
    if (!by.roles.some((role) => entitled.includes(role))) return { is: 'refused', refusal: refusals.notEntitled('LoadProcedure', entitled), problems: [] };
    const { procedure, problems, warnings } = await this.reader.read(file, text);
    if (!procedure) return { is: 'refused', refusal: refusals.procedureInvalid(problems.length), problems };
    const hash = sha256(canonicalJson(procedure));
    const { added, ...version } = await this.procedures.keep({ procedure, hash, text, by: by.id, at: this.clock.now() });
    if (version.hash !== hash) return { is: 'refused', refusal: refusals.procedureKept(version.id, version.version, version.hash), problems: [] };
    return { is: 'loaded', version, replayed: !added, warnings };
  }
}
