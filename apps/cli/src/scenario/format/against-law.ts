import { eventTypes, type Procedure } from '#lib/lifecycle';
import { isPattern } from '../expect/matches.js';
import type { Act, Look, Scenario, Step } from '../scenario.js';
import { type FileProblem, fieldText, suggestion } from './problems.js';
import type { Path } from './yaml-file.js';

/** What the system of a play knows: its procedures (one of them in several versions, perhaps) and its committees, by code. */
export interface Law {
  readonly procedures: readonly LawfulProcedure[];
  readonly committees: readonly string[];
}

/** Of a procedure: whatever has a name that a file may use. */
export type LawfulProcedure = Pick<Procedure, 'id' | 'roles' | 'stages' | 'documents' | 'ballots' | 'consultations' | 'tasks' | 'moves'>;

interface Vocabulary {
  /** What a name of it is called in a message. */
  readonly what: string;
  readonly of: (procedure: LawfulProcedure) => readonly string[];
}

const vocabulary = (what: string, of: Vocabulary['of']): Vocabulary => ({ what, of });
const moves = vocabulary('move', (procedure) => procedure.moves.map(({ id }) => id));
const documents = vocabulary('kind of document', ({ documents: kinds }) => Object.keys(kinds));
const questions = vocabulary('question', ({ ballots }) => Object.keys(ballots));
const consultations = vocabulary('consultation', ({ consultations: kinds }) => Object.keys(kinds));
const tasks = vocabulary('task', ({ tasks: kinds }) => Object.keys(kinds));
const stages = vocabulary('stage', (procedure) => Object.keys(procedure.stages));
const roles = vocabulary('role', (procedure) => Object.keys(procedure.roles));
const events = vocabulary('event type', () => eventTypes);

/** Which field of which verb names what. */
const ofVerbs: Readonly<Record<string, Readonly<Record<string, Vocabulary>>>> = {
  move: { move: moves },
  attach: { document: documents },
  override: { evidence: documents },
  'open ballot': { question: questions },
  vote: { ballot: questions },
  'close ballot': { ballot: questions },
  'open consultation': { kind: consultations },
  comment: { kind: consultations },
  'decide task': { task: tasks },
  subscribe: { kinds: events },
};

/** Which field of which check names what. */
const ofChecks: Readonly<Record<string, Readonly<Record<string, Vocabulary>>>> = {
  state: { stage: stages },
  next: { open: moves, holders: roles },
  tasks: { role: roles },
  comments: { kind: consultations },
  notices: { event: events },
  inbox: { kinds: events },
  webhooks: { events },
};

/** Everything in a scenario that nothing in the law answers to, with the nearest name there is. */
export function againstLaw(scenario: Scenario, { procedures, committees }: Law): readonly FileProblem[] {
  const problem = (path: Path, message: string, remedy: string): FileProblem => ({ file: scenario.file, line: scenario.lineOf(path), field: fieldText(path), message, remedy });
  const versions = procedures.filter(({ id }) => id === scenario.procedure);
  const ids = [...new Set(procedures.map(({ id }) => id))];
  const where = [
    ...(versions.length === 0 ? [problem(['procedure'], `there is no procedure "${scenario.procedure}"`, suggestion(scenario.procedure, ids))] : []),
    ...(committees.includes(scenario.committee) ? [] : [problem(['committee'], `there is no committee "${scenario.committee}"`, suggestion(scenario.committee, committees))]),
  ];
  if (versions.length === 0) return where;
  const unknown = scenario.steps.flatMap((step, index) => namesIn(step).flatMap(({ path, name, vocabulary: { what, of } }) => {
    const known = [...new Set(versions.flatMap(of))];
    return known.includes(name) ? [] : [problem(['steps', index, ...path], `"${name}" is no ${what} of ${scenario.procedure}`, suggestion(name, known))];
  }));
  return [...where, ...unknown];
}

interface Named {
  readonly path: Path;
  readonly name: string;
  readonly vocabulary: Vocabulary;
}

const namesIn = (step: Step): readonly Named[] => (step.is === 'act' ? namesInAct(step) : namesInLook(step));

/** A step that is to be refused may name what there is not: that may be the very reason. */
function namesInAct({ verb, fields, expect }: Act): readonly Named[] {
  const expected = expect.is === 'done' ? (expect.events ?? []).map(({ type }, index): Named => ({ path: ['expect', 'events', index], name: type, vocabulary: events })) : [];
  return expect.is === 'refused' ? [] : [...ofFields(fields, ofVerbs[verb], []), ...expected];
}

const namesInLook = ({ checks }: Look): readonly Named[] =>
  Object.entries(checks).flatMap(([name, expected]) => (Array.isArray(expected) ? expected.flatMap((one, index) => ofFields(one, ofChecks[name], ['check', name, index])) : ofFields(expected, ofChecks[name], ['check', name])));

/** A text is a name (`review:en` is the question review); of a list each is one; of an object its members' names are. */
function ofFields(fields: unknown, vocabularies: Readonly<Record<string, Vocabulary>> | undefined, at: Path): readonly Named[] {
  if (typeof fields !== 'object' || fields === null || !vocabularies) return [];
  return Object.entries(vocabularies).flatMap(([field, one]) => {
    const value = (fields as Readonly<Record<string, unknown>>)[field];
    const path = [...at, field];
    if (typeof value === 'string') return isPattern(value) ? [] : [{ path, name: value.split(':')[0]!, vocabulary: one }];
    if (Array.isArray(value)) return value.map((name, index): Named => ({ path: [...path, index], name: String(name), vocabulary: one }));
    return typeof value === 'object' && value !== null ? Object.keys(value).map((name): Named => ({ path: [...path, name], name, vocabulary: one })) : [];
  });
}
