import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import type { Calendars } from '#lib/kernel';
import { roles } from '#lib/participants';
import { checkProcedure, type Problem } from '../../model/check-procedure.js';
import type { Procedure } from '../../model/procedure.js';
import { lineOf, type Located } from './located.js';

export type Shape = ValidateFunction<Procedure>;

/** Compiles schema.json. Every mistake of a file is wanted at once, so it does not stop at the first. */
export const shapeFrom = (schema: object): Shape => new Ajv2020({ allErrors: true, strict: true }).compile<Procedure>(schema);

/** What reading a procedure came to. It is whole, or it is null; warnings keep nobody from using it. */
export interface Examined {
  readonly procedure: Procedure | null;
  readonly problems: readonly Located[];
  readonly warnings: readonly Located[];
}

/**
 * Reads the text of one procedure: YAML (of which JSON is a part), then its shape, and whether it could work. Everything
 * that is wrong comes back at once, in the order of its lines; of a text whose shape is wrong also what else can already be
 * seen, except inside what has the wrong shape.
 */
export function examineProcedure(file: string, text: string, shape: Shape, calendars: Calendars): Examined {
  const lines = new LineCounter();
  const document = parsed(text, lines);
  if (!document) return { procedure: null, problems: [{ file, line: 1, path: '', code: 'YAML_INVALID', because: 'It is nested too deeply.', remedy: 'Write it flatter.' }], warnings: [] };
  const located = (path: string, code: string, words: Pick<Located, 'because' | 'remedy'>): Located => ({ file, line: lineOf(path, document.contents, lines), path, code, ...words });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({ ...located('', 'YAML_INVALID', { because: `${message.split('\n')[0]!.replace(/:$/, '')}.`, remedy: 'Correct the YAML.' }), line: lines.linePos(pos[0]).line }));
    return { procedure: null, problems, warnings: [] };
  }
  const content = plain(document);
  if (content === undefined) return { procedure: null, problems: [located('', 'YAML_INVALID', { because: 'Its aliases refer to each other too often.', remedy: 'Write out what they stand for.' })], warnings: [] };
  const hasShape = shape(content);
  const misshapen = hasShape ? [] : (shape.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames').map((error) => located(placeOf(error), codeOf(error), inPlainWords(error)));
  const found = hasShape ? checkProcedure(content, roles, calendars) : whatCanBeSeen(content, misshapen, calendars);
  const meaning = (severity: Problem['severity']) => inOrder(found.filter((problem) => problem.severity === severity).map(({ path, code, because, remedy }) => located(path, code, { because, remedy })));
  const problems = inOrder([...misshapen, ...meaning('error')]);
  return { procedure: problems.length === 0 ? (content as Procedure) : null, problems, warnings: meaning('warning') };
}

/** Undefined when it is nested so deeply that reading it would run out of stack. */
function parsed(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Undefined when aliases would make something huge of something small. */
function plain(document: NonNullable<ReturnType<typeof parsed>>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    return undefined;
  }
}

/** The checker relies on the shape; where it stumbles over a wrong one, the shape is what must be put right first. */
function whatCanBeSeen(content: unknown, misshapen: readonly Located[], calendars: Calendars): readonly Problem[] {
  try {
    return checkProcedure(content as Procedure, roles, calendars).filter(({ path }) => !misshapen.some((one) => one.path === '' || path.startsWith(one.path) || one.path.startsWith(`${path}/`)));
  } catch {
    return [];
  }
}

const inOrder = (problems: readonly Located[]): readonly Located[] => [...problems].sort((a, b) => a.line - b.line);

/** The property itself where one is too many or wrongly called, otherwise the place that is wrong. */
const placeOf = ({ instancePath, params, propertyName }: ErrorObject): string => {
  const name: unknown = params['additionalProperty'] ?? propertyName;
  return typeof name === 'string' ? `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : instancePath;
};

const languages: Readonly<Record<string, string>> = { 'zh-Hans': 'simplified Chinese', 'zh-Hant': 'traditional Chinese', en: 'English', pt: 'Portuguese' };

/** What law is most often sent back for has a code of its own. */
function codeOf({ keyword, params }: ErrorObject): string {
  const missing = keyword === 'required' ? String(params['missingProperty']) : '';
  return Object.hasOwn(languages, missing) ? 'NAME_MISSING' : missing === 'source' || missing === 'mark' ? 'SOURCE_MISSING' : 'SHAPE_INVALID';
}

function inPlainWords({ keyword, params, message, propertyName }: ErrorObject): Pick<Located, 'because' | 'remedy'> {
  switch (keyword) {
    case 'additionalProperties':
      return { because: `A procedure has no "${params['additionalProperty']}" here.`, remedy: 'Correct its spelling, or take it out.' };
    case 'required':
      if (Object.hasOwn(languages, String(params['missingProperty']))) {
        const language = String(params['missingProperty']);
        return { because: `This has no name in ${languages[language]}.`, remedy: `Add it under "${language}".` };
      }
      if (params['missingProperty'] === 'source') return { because: 'The numbers here have no source.', remedy: 'Add `source`: the title of the document that sets them, with the article.' };
      if (params['missingProperty'] === 'mark') return { because: 'Nobody says whether the numbers here were seen in their source.', remedy: 'Add `mark`: seen, memory or design.' };
      return { because: `"${params['missingProperty']}" is missing.`, remedy: 'Add it.' };
    case 'enum':
      return { because: 'This is none of the words it can be.', remedy: `Use one of: ${(params['allowedValues'] as unknown[]).join(', ')}.` };
    case 'const':
      return { because: 'This is not the word it can be.', remedy: `Write ${String(params['allowedValue'])}.` };
    default:
      return { because: `${propertyName === undefined ? 'This' : `The name "${propertyName}"`} ${message ?? 'is not as it should be'}.`, remedy: 'See schema.json.' };
  }
}
