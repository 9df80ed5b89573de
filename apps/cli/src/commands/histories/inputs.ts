import { statSync } from 'node:fs';
import { Option } from 'commander';
import { type Format, formats, lawOf } from '#lib/histories';
import { loadProcedures } from '#lib/lifecycle';
import { Unusable } from '../../exit-codes.js';

export const formatOption = (): Option => new Option('--format <format>', 'what kind of file it is').choices(formats.map(({ id }) => id)).makeOptionMandatory();

export function formatNamed(id: string): Format {
  return formats.find((format) => format.id === id)!;
}

export function fileThatExists(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Unusable(`${file} is no file. Check its path.`);
  return file;
}

/** Every version of a procedure, as the replay needs it. @throws Unusable when there is none of that name. */
export async function lawsNamed(id: string) {
  const all = (await loadProcedures()).all();
  const laws = all.filter((procedure) => procedure.id === id);
  if (laws.length === 0) throw new Unusable(`There is no procedure "${id}". Use one of: ${[...new Set(all.map((procedure) => procedure.id))].join(', ')}.`);
  return laws.map(lawOf);
}
