import { exitCodes, Unusable } from '../../exit-codes.js';
import { linesOf } from '../../remote/problem.js';
import { asJson, type Terminal } from '../../terminal.js';
import { authority, type Connection, connect } from '../connection.js';
import { fileNamed, textOf } from './files.js';

export type LoadOptions = Connection;

interface Loaded {
  readonly id: string;
  readonly version: number;
  readonly validFrom: string;
  readonly hash: string;
  readonly replayed: boolean;
  readonly warnings: readonly { readonly field: string; readonly code: string; readonly message: string; readonly remedy: string; readonly line?: number }[];
}

/** Hands in one file after the other, and says of each what came of it. Exit code 1 when one was refused. */
export async function load(words: readonly string[], options: LoadOptions, { print, endWith }: Terminal): Promise<void> {
  const files = words.map((word) => ({ file: fileNamed(word), content: textOf(fileNamed(word)) }));
  for (const { content } of files) if (content instanceof Error) throw new Unusable(`${content.message} Check its path.`);
  const session = await connect(options, authority);
  const said: object[] = [];
  for (const { file, content } of files) {
    const answer = await session.ask({ method: 'POST', path: '/procedures', text: { mediaType: 'application/yaml', content: content as string } });
    if (answer.is === 'refused') {
      endWith(exitCodes.refused);
      said.push({ file, ...answer.problem });
      if (!options.json) for (const line of [`${file} was refused.`, ...linesOf(answer.problem)]) print(line);
      continue;
    }
    const loaded = answer.body as Loaded;
    said.push({ file, ...loaded });
    if (options.json) continue;
    for (const { line, field, code, message, remedy } of loaded.warnings) print(`${file}:${line ?? 1} ${field} ${code}: ${message} ${remedy} (a warning)`);
    print(`${file}: ${loaded.id} version ${loaded.version}, in force from ${loaded.validFrom}${loaded.replayed ? ', was known already' : ''} (${loaded.hash.slice(0, 12)})`);
  }
  if (options.json) print(asJson(said));
}
