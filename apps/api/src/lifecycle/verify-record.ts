import { Inject, Injectable } from '@nestjs/common';
import { type ContentCheck, Documents, type Mismatch, StandardQueries, type Verification } from '#lib/lifecycle';
import { Publications } from '#lib/publication';
import { Texts } from '#lib/texts';

type Counted = Pick<ContentCheck, 'checked' | 'notCovered' | 'mismatched'>;

/** The record of a standard, checked as a whole. `ok` when the chain holds and everything kept beside it is what it says. */
export interface VerifiedRecord extends Verification {
  readonly contents: Readonly<Record<'documents' | 'pages' | 'texts' | 'units' | 'pictures', Counted>>;
  readonly mismatches: readonly Mismatch[];
}

/**
 * Walks the hash chain, then hashes again what it names: documents, published pages, revisions of texts and what their
 * units say and show. Anyone may ask, so what several ask of one standard at the same time is worked out once.
 */
@Injectable()
export class VerifyRecord {
  private readonly underway = new Map<string, Promise<VerifiedRecord | undefined>>();

  constructor(
    @Inject(StandardQueries) private readonly queries: StandardQueries,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(Publications) private readonly publications: Publications,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  /** Undefined when there is no such standard. */
  of(standardId: string): Promise<VerifiedRecord | undefined> {
    const running = this.underway.get(standardId);
    if (running) return running;
    const verified = this.verify(standardId).finally(() => this.underway.delete(standardId));
    this.underway.set(standardId, verified);
    return verified;
  }

  private async verify(standardId: string): Promise<VerifiedRecord | undefined> {
    const chain = await this.queries.verify(standardId);
    if (!chain) return undefined;
    const documents = await this.documents.verify(standardId);
    const pages = await this.publications.verify(standardId);
    const { texts, units, pictures } = await this.texts.verify(standardId);
    const checks = [documents, pages, texts, units, pictures];
    return {
      ...chain,
      ok: chain.ok && checks.every(({ mismatched }) => mismatched === 0),
      contents: { documents: counted(documents), pages: counted(pages), texts: counted(texts), units: counted(units), pictures: counted(pictures) },
      mismatches: checks.flatMap(({ mismatches }) => mismatches),
    };
  }
}

const counted = ({ checked, notCovered, mismatched }: ContentCheck): Counted => ({ checked, notCovered, mismatched });
