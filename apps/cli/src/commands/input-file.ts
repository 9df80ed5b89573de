import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Unusable } from '../exit-codes.js';
import { readYaml, type YamlFile } from '../scenario/format/yaml-file.js';

/** A file as it was named; where there is none, from where `npm run` was called: it changes to the repository first. */
export const pathOf = (file: string): string => (existsSync(file) ? file : resolve(process.env['INIT_CWD'] ?? '.', file));

/** @throws Unusable when it cannot be read. */
export function bytesIn(file: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(pathOf(file));
  } catch (error) {
    throw new Unusable(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}). Check its path.`);
  }
}

/** YAML, or JSON, which is YAML too. @throws Unusable naming file and line. */
export function yamlIn(file: string): YamlFile {
  const read = readYaml(bytesIn(file).toString('utf8'));
  if ('value' in read) return read;
  throw new Unusable(read.map(({ line, message }) => `${file}:${line}: ${message}.`).join('\n'));
}
