import { ask } from './ask';

/** Everything that can be asked of a standard, each with the key it is sent under. */
type Key = string;
export type Choice = 'approve' | 'against' | 'abstain';
export type CommentType = 'ge' | 'te' | 'ed';
export type Disposition = 'accepted' | 'accepted-in-part' | 'not-accepted' | 'noted';
export type Declaration = 'a' | 'b' | 'c' | 'removed';

const of = (id: string, ...path: readonly string[]): string => ['/standards', id, ...path].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
const post = (path: string, body: object, key: Key, ifMatch?: number) => ask<object>(path, { method: 'POST', body: withoutEmpty(body), key, ifMatch });

/** What was left out of a form is left out of the command. */
const withoutEmpty = (body: object): object => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== null && value !== ''));

function formOf(file: File, fields: Readonly<Record<string, string | undefined>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
  form.append('file', file);
  return form;
}

/** What a standard begins as. */
export interface Proposal {
  readonly procedure: string;
  readonly committee: string;
  readonly baseLanguage: string;
  readonly title: Readonly<Record<string, string>>;
  readonly languages: readonly { readonly language: string; readonly mode: 'parallel' | 'later' }[];
  readonly adoption: 'none' | 'IDT' | 'MOD';
  readonly replaces?: string;
}

export const commands = {
  propose: (proposal: Proposal, key: Key) => ask<{ readonly id: string }>('/standards', { method: 'POST', body: proposal, key }),
  move: (id: string, move: string, details: Readonly<Record<string, string>>, version: number, key: Key) => post(of(id, 'moves'), { move, details }, key, version),
  publish: (id: string, dates: { readonly announcedOn?: string; readonly implementsOn?: string }, version: number, key: Key) => post(of(id, 'publication'), dates, key, version),
  decideTask: (id: string, task: string, decided: { readonly verdict: 'pass' | 'return'; readonly note?: string; readonly language?: string | null }, key: Key) => post(of(id, 'tasks', task, 'decisions'), decided, key),
  attach: (id: string, kind: string, { file, title, language, counters }: { readonly file: File; readonly title?: string; readonly language?: string | null; readonly counters?: Readonly<Record<string, number>> }, key: Key) =>
    ask<object>(of(id, 'documents', 'files'), { method: 'POST', form: formOf(file, { kind, title, language: language ?? undefined, counters: counters && JSON.stringify(counters) }), key }),

  openBallot: (id: string, opened: { readonly question: string; readonly language?: string | null; readonly closesAt?: string | undefined }, key: Key) => post(of(id, 'ballots'), opened, key),
  vote: (id: string, ballot: string, cast: { readonly vote: Choice; readonly reason?: string; readonly brings?: readonly string[] }, key: Key) => post(of(id, 'ballots', ballot, 'votes'), cast, key),
  closeBallot: (id: string, ballot: string, key: Key) => post(of(id, 'ballots', ballot, 'closing'), {}, key),

  openConsultation: (id: string, opened: { readonly kind: string; readonly closesOn: string }, key: Key) => post(of(id, 'consultations'), opened, key),
  comment: (id: string, kind: string, comment: { readonly language: string; readonly unit?: string; readonly type: CommentType; readonly text: string; readonly proposedChange?: string }, key: Key) => post(of(id, 'consultations', kind, 'comments'), comment, key),
  dispose: (id: string, dispositions: readonly { readonly comment: number; readonly disposition: Disposition; readonly reason?: string }[], key: Key) => post(of(id, 'dispositions'), { dispositions: dispositions.map(withoutEmpty) }, key),

  layOut: (id: string, language: string, { file, label }: { readonly file?: File | undefined; readonly label?: string | undefined }, version: number, key: Key) =>
    file ? ask<object>(of(id, 'texts', language, 'imports'), { method: 'POST', form: formOf(file, { label }), key, ifMatch: version }) : post(of(id, 'texts', language, 'revisions'), { label }, key, version),
  submitLanguage: (id: string, language: string, key: Key) => post(of(id, 'languages', language, 'submissions'), {}, key),
  approveLanguage: (id: string, language: string, key: Key) => post(of(id, 'languages', language, 'approvals'), {}, key),
  publishLanguage: (id: string, language: string, announcedOn: string, key: Key) => post(of(id, 'languages', language, 'publication'), { announcedOn }, key),
  excuseLanguage: (id: string, language: string, reason: string, key: Key) => post(of(id, 'languages', language, 'excuses'), { reason }, key),

  requestExtension: (id: string, asked: { readonly months: number; readonly reason: string }, key: Key) => post(of(id, 'extensions'), asked, key),
  decideExtension: (id: string, decided: { readonly granted: boolean; readonly months?: number; readonly reason?: string }, key: Key) => post(of(id, 'extensions', 'decision'), decided, key),
  suspend: (id: string, asked: { readonly reason: string }, key: Key) => post(of(id, 'suspension'), asked, key),
  resume: (id: string, key: Key) => post(of(id, 'suspension', 'end'), {}, key),
  reinstate: (id: string, asked: { readonly reason: string }, key: Key) => post(of(id, 'reinstatement'), asked, key),
  convert: (id: string, asked: { readonly to: string; readonly reason: string }, key: Key) => post(of(id, 'conversion'), asked, key),
  disclosePatent: (id: string, patent: { readonly patent: string; readonly holder: string; readonly claims: string }, key: Key) => post(of(id, 'patents'), patent, key),
  declarePatent: (id: string, patent: string, choice: Declaration, key: Key) => post(of(id, 'patents', patent, 'declarations'), { choice }, key),
  confirmRevision: (id: string, revision: number, key: Key) => post(of(id, 'confirmations'), { revision }, key),
  override: (id: string, set: { readonly gate: string; readonly reason: string; readonly evidence: string }, key: Key) => post(of(id, 'overrides'), set, key),

  markRead: (read: { readonly ids: readonly string[] } | { readonly upTo: string }, key: Key) => ask<{ readonly unread: number }>('/inbox/read', { method: 'POST', body: read, key }),
};
