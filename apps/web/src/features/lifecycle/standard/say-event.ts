import type { LoggedEvent } from '../../../api/standards';
import type { Law } from '../../../language/law';
import type { Reader } from '../../../language/reader';
import { wordsFor } from '../../../language/sentences';

type Body = LoggedEvent['body'];

export interface EventSaid {
  readonly sentence: string;
  /** What comes with it and is worth reading: reasons, notes, counts. */
  readonly details: readonly string[];
}

/** A fact of the log in words. One that nobody here knows is called by its type. */
export function sayEvent({ type, body }: Pick<LoggedEvent, 'type' | 'body'>, reader: Reader, law: Law): EventSaid {
  const words = { ...wordsFor(body, reader, law), ...more[type]?.(body, reader, law) };
  return { sentence: reader.say(`event.${type}${caseOf(type, body)}`, words) ?? type, details: (details[type]?.(body, reader, law) ?? []).filter((detail) => detail !== '') };
}

function caseOf(type: string, body: Body): string {
  switch (type) {
    case 'TaskDecided':
      return body['verdict'] === 'pass' ? '_PASS' : '_RETURN';
    case 'ExtensionDecided':
      return body['granted'] === true ? '_GRANTED' : '_DECLINED';
    case 'BallotClosed':
      return (body['tally'] as { passed?: boolean } | undefined)?.passed ? '_PASSED' : '_FAILED';
    case 'ClockLapsed':
      return body['onLapse'] === 'freeze' ? '_FREEZE' : '_ESCALATE';
    case 'TextRevised':
    case 'LanguageRevised':
      return body['label'] ? '_LABELLED' : '';
    case 'StandardPublished':
      return Number(body['amendment']) > 0 ? '_AMENDMENT' : '';
    case 'DocumentAttached':
    case 'BallotOpened':
      return body['language'] ? '_LANGUAGE' : '';
    case 'VoteCast':
      return body['changed'] ? '_CHANGED' : '';
    case 'CommentsDisposed':
      return body['corrected'] ? '_CORRECTED' : '';
    default:
      return '';
  }
}

type Words = (body: Body, reader: Reader, law: Law) => Readonly<Record<string, unknown>>;
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = <Item>(value: unknown): readonly Item[] => (Array.isArray(value) ? (value as readonly Item[]) : []);

const pinned = (value: unknown): string => {
  const { id, version } = (value ?? {}) as { readonly id?: string; readonly version?: number };
  return `${id ?? ''} ${version ?? ''}`.trim();
};

/** The name of a period that was set aside: a consultation's or a clock's; the review has none of its own. */
export function setAside(gate: string, law: Law): string | undefined {
  const [of, id = ''] = gate.split(':');
  return of === 'review' ? undefined : of === 'clock' ? law.clock(id) : law.consultation(id);
}

/** What a sentence needs beyond the plain names of the facts. */
const more: Readonly<Record<string, Words>> = {
  StandardProposed: (body, { languageName, all }) => ({
    base: languageName(string(body['baseLanguage'])),
    languages: all(list<{ readonly language: string }>(body['languages']).map(({ language }) => languageName(language))) || '—',
  }),
  StandardSuspended: (body, { day }) => ({ on: day(string(body['on'])), reason: string(body['reason']) }),
  StandardReinstated: (body, _, law) => ({ from: law.stage(string(body['from'])), stage: law.stage(string(body['stage'])), reason: string(body['reason']) }),
  TrackConverted: (body) => ({ was: pinned(body['from']), is: pinned(body['to']), reason: string(body['reason']) }),
  StandardSplit: (body, { text, all }) => ({ parts: all(list<{ readonly title: Readonly<Record<string, string>> }>(body['parts']).map(({ title }) => text(title).text)), reason: string(body['reason']) }),
  StandardMerged: (body, { text }) => ({ into: text((body['title'] ?? {}) as Readonly<Record<string, string>>).text, reason: string(body['reason']) }),
  StageObserved: (body, _, law) => ({ stage: law.stage(string(body['stage'])) }),
  StageEntered: (body, _, law) => ({ from: law.stage(string(body['from'])), stage: law.stage(string(body['stage'])) }),
  StageReturned: (body, _, law) => ({ from: law.stage(string(body['from'])), stage: law.stage(string(body['stage'])) }),
  DocumentAttached: (body, _, law) => ({ document: law.document(string(body['kind'])), name: string(body['title']) }),
  GateOverridden: (body, { say }, law) => ({ gate: setAside(string(body['gate']), law) ?? say('waivers.reviewDay') ?? '' }),
  BallotOpened: (body) => ({ number: list(body['electorate']).length }),
  VoteCast: (body, _, law) => ({ ballot: law.ballot(string(body['ballot']).split(':')[0]!) }),
  ConsultationOpened: (body, { day, all, languageName }, law) => ({ consultation: law.consultation(string(body['kind'])), opensOn: day(string(body['opensOn'])), languages: all(list<string>(body['languages']).map(languageName)) }),
  ConsultationClosing: (body, _, law) => ({ consultation: law.consultation(string(body['kind'])) }),
  ConsultationClosed: (body, _, law) => ({ consultation: law.consultation(string(body['kind'])) }),
  CommentReceived: (body, reader, law) => ({ consultation: law.consultation(string(body['kind'])), type: reader.say(`commentType.${string(body['commentType'])}`) ?? '' }),
  CommentsDisposed: (body, _, law) => ({ consultation: law.consultation(string(body['kind'])), count: list(body['dispositions']).length }),
  PatentDeclared: (body, reader) => ({ choice: reader.say(`declaration.${string(body['choice'])}`) ?? string(body['choice']) }),
  StandardPublished: (body, { day }) => ({ announcedOn: day(string(body['announcedOn'])) }),
  LanguagePublished: (body, { day }) => ({ announcedOn: day(string(body['announcedOn'])) }),
  LanguageSubmitted: (body, { day }) => ({ on: day(string(body['on'])) }),
  ProcedureChanged: (body) => ({ version: (body['to'] as { readonly version: number }).version }),
  StandardSuperseded: (body, { day }) => ({ on: day(string(body['on'])) }),
  ExtensionDecided: (body, { day }) => ({ until: body['until'] ? day(string((body['until'] as { readonly dueOn?: string }).dueOn)) : '' }),
};

type Details = (body: Body, reader: Reader, law: Law) => readonly string[];

const reasons: Details = (body) => [string(body['reason'])];
const changes: Details = (body, reader) => [reader.say(`changeClass.${string(body['changeClass'])}`) ?? ''];

const details: Readonly<Record<string, Details>> = {
  StandardObserved: (body) => [string(body['source'])],
  StageObserved: (body, { day }) => [body['on'] ? day(string(body['on'])) : '', string(body['said']), string(body['source'])],
  StageEntered: (body, reader) => Object.entries((body['details'] ?? {}) as Record<string, string>).map(([name, value]) => reader.t('event.detail', { name: reader.say(`detail.${name}`) ?? name, value })),
  TaskDecided: (body) => [string(body['note'])],
  GateOverridden: reasons,
  ExtensionRequested: reasons,
  ExtensionDecided: reasons,
  LanguageExcused: reasons,
  VoteCast: reasons,
  CommentReceived: (body) => [string(body['text'])],
  LanguageRevised: changes,
  TextRevised: (body, reader) => {
    const units = (body['units'] ?? {}) as Record<string, number>;
    return [reader.say(`changeClass.${string(body['changeClass'])}`) ?? '', reader.t('event.units', { added: units['added'] ?? 0, changed: units['changed'] ?? 0, removed: units['removed'] ?? 0 })];
  },
};
