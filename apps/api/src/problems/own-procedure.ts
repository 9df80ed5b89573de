import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Procedure, Procedures, StandardQueries } from '#lib/lifecycle';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Under which procedure a request is answered: what it calls things is how the reader is told of them. */
@Injectable()
export class OwnProcedure {
  constructor(
    @Inject(StandardQueries) private readonly standards: StandardQueries,
    @Inject(Procedures) private readonly procedures: Procedures,
  ) {}

  /** The one a standard is under; none where it is unknown, or cannot be found out now. */
  async of(standardId: string): Promise<Procedure | undefined> {
    try {
      const pinned = await this.standards.procedureOf(standardId);
      return pinned && (await this.procedures.find(pinned.id, pinned.version));
    } catch {
      return undefined; // a name more or less is no reason to break an answer
    }
  }

  /** That of the standard in the path, or the latest version of the one a proposal names. */
  async asked({ routeOptions, params, body }: FastifyRequest): Promise<Procedure | undefined> {
    if (!routeOptions?.url?.startsWith('/api/v1/standards')) return undefined;
    const { id } = (params ?? {}) as { id?: unknown };
    if (typeof id === 'string') return uuid.test(id) ? this.of(id) : undefined;
    const { procedure } = (body ?? {}) as { procedure?: unknown };
    return this.procedures.all().findLast((one) => one.id === procedure);
  }
}
