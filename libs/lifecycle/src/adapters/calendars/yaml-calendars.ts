import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import { type Calendars, Fault } from '#lib/kernel';
import { checkCalendar, workingCalendar, type WrittenCalendar } from '../../model/check/calendar.js';
import { inWords, lineOf, type Located } from '../procedures/located.js';
import { lifecycleFolder } from '../procedures/own-folder.js';

/**
 * Reads every calendar of a folder; libs/lifecycle/calendars of this repository when none is given.
 * @throws Fault `CALENDAR_INVALID` with the file, the line and the remedy of every problem (`cause` holds them as a list).
 */
export async function loadCalendars(folder: string = lifecycleFolder('calendars')): Promise<Calendars> {
  const shape = new Ajv2020({ allErrors: true, strict: true }).compile<WrittenCalendar>(JSON.parse(await readFile(join(lifecycleFolder('calendars'), 'schema.json'), 'utf8')) as object);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (file): Promise<WrittenCalendar | readonly Located[]> => {
      const lines = new LineCounter();
      const document = parseDocument(await readFile(join(folder, file), 'utf8'), { lineCounter: lines });
      const located = (path: string, code: string, because: string, remedy: string): Located => ({ file, line: lineOf(path, document.contents, lines), path, code, because, remedy });
      if (document.errors.length > 0) return document.errors.map(({ message }) => located('', 'YAML_INVALID', `${message.split('\n')[0]!.replace(/:$/, '')}.`, 'Correct the YAML.'));
      const content = document.toJS({ maxAliasCount: 100 }) as unknown;
      if (!shape(content)) return (shape.errors ?? []).map(({ instancePath, message }) => located(instancePath, 'SHAPE_INVALID', `This ${message ?? 'is not as it should be'}.`, 'See schema.json.'));
      const misnamed = basename(file, '.yaml') === content.id ? [] : [located('/id', 'FILE_MISNAMED', `This is the calendar "${content.id}".`, `Call the file ${content.id}.yaml.`)];
      const problems = [...misnamed, ...checkCalendar(content).map(({ path, code, because, remedy }) => located(path, code, because, remedy))];
      return problems.length > 0 ? problems : content;
    }),
  );
  const problems = read.flatMap((one) => (isProblems(one) ? one : []));
  if (problems.length > 0) throw new Fault('CALENDAR_INVALID', `The calendars in ${folder} cannot be used:\n${problems.map(inWords).join('\n')}\n`, 'Correct the files and start again.', { cause: problems });
  return Object.fromEntries(read.flatMap((one) => (isProblems(one) ? [] : [[one.id, workingCalendar(one)]])));
}

const isProblems = (read: WrittenCalendar | readonly Located[]): read is readonly Located[] => Array.isArray(read);
