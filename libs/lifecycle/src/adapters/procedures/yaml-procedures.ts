import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Calendars, Fault } from '#lib/kernel';
import { ProcedureReader } from '../../application/procedures.js';
import type { Procedure } from '../../model/procedure.js';
import { loadCalendars } from '../calendars/yaml-calendars.js';
import { inWords, type Located } from './located.js';
import { MemoryProcedures } from './memory-procedures.js';
import { lifecycleFolder } from './own-folder.js';
import { readPrepared } from './prepared.js';
import { type Examined, examineProcedure, type Shape, shapeFrom } from './read-procedure.js';

/** The repository's own procedures, with those of a further folder where one is given. Throws as `loadProcedures` does. */
export async function loadOwnProcedures(further?: string): Promise<MemoryProcedures> {
  const own = await loadProcedures();
  return further ? new MemoryProcedures([...own.all(), ...(await loadProcedures(further)).all()], await loadCalendars()) : own;
}

/**
 * Reads every `<id>.v<version>.yaml` of a folder. When none is given, the procedures of this repository: as the build
 * prepared them if their files are still the same, otherwise from libs/lifecycle/procedures.
 * @throws Fault `PROCEDURE_INVALID` when one of them could not work, with the file, the line and the remedy of every
 * problem (`cause` holds them as a list): better not to start than to decide under half a law.
 */
export async function loadProcedures(given?: string): Promise<MemoryProcedures> {
  const prepared = given === undefined ? await readPrepared() : undefined;
  if (prepared) return new MemoryProcedures(prepared, await loadCalendars());
  const folder = given ?? lifecycleFolder('procedures');
  const [shape, calendars] = await Promise.all([procedureShape(), loadCalendars()]);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(files.map(async (file) => ({ file, ...examineProcedure(file, await readFile(join(folder, file), 'utf8'), shape, calendars) })));
  const problems: Located[] = read.flatMap((one) => [...misnamed(one), ...one.problems]);
  const procedures = read.flatMap(({ procedure }) => procedure ?? []);
  if (files.length === 0) {
    problems.push({ file: folder, line: 1, path: '', code: 'FOLDER_EMPTY', because: 'There is no procedure in this folder.', remedy: 'Put one there, called <id>.v<version>.yaml.' });
  }
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    throw new Fault('PROCEDURE_INVALID', `The procedures in ${folder} have ${count}:\n${problems.map(inWords).join('\n')}\n`, 'Correct the files and start again.', { cause: problems });
  }
  return new MemoryProcedures(procedures, calendars);
}

/** The shape every procedure has: schema.json, compiled. */
export const procedureShape = async (): Promise<Shape> => shapeFrom(JSON.parse(await readFile(join(lifecycleFolder('procedures'), 'schema.json'), 'utf8')) as object);

/** Reads what is handed in while the system runs. */
export class YamlProcedureReader extends ProcedureReader {
  private known: Promise<readonly [Shape, Calendars]> | undefined;

  override async read(file: string, text: string): Promise<Examined> {
    const [shape, calendars] = await (this.known ??= Promise.all([procedureShape(), loadCalendars()]));
    return examineProcedure(file, text, shape, calendars);
  }
}

function misnamed({ file, procedure }: { readonly file: string; readonly procedure: Procedure | null }): readonly Located[] {
  const expected = procedure && `${procedure.id}.v${procedure.version}.yaml`;
  if (!expected || file === expected) return [];
  return [{ file, line: 1, path: '/id', code: 'FILE_MISNAMED', because: `This is version ${procedure.version} of "${procedure.id}".`, remedy: `Call the file ${expected}.` }];
}
