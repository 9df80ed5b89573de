import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { Ajv } from 'ajv';
import { isLocalDate, type Zone } from '#lib/kernel';
import type { Scenario } from '../scenario.js';
import { readMoment } from './moment.js';
import { type FileProblem, problemsFrom } from './problems.js';
import { scenarioSchema } from './schema.js';
import { stepsFrom, type WrittenStep } from './steps.js';
import { readYaml } from './yaml-file.js';

interface Written {
  readonly scenario: string;
  readonly procedure: string;
  readonly committee?: string;
  readonly zone?: string;
  readonly standards?: readonly string[];
  readonly steps: readonly WrittenStep[];
}

const ajv = new Ajv({ allErrors: true, discriminator: true, verbose: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
ajv.addFormat('local-date', isLocalDate);
ajv.addFormat('moment', (text: string) => readMoment(text) !== undefined);
ajv.addFormat('zone', isZone);
const fits = ajv.compile(scenarioSchema);

/** Reads one scenario file; everything that is wrong with it comes back at once. */
export function readScenario(file: string): Scenario | readonly FileProblem[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return [{ file, line: 1, field: '', message: `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`, remedy: 'Check its path.' }];
  }
  return parseScenario(text, file, dirname(resolve(file)));
}

/** The same, for a text at hand. `folder`: where paths in it begin. */
export function parseScenario(text: string, file: string, folder: string): Scenario | readonly FileProblem[] {
  const yaml = readYaml(text);
  if (!('value' in yaml)) return yaml.map(({ line, message }) => ({ file, line, field: '', message, remedy: 'Correct the YAML.' }));
  if (!fits(yaml.value as object)) return problemsFrom(fits.errors ?? [], file, yaml);
  const written = yaml.value as unknown as Written;
  const { scenario: title, committee = 'LS/TC 1', zone = 'Asia/Shanghai', standards = ['it'] } = written;
  const law = procedureOf(written.procedure, folder);
  if ('message' in law) return [{ file, line: yaml.lineOf(['procedure']), field: 'procedure', ...law }];
  const { steps, problems } = stepsFrom(written.steps, { file, folder, zone, standards, yaml });
  return problems.length > 0 ? problems : { file, folder, title, ...law, committee, zone, standards, steps, lineOf: yaml.lineOf };
}

/** An id, or a file with a procedure of its own. */
function procedureOf(written: string, folder: string): Pick<Scenario, 'procedure' | 'procedureFile'> | Pick<FileProblem, 'message' | 'remedy'> {
  if (!/\.(ya?ml|json)$/.test(written)) return { procedure: written };
  const path = resolve(folder, written);
  try {
    const text = readFileSync(path, 'utf8');
    const id = (parse(text) as { readonly id?: unknown } | null)?.id;
    if (typeof id === 'string') return { procedure: id, procedureFile: { path, text } };
    return { message: `${written} names no procedure (it has no id)`, remedy: `Try npm run lockstep -- procedure check ${path}.` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'EISDIR' ? { message: `${written} cannot be read (${code})`, remedy: 'Paths begin in the folder of the scenario.' } : { message: `${written} is no YAML`, remedy: `Try npm run lockstep -- procedure check ${path}.` };
  }
}

function isZone(text: string): text is Zone {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
