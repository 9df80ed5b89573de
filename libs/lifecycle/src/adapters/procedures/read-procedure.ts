import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import { checkProcedure } from '../../model/check-procedure.js';
import type { Procedure } from '../../model/procedure.js';
import { lineOf, type Located } from './located.js';

export type Shape = ValidateFunction<Procedure>;

/** Compiles schema.json. Every mistake of a file is wanted at once, so it does not stop at the first. */
export const shapeFrom = (schema: object): Shape => new Ajv2020({ allErrors: true, strict: true }).compile<Procedure>(schema);

/**
 * Reads one file in three steps, each of which needs the one before: YAML, then the shape, then whether it could work.
 * Returns the procedure, or every problem of the first step that found any.
 */
export function readProcedure(file: string, text: string, shape: Shape): Procedure | readonly Located[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (path: string) => ({ file, line: lineOf(path, document.contents, lines), path });
  if (document.errors.length > 0) {
    return document.errors.map(({ message, pos }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      path: '',
      code: 'YAML_INVALID',
      because: `${message.split('\n')[0]!.replace(/:$/, '')}.`,
      remedy: 'Correct the YAML.',
    }));
  }
  const content: unknown = document.toJS();
  if (!shape(content)) {
    return (shape.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames').map((error) => ({ ...at(placeOf(error)), code: 'SHAPE_INVALID', ...inPlainWords(error) }));
  }
  const expected = `${content.id}.v${content.version}.yaml`;
  const misnamed = file === expected ? [] : [{ ...at('/id'), code: 'FILE_MISNAMED', because: `This is version ${content.version} of "${content.id}".`, remedy: `Call the file ${expected}.` }];
  const problems = checkProcedure(content)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, code, because, remedy }) => ({ ...at(path), code, because, remedy }));
  return misnamed.length + problems.length > 0 ? [...misnamed, ...problems] : content;
}

/** The property itself where one is too many or wrongly called, otherwise the place that is wrong. */
const placeOf = ({ instancePath, params, propertyName }: ErrorObject): string => {
  const name: unknown = params['additionalProperty'] ?? propertyName;
  return typeof name === 'string' ? `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : instancePath;
};

function inPlainWords({ keyword, params, message, propertyName }: ErrorObject): Pick<Located, 'because' | 'remedy'> {
  switch (keyword) {
    case 'additionalProperties':
      return { because: `A procedure has no "${params['additionalProperty']}" here.`, remedy: 'Correct its spelling, or take it out.' };
    case 'required':
      return { because: `"${params['missingProperty']}" is missing.`, remedy: 'Add it.' };
    case 'enum':
      return { because: 'This is none of the words it can be.', remedy: `Use one of: ${(params['allowedValues'] as unknown[]).join(', ')}.` };
    case 'const':
      return { because: 'This is not the word it can be.', remedy: `Write ${String(params['allowedValue'])}.` };
    default:
      return { because: `${propertyName === undefined ? 'This' : `The name "${propertyName}"`} ${message ?? 'is not as it should be'}.`, remedy: 'See schema.json.' };
  }
}
