import type { ErrorObject } from 'ajv';
import type { Path, YamlFile } from './yaml-file.js';

/** Something in a scenario file that cannot be used: where, what, and what to do. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  /** A path like `steps[3].votes.approve`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

export const lineOf = ({ file, line, field, message, remedy }: FileProblem): string => `${file}:${line}: ${field ? `${field}: ` : ''}${message}. ${remedy}`;

/** What a rule of the schema means for whoever wrote the file. */
export function problemsFrom(errors: readonly ErrorObject[], file: string, yaml: YamlFile): FileProblem[] {
  // Where a step has no verb at all, that it is missing says enough.
  const told = errors.filter(({ keyword, params }) => keyword !== 'if' && keyword !== 'oneOf' && (keyword !== 'discriminator' || params['tagValue'] !== undefined));
  return told.map((error) => {
    const path = pathFrom(error.instancePath, yaml.value);
    const about = explained(error);
    const field = about.key === undefined ? path : [...path, about.key];
    return { file, line: about.isThere ? yaml.lineOfKey(path, about.key!) : yaml.lineOf(path), field: fieldText(field), message: about.message, remedy: about.remedy };
  });
}

interface Explained {
  readonly message: string;
  readonly remedy: string;
  /** The member it is about, when that is not the value itself. */
  readonly key?: string;
  /** The member stands in the file (and should not). */
  readonly isThere?: true;
}

function explained({ keyword, params, parentSchema, data, message = '' }: ErrorObject): Explained {
  switch (keyword) {
    case 'required':
      return { key: String(params['missingProperty']), message: 'is missing', remedy: 'Add it.' };
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
      return { key, isThere: true, message: 'is not known here', remedy: suggestion(key, known) };
    }
    case 'discriminator': {
      const known = ((parentSchema?.['oneOf'] as { properties: { do: { const: string } } }[] | undefined) ?? []).map(({ properties }) => properties.do.const);
      const said = String((params as { tagValue?: unknown }).tagValue);
      return { key: 'do', message: `"${said}" is nothing a step can do`, remedy: suggestion(said, known) };
    }
    case 'enum':
      return { message: `${JSON.stringify(data)} is not one of its values`, remedy: suggestion(String(data), params['allowedValues'] as string[]) };
    case 'const':
      return { message: `${JSON.stringify(data)} is not its value`, remedy: `Write ${JSON.stringify(params['allowedValue'])}.` };
    case 'type':
      return wrongType(params['type'] as string | string[], data);
    case 'format':
      return { message: `"${String(data)}" is no ${formats[String(params['format'])]?.name ?? params['format']}`, remedy: formats[String(params['format'])]?.remedy ?? 'Correct it.' };
    case 'pattern':
      return { message: `"${String(data)}" cannot be used`, remedy: `It must match ${String(params['pattern'])}.` };
    default:
      return { message, remedy: 'Correct it.' };
  }
}

const formats: Readonly<Record<string, { readonly name: string; readonly remedy: string }>> = {
  'local-date': { name: 'day', remedy: 'Write a day of the calendar as 2024-05-10.' },
  moment: { name: 'moment', remedy: 'Write a day as 2024-05-10, or a day and a time as 2024-05-10T14:30.' },
  zone: { name: 'time zone', remedy: 'Write its IANA name, e.g. Asia/Shanghai.' },
};

function wrongType(wanted: string | string[], data: unknown): Explained {
  const one = [wanted].flat().join(' or ');
  if (typeof data === 'number' && one.includes('string')) return { message: `${data} is read as a number`, remedy: 'Put it in quotes, so that it stays as it is written.' };
  return { message: `${one} is needed, not ${data === null ? 'nothing' : Array.isArray(data) ? 'a list' : typeof data}`, remedy: 'Correct it.' };
}

/** The nearest name there is, or all of them. */
export function suggestion(said: string, known: readonly string[]): string {
  const near = known.map((name) => ({ name, far: distance(said, name) })).sort((a, b) => a.far - b.far)[0];
  if (near && near.far <= Math.floor(near.name.length / 3)) return `Did you mean "${near.name}"?`;
  return known.length === 0 ? 'Leave it out.' : `Use one of: ${known.join(', ')}.`;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** Reads a JSON pointer; what indexes a list becomes a number. */
function pathFrom(pointer: string, value: unknown): Path {
  let at: unknown = value;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(key) : key;
      at = (at as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}

export const fieldText = (path: Path): string => path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part), '');
