import { writeFileSync } from 'node:fs';
import { examineProcedure, inWords, loadCalendars, loadProcedures, procedureShape, type Procedure } from '#lib/lifecycle';
import { type Drawing, drawingOf } from '../../drawing/graph.js';
import { drawingLanguages, type DrawingLanguage } from '../../drawing/words.js';
import { Refused, Unusable } from '../../exit-codes.js';
import { table } from '../../table.js';
import { asJson, type Terminal } from '../../terminal.js';
import { fileNamed, textOf } from './files.js';

export interface DrawOptions {
  readonly format: string;
  readonly json?: boolean;
  readonly language: string;
  readonly out?: string;
}

/** A procedure as a picture, as tables, or as data for other programs. */
export async function draw(word: string, { format, json, language, out }: DrawOptions, { print, tell }: Terminal): Promise<void> {
  if (!drawingLanguages.includes(language as DrawingLanguage)) throw new Unusable(`--language is ${language}; use one of: ${drawingLanguages.join(', ')}.`);
  const drawing = drawingOf(await procedureNamed(word), language as DrawingLanguage);
  const drawn = await inFormat(drawing, json ? 'json' : format);
  if (!out) return print(drawn.replace(/\n$/, ''));
  try {
    writeFileSync(out, drawn);
  } catch (error) {
    throw new Unusable(`${out} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
  tell(`${out}: ${drawing.stages.length} stages, ${drawing.arrows.length} arrows`);
}

async function inFormat(drawing: Drawing, format: string): Promise<string> {
  switch (format) {
    case 'svg':
      return (await import('../../drawing/svg.js')).svgOf(drawing);
    case 'table':
      return `${tablesOf(drawing).join('\n')}\n`;
    case 'json':
      return `${asJson(drawing)}\n`;
    default:
      throw new Unusable(`--format is ${format}; use svg, table or json.`);
  }
}

function tablesOf({ title, subtitle, stages, arrows }: Drawing): readonly string[] {
  const nameOf = new Map(stages.map(({ id, name }) => [id, name]));
  const stageRows = stages.map(({ id, code, name, kind }) => [code, id, kind === 'stage' ? '' : kind, name]);
  const arrowRows = arrows.map(({ from, id, name, who, kind, to }) => [from, id, kind, name, who, `${to} ${nameOf.get(to) ?? ''}`]);
  return [title, subtitle, '', ...table(['code', 'stage', '', 'name'], stageRows), '', ...table(['from', 'move or ballot', 'kind', 'name', 'who', 'to'], arrowRows)];
}

/** A file, or a procedure this installation comes with: its id in the latest version, or `gbt.v1`. */
async function procedureNamed(word: string): Promise<Procedure> {
  const [, id, version] = /^([A-Za-z0-9][A-Za-z0-9_-]*?)(?:\.v(\d+))?$/.exec(word) ?? [];
  if (id) {
    const known = (await loadProcedures()).all();
    const found = known.findLast((one) => one.id === id && (version === undefined || one.version === Number(version)));
    if (found) return found;
    if (textOf(fileNamed(word)) instanceof Error) throw new Unusable(`There is no procedure ${word} here, and no such file. There are: ${known.map((one) => `${one.id}.v${one.version}`).join(', ')}.`);
  }
  const file = fileNamed(word);
  const text = textOf(file);
  if (text instanceof Error) throw new Unusable(`${text.message} Check its path, or name a procedure of this installation.`);
  const { procedure, problems } = examineProcedure(file, text, await procedureShape(), await loadCalendars());
  if (!procedure) throw new Refused(problems.map(inWords).join('\n'));
  return procedure;
}
