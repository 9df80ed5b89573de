import { type Decided, replacedBy, type WrittenEvent } from './decided.js';
import type { DueRow, TaskRow } from './derived-rows.js';
import type { Columns } from './parameters.js';

/** A row that belongs to a standard. */
type Of<Row> = Row & { readonly id: string };

interface WorkRow {
  readonly kind: string;
  readonly position: number;
  readonly roles: string;
}

/** The rows of a batch, table by table. */
export function rowsOf(batch: readonly Decided[]) {
  const each = <Row extends object>(rows: (decided: Decided) => readonly Row[]): Of<Row>[] => batch.flatMap((decided) => rows(decided).map((row) => ({ id: decided.id, ...row })));
  return {
    created: batch.filter(({ before }) => before === 0),
    repinned: batch.filter(({ repinned }) => repinned),
    moved: batch.filter(({ before, changed }) => before > 0 && changed.stage !== undefined),
    events: batch.flatMap(({ events }) => events),
    work: each(workOf),
    due: each(({ due }) => due.put),
    noDue: each(({ due }) => due.drop.map((key) => ({ key }))),
    tasks: each(({ tasks, at }) => tasks.put.map((task) => ({ ...task, openedAt: at }))),
    noTasks: each(({ tasks }) => tasks.drop.map((key) => ({ key }))),
    standing: each(({ standing }) => standing.filter(({ person }) => isUuid(person))),
    receipts: batch.filter(({ change }) => change.receipt),
  };
}

const workOf = ({ events, reactions }: Decided): WorkRow[] => [
  ...events.filter(({ told }) => told.length > 0).map(({ position, told }) => ({ kind: 'notices', position, roles: told.join(',') })),
  ...reactions.map((position) => ({ kind: 'reactions', position, roles: '' })),
];

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);

const standard: Columns<Decided> = {
  id: ['uuid', (d) => d.id],
  before: ['int', (d) => d.before],
  after: ['int', (d) => d.after],
  stage: ['text', (d) => d.state.stage],
  condition: ['text', (d) => d.condition],
  number: ['text', (d) => d.state.publication?.number ?? null],
  replaced: ['text', (d) => replacedBy(d.state)],
  whole: ['bool', (d) => d.whole],
  head: ['text', (d) => d.head],
  at: ['timestamptz', (d) => d.at],
  actor: ['text', (d) => d.actor.id],
  key: ['text', (d) => d.change.receipt?.key ?? null],
  changed: ['jsonb', (d) => JSON.stringify(d.changed)],
};

/** What never changes is sent once. */
const created: Columns<Decided> = {
  id: ['uuid', (d) => d.id],
  procedure_id: ['text', (d) => d.state.procedure.id],
  procedure_version: ['int', (d) => d.state.procedure.version],
  committee_id: ['uuid', (d) => d.state.committee],
  base_language: ['text', (d) => d.state.text.language],
  title: ['jsonb', (d) => JSON.stringify(d.state.title)],
};

const repinned: Columns<Decided> = {
  id: ['uuid', (d) => d.id],
  procedure_id: ['text', (d) => d.state.procedure.id],
  procedure_version: ['int', (d) => d.state.procedure.version],
};

const moved: Columns<Decided> = { id: ['uuid', (d) => d.id], stage: ['text', (d) => d.state.stage] };

const event: Columns<WrittenEvent> = {
  id: ['uuid', (e) => e.standardId],
  position: ['int', (e) => e.position],
  type: ['text', (e) => e.type],
  at: ['timestamptz', (e) => e.at],
  actor: ['text', (e) => e.actor],
  previous: ['text', (e) => e.previous],
  hash: ['text', (e) => e.hash],
  body: ['jsonb', (e) => JSON.stringify(e.body)],
};

const work: Columns<Of<WorkRow>> = {
  kind: ['text', (w) => w.kind],
  id: ['uuid', (w) => w.id],
  position: ['int', (w) => w.position],
  roles: ['text', (w) => w.roles],
};

const due: Columns<Of<DueRow>> = {
  id: ['uuid', (d) => d.id],
  key: ['text', (d) => d.key],
  at: ['timestamptz', (d) => d.at],
  facts: ['jsonb', (d) => JSON.stringify(d.facts)],
};

const task: Columns<Of<TaskRow> & { readonly openedAt: string }> = {
  id: ['uuid', (t) => t.id],
  key: ['text', (t) => t.key],
  role: ['text', (t) => t.role],
  person_id: ['uuid', (t) => t.person],
  language: ['text', (t) => t.language],
  opened_at: ['timestamptz', (t) => t.openedAt],
  due_at: ['timestamptz', (t) => t.dueAt],
  facts: ['jsonb', (t) => JSON.stringify(t.facts)],
};

const dropped: Columns<Of<{ readonly key: string }>> = { id: ['uuid', (d) => d.id], key: ['text', (d) => d.key] };

const standing: Columns<Of<{ readonly person: string; readonly role: string }>> = {
  id: ['uuid', (s) => s.id],
  person_id: ['uuid', (s) => s.person],
  role: ['text', (s) => s.role],
};

const receipt: Columns<Decided> = { id: ['uuid', (d) => d.id], request: ['text', (d) => d.change.receipt!.request] };

/** How each kind of row is sent. */
export const columns = { standard, created, repinned, moved, event, work, due, task, dropped, standing, receipt };
