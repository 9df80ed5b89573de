import { basename } from 'node:path';
import { type Examined, examineProcedure, inWords, loadCalendars, type Located, procedureShape } from '#lib/lifecycle';
import { exitCodes } from '../../exit-codes.js';
import { asJson, type Terminal } from '../../terminal.js';
import { fileNamed, shippedFiles, textOf } from './files.js';

interface Checked extends Omit<Examined, 'procedure'> {
  readonly file: string;
}

/** Everything that is wrong with every file, at once. Exit code 1 when one of them could not work, 2 when one cannot be read. */
export async function check(words: readonly string[], { json }: { json?: boolean }, { print, endWith }: Terminal): Promise<void> {
  const [shape, calendars] = await Promise.all([procedureShape(), loadCalendars()]);
  const seen = new Map<string, string>();
  const checked = words.flatMap((word) => (word === 'all' ? shippedFiles() : [fileNamed(word)])).map((file): Checked => {
    const text = textOf(file);
    if (text instanceof Error) return { file, problems: [{ file, line: 1, path: '', code: UNREADABLE, because: text.message, remedy: 'Check its path, or write `all` for those of this installation.' }], warnings: [] };
    const { procedure, problems, warnings } = examineProcedure(file, text, shape, calendars);
    const name = procedure && `${procedure.id}.v${procedure.version}`;
    const twice = name && seen.get(name);
    if (name) seen.set(name, file);
    return { file, problems: twice ? [...problems, alsoIn(file, twice, name)] : problems, warnings: name && basename(file) !== `${name}.yaml` ? [...warnings, calledOtherwise(file, name)] : warnings };
  });
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) endWith(problems.some(({ code }) => code === UNREADABLE) ? exitCodes.usage : exitCodes.refused);
  if (json) return print(asJson(checked));
  for (const one of checked) {
    for (const problem of one.problems) print(inWords(problem));
    for (const warning of one.warnings) print(`${inWords(warning)} (a warning)`);
    print(`${basename(one.file)}: ${one.problems.length === 0 ? 'it could work' : 'it could not work'} (problems: ${one.problems.length}, warnings: ${one.warnings.length})`);
  }
}

const UNREADABLE = 'FILE_UNREADABLE';

const alsoIn = (file: string, other: string, name: string): Located => ({ file, line: 1, path: '/version', code: 'PROCEDURE_TWICE', because: `${name} is in ${other} too.`, remedy: 'Give one of them another version.' });

const calledOtherwise = (file: string, name: string): Located => ({ file, line: 1, path: '/id', code: 'FILE_MISNAMED', because: `This is ${name}.`, remedy: `Call the file ${name}.yaml before it goes into a folder of procedures.` });
