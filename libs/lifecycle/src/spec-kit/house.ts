import { Clock, Ids, type Instant, sha256 } from '#lib/kernel';
import { MemoryRecords, MemoryStandards, type MemoryTx } from '../adapters/memory-standards.js';
import { loadProcedures } from '../adapters/procedures/yaml-procedures.js';
import { Committees } from '../application/committees.js';
import { Documents, type StoredDocument } from '../application/attach-document.handler.js';
import type { Tx } from '../application/standards.js';

const procedures = await loadProcedures();

class OwnClock extends Clock {
  present: Instant = '2024-03-11T04:00:00.000Z';
  now() {
    return this.present;
  }
}

class CountedIds extends Ids {
  private last = 0;
  next() {
    return `00000000-0000-4000-8000-${String((this.last += 1)).padStart(12, '0')}`;
  }
}

/** One committee; who holds what in it is written down as it was asked for. */
class OneCommittee extends Committees {
  readonly id = 'the committee';
  readonly asked: { readonly roles: readonly string[]; readonly at: Instant; readonly language: string | null }[] = [];
  members: Readonly<Record<string, readonly string[]>> = {};

  async holders(_committee: string, roles: readonly string[], at: Instant, language: string | null) {
    this.asked.push({ roles, at, language });
    return Object.fromEntries(roles.map((role) => [role, this.members[role] ?? []]));
  }

  async exists(id: string) {
    return id === this.id;
  }
}

class MemoryDocuments extends Documents {
  readonly kept: StoredDocument[] = [];

  async put(tx: Tx, document: StoredDocument) {
    (tx as unknown as MemoryTx).write(() => this.kept.push(document));
  }

  async list(standardId: string) {
    return this.kept.filter((document) => document.standardId === standardId);
  }

  async get(standardId: string, documentId: string) {
    return this.kept.find((document) => document.standardId === standardId && document.id === documentId);
  }

  async verify(standardId: string) {
    const kept = await this.list(standardId);
    const mismatches = kept.filter(({ sha256: recorded, content }) => sha256(content) !== recorded).map(({ id, sha256: expected, content }) => ({ what: 'document' as const, where: { id }, expected, found: sha256(content) }));
    return { checked: kept.length, notCovered: 0, mismatched: mismatches.length, mismatches };
  }
}

/** Everything a handler asks for, in memory. */
export function openHouse() {
  const records = new MemoryRecords();
  return { procedures, records, standards: new MemoryStandards(procedures, records), clock: new OwnClock(), ids: new CountedIds(), committees: new OneCommittee(), documents: new MemoryDocuments() };
}
