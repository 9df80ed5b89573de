import { type Instant, type Zone } from '#lib/kernel';
import { checkNamed } from '../checks/index.js';
import { holdersOf, knownWords } from '../play/accounts.js';
import type { Expectation, Step } from '../scenario.js';
import { verbNamed } from '../verbs/index.js';
import type { Objection } from '../verbs/verb.js';
import { expectationFrom, type WrittenExpectation, whyNoExpectation } from './expectation.js';
import { instantOf, localText, readMoment } from './moment.js';
import { type FileProblem, suggestion } from './problems.js';
import type { YamlFile } from './yaml-file.js';

/** A step as it stands in the file, once the schema holds. */
export interface WrittenStep {
  readonly at?: string;
  readonly as?: string | readonly string[];
  readonly standard?: string | readonly string[];
  readonly note?: string;
  readonly do?: string;
  readonly expect?: WrittenExpectation;
  readonly check?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

interface Surroundings {
  readonly file: string;
  readonly folder: string;
  readonly zone: Zone;
  readonly standards: readonly string[];
  readonly yaml: YamlFile;
}

/** Turns written steps into steps: moments in order, accounts and standards that exist, fields that make sense. */
export function stepsFrom(written: readonly WrittenStep[], around: Surroundings): { readonly steps: readonly Step[]; readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const steps: Step[] = [];
  let last: Instant | undefined;
  for (const [index, step] of written.entries()) {
    const object = ({ field, message, remedy }: Objection) => {
      const path = ['steps', index, ...field.split(/[.[\]]+/).filter(Boolean).map((part) => (/^\d+$/.test(part) ? Number(part) : part))];
      problems.push({ file: around.file, line: around.yaml.lineOf(path), field: `steps[${index}].${field}`, message, remedy });
    };
    const at = momentOf(step, last, around.zone, object);
    if (at === undefined) continue;
    last = at;
    const as = listed(step.as) ?? ['secretary'];
    for (const word of as) if (holdersOf(word).length === 0) object({ field: 'as', message: `"${word}" is no account or role`, remedy: suggestion(word, knownWords()) });
    const standards = listed(step.standard) ?? [around.standards[0]!];
    for (const name of standards) if (!around.standards.includes(name)) object({ field: 'standard', message: `"${name}" is not among the standards of this file`, remedy: suggestion(name, around.standards) });
    const placed = { line: around.yaml.lineOf(['steps', index]), at, moment: localText(at, around.zone), as, standards, note: step.note };
    steps.push(step.check ? { is: 'look', ...placed, checks: looked(step.check, object) } : { is: 'act', ...placed, ...acted(step, as, around.folder, object) });
  }
  return { steps, problems };
}

type Objecting = (objection: Objection) => void;

function looked(checks: Readonly<Record<string, unknown>>, object: Objecting): Readonly<Record<string, unknown>> {
  for (const [name, expected] of Object.entries(checks)) for (const one of checkNamed(name).examine?.(expected) ?? []) object({ ...one, field: `check.${name}.${one.field}` });
  return checks;
}

function acted(step: WrittenStep, as: readonly string[], folder: string, object: Objecting): { readonly verb: string; readonly fields: Readonly<Record<string, unknown>>; readonly expect: Expectation } {
  const { at: _at, as: _as, standard: _standard, note: _note, do: verb = '', expect, check: _check, ...fields } = step;
  // An objection about who acts has been made; a verb may rely on it that someone does.
  if (as.every((word) => holdersOf(word).length > 0)) for (const one of verbNamed(verb).examine?.(fields, { folder, as }) ?? []) object(one);
  for (const one of whyNoExpectation(expect)) object(one);
  return { verb, fields, expect: expectationFrom(expect) };
}

/**
 * A day by itself means nine o'clock, or now when it is later on that day already; a step without a moment happens with the one before.
 * Undefined, with an objection, where time would run backwards.
 */
function momentOf({ at }: WrittenStep, last: Instant | undefined, zone: Zone, object: Objecting): Instant | undefined {
  if (at === undefined) {
    if (last === undefined) object({ field: 'at', message: 'the first step needs a moment', remedy: 'Write a day, e.g. at: 2023-02-06.' });
    return last;
  }
  const moment = readMoment(at)!;
  const instant = instantOf(moment, zone);
  if (last === undefined || instant >= last) return instant;
  if (moment.minutes === undefined && localText(last, zone).startsWith(moment.date)) return last;
  object({ field: 'at', message: `${at} is before ${localText(last, zone)}, when the step before it happens`, remedy: 'Put the steps in the order of time.' });
  return undefined;
}

const listed = (one: string | readonly string[] | undefined): readonly string[] | undefined => (typeof one === 'string' ? [one] : one);
