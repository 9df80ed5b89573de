import type { Tx } from '#lib/lifecycle';
import { MemoryRecords, MemoryStandards, type MemoryTx } from '../../libs/lifecycle/src/adapters/memory-standards.js';
import { procedures } from './gbt-commands.js';
import { type KeptRows, standardsContract } from './standards.contract.js';

describe('standards in memory', () =>
  standardsContract(async () => {
    const records = new MemoryRecords();
    const notes: string[] = [];
    return {
      store: new MemoryStandards(procedures, records),
      other: new MemoryStandards(procedures, records),
      rows: async (standardId) => rowsOf(records, standardId),
      note: async (tx: Tx, text: string) => (tx as unknown as MemoryTx).write(() => notes.push(text)),
      notes: async () => [...notes],
      close: async () => undefined,
    };
  }));

function rowsOf({ standards, receipts }: MemoryRecords, standardId: string): KeptRows {
  const byKey = <Row extends { readonly key: string }>(rows: Iterable<Row>) => (JSON.parse(JSON.stringify([...rows])) as Row[]).sort((a, b) => (a.key < b.key ? -1 : 1));
  const kept = standards.get(standardId);
  return {
    version: kept?.version ?? 0,
    head: kept?.head ?? '',
    events: kept?.events ?? [],
    due: byKey(kept?.due.values() ?? []),
    tasks: byKey(kept?.tasks.values() ?? []),
    work: kept?.work ?? [],
    standing: [...(kept?.standing ?? [])].sort(),
    receipts: [...receipts].filter(([, receipt]) => receipt.standardId === standardId).map(([key]) => key).sort(),
  };
}
