import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Outcome } from '../expect/outcome.js';
import type { Turn } from '../play/turn.js';
import { command, type Examined, type Objection, outcomeOf, segment, verb, type Verb } from './verb.js';
import { optional, required, schemas } from './fields.js';

interface Imported {
  readonly file: string;
  readonly language?: string;
  readonly label?: string;
  readonly change?: string;
}

interface Revised {
  readonly language?: string;
  readonly label?: string;
  readonly change?: string;
  readonly edits?: readonly Edit[];
}

interface Confirmed {
  readonly language?: string;
  readonly units?: readonly string[];
  readonly revision?: number;
}

/** As the API takes them: a unit reworded, put in, taken out, or (in a language version) confirmed as it stands. */
type Edit = Readonly<Record<string, unknown>>;

const mediaTypes: Readonly<Record<string, string>> = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', md: 'text/markdown' };

const edit = (required: readonly string[], properties: object) => ({ type: 'object', required, additionalProperties: false, properties });

/** What can be done to a unit; the member named first tells which it is. */
const edits = {
  unit: edit(['unit'], { unit: schemas.text, text: schemas.text, stands: { const: true } }),
  after: edit(['after', 'kind', 'text'], { after: schemas.text, kind: schemas.text, text: schemas.text }),
  under: edit(['under', 'kind', 'text'], { under: schemas.text, kind: schemas.text, text: schemas.text }),
  remove: edit(['remove'], { remove: schemas.text, withChildren: { type: 'boolean' } }),
};
const editSchema = Object.entries(edits).reduceRight<object>((otherwise, [name, schema]) => ({ if: { required: [name] }, then: schema, else: otherwise }), { required: ['unit'] });

const languageField = optional(schemas.language, 'language of the text; the base language when absent');
const labelField = optional(schemas.text, 'what the new revision is laid out as: WD1, CD, DS2, FDS, AMD1');
const changeField = optional(schemas.change, 'editorial or substantive: whether those who agreed are asked again');

export const textVerbs: readonly Verb[] = [
  verb<Imported>({
    name: 'import text',
    about: 'Import a file (.docx or .md) as a new revision of the base text, or of a language version beside it.',
    fields: { file: required(schemas.text, 'the file, from the folder of the scenario'), language: languageField, label: labelField, change: changeField },
    examine: whyNoFile,
    play: importText,
  }),
  verb<Revised>({
    name: 'revise text',
    about: 'Revise the base text, or a language version, unit by unit; with no edits, only lay it out under a new label.',
    fields: {
      language: languageField,
      label: labelField,
      change: changeField,
      edits: optional(
        { type: 'array', minItems: 1, items: { type: 'object', ...editSchema } },
        "what changes, in order: `{ unit: '3.1.2/2', text: … }`, `{ after: '3.1.2/6', kind: item, text: … }`, `{ under: '3.1', kind: clause, text: … }`, `{ remove: B, withChildren: true }`; in a language version also `{ unit: '3.1', stands: true }` for wording that is still true",
      ),
    },
    play: reviseText,
  }),
  verb<Confirmed>({
    name: 'confirm',
    about: 'Confirm what stands: of a language version, that its wording is still true to the base text as it is now; of the base text, that its last change was only editorial, so that the vote about it stands.',
    fields: {
      language: optional(schemas.language, 'the language version; the base text when absent'),
      units: optional({ type: 'array', minItems: 1, items: schemas.text }, 'units of the language version; all that are stale when absent'),
      revision: optional(schemas.months, 'revision of the base text that was looked at; the present one when absent'),
    },
    examine: ({ language, units, revision }) => [
      ...(units && !language ? [{ field: 'units', message: 'the base text is confirmed whole', remedy: 'Name the language version, or leave units out.' }] : []),
      ...(revision && language ? [{ field: 'revision', message: 'a language version is confirmed against the present base text', remedy: 'Leave revision out.' }] : []),
    ],
    play: confirm,
  }),
];

function whyNoFile({ file }: Imported, { folder }: Examined): readonly Objection[] {
  if (!mediaTypes[extensionOf(file)]) return [{ field: 'file', message: `${file} is neither .docx nor .md`, remedy: 'Import a Word document or Markdown.' }];
  const path = resolve(folder, file);
  return existsSync(path) ? [] : [{ field: 'file', message: `there is no file ${path}`, remedy: `Give its path from ${folder}.` }];
}

async function importText({ file, language, label, change }: Imported, turn: Turn): Promise<Outcome> {
  const path = resolve(turn.scenario.folder, file);
  const form = new FormData();
  if (label) form.set('label', label);
  if (change) form.set('changeClass', change);
  form.set('file', new Blob([new Uint8Array(readFileSync(path))], { type: mediaTypes[extensionOf(file)]! }), basename(file));
  const session = await turn.session();
  return outcomeOf(await session.ask({ method: 'POST', path: `${textPath(turn, language)}/imports`, form, headers: { 'idempotency-key': crypto.randomUUID() } }));
}

/** Based on the text as it stands: whoever revises has read it. */
async function reviseText({ language, label, change, edits = [] }: Revised, turn: Turn): Promise<Outcome> {
  const session = await turn.session();
  const text = await session.ask({ method: 'GET', path: textPath(turn, language) });
  if (text.is === 'refused') return text;
  const body = { ...(label ? { label } : {}), ...(change ? { changeClass: change } : {}), edits };
  return outcomeOf(await session.command(`${textPath(turn, language)}/revisions`, body, text.etag ? { 'if-match': text.etag } : {}));
}

async function confirm({ language, units, revision }: Confirmed, turn: Turn): Promise<Outcome> {
  if (language) return reviseText({ language, change: 'editorial', edits: (units ?? (await stale(language, turn))).map((unit) => ({ unit, stands: true })) }, turn);
  if (revision) return command(turn, '/confirmations', { revision });
  const standard = await (await turn.session()).ask({ method: 'GET', path: `/standards/${turn.standard.id}` });
  if (standard.is === 'refused') return standard;
  return command(turn, '/confirmations', { revision: (standard.body as { text: { revision: number } }).text.revision });
}

async function stale(language: string, turn: Turn): Promise<readonly string[]> {
  const state = await (await turn.session()).ask({ method: 'GET', path: `${textPath(turn, language)}/state` });
  if (state.is === 'refused') return [];
  return (state.body as { units: readonly { unit: string; state: string }[] }).units.flatMap((one) => (one.state === 'stale' ? [one.unit] : []));
}

const textPath = (turn: Turn, language = turn.standard.base): string => `/standards/${turn.standard.id}/texts/${segment(language)}`;
const extensionOf = (file: string): string => /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
