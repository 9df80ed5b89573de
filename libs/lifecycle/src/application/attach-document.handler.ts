import { Injectable } from '@nestjs/common';
import { Clock, Ids, type Instant, type Settled, sha256 } from '#lib/kernel';
import type { AttachDocument } from '../model/commands.js';
import { decide } from '../model/decide.js';
import { unlessReadable } from '../model/media-types.js';
import { type AskOptions, changeFor } from './ask-standard.js';
import type { ContentCheck } from './content-check.js';
import { type Recorded, Standards, type Tx } from './standards.js';

export interface StoredDocument {
  readonly id: string;
  readonly standardId: string;
  readonly kind: string;
  readonly language: string | null;
  readonly title: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly by: string;
  readonly at: Instant;
  readonly content: Uint8Array;
}

/** Where the bytes of attached documents are kept. */
export abstract class Documents {
  abstract put(tx: Tx, document: StoredDocument): Promise<void>;
  abstract list(standardId: string): Promise<readonly Omit<StoredDocument, 'content'>[]>;
  /** @throws Fault `DOCUMENT_NOT_AS_ATTACHED` when its bytes are not those the record names: it is not given out. */
  abstract get(standardId: string, documentId: string): Promise<StoredDocument | undefined>;
  /** Hashes every document of a standard again. */
  abstract verify(standardId: string): Promise<ContentCheck>;
}

/** Attaches a document that is what it is said to be: its bytes and the fact commit together; the same bytes twice are attached once. */
@Injectable()
export class AttachDocumentHandler {
  constructor(
    private readonly standards: Standards,
    private readonly documents: Documents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(
    standardId: string,
    asked: Omit<AttachDocument, 'at' | 'document' | 'sha256'> & { readonly mediaType: string; readonly content: Uint8Array },
    options: AskOptions = {},
  ): Promise<{ readonly id: string; readonly settled: Settled<Recorded> }> {
    const at = this.clock.now();
    const id = this.ids.next();
    const { content, mediaType, ...rest } = asked;
    const refusal = unlessReadable(mediaType, content);
    if (refusal) return { id, settled: { is: 'refused', refusal } };
    const command = { ...rest, document: id, sha256: sha256(content), at };
    const { kind, language, title, by } = command;
    const settled = await this.standards.changeWith(changeFor(standardId, command, options), async (_standard, _procedure, tx) => ({
      ask: (standard, procedure) => decide(standard, command, procedure),
      alongside: () => this.documents.put(tx, { id, standardId, kind, language, title, mediaType, sha256: command.sha256, by: by.id, at, content }),
    }));
    return { id, settled };
  }
}
