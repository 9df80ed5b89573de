import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Ids, isRefusal, refuse, type Refusal, type Settled } from '#lib/kernel';
import type { ChangeClass } from '#lib/languages';
import { type AskOptions, decide, type Prepared, type Recorded, refusals, Standards, type Tx, type Underway } from '#lib/lifecycle';
import { align, type Alignment } from '../model/align.js';
import { editLanguage, type LanguageEdit, type LanguageText } from '../model/edit-language.js';
import { lagOf } from '../model/lag.js';
import type { Parsed } from '../model/parsed.js';
import { type TextTree, treeHash, unitsById } from '../model/unit.js';
import { ReadFile } from './read-file.js';
import { type KeptText, Texts } from './texts.js';

export interface ReviseLanguageText {
  readonly standardId: string;
  readonly by: Actor;
  readonly language: string;
  readonly label: string | null;
  readonly changeClass: ChangeClass | null;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** The base revision the file was made from; the present one when left out. */
  readonly madeFrom?: number | undefined;
  /** Or who works them out, from what is found in the transaction: none at all leave everything as it is. */
  readonly edits?: readonly LanguageEdit[] | EditsFrom;
}

export type EditsFrom = (found: { readonly base: KeptText; readonly present: KeptText | undefined; readonly tx: Tx }) => Promise<readonly LanguageEdit[] | Refusal>;

export interface LanguageRevised {
  readonly settled: Settled<Recorded>;
  readonly findings: Parsed['findings'];
  readonly alignment: Pick<Alignment, 'doubtful' | 'missing' | 'extra'> & { readonly aligned: number } | null;
}

/**
 * A new revision of a language version: a file aligned to the base text unit by unit, or edits. Each unit is pinned to the
 * base wording it was made from; only sure pairs count, doubtful ones stay missing until a person has decided.
 */
@Injectable()
export class ReviseLanguageHandler {
  constructor(
    private readonly standards: Standards,
    private readonly texts: Texts,
    private readonly files: ReadFile,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(asked: ReviseLanguageText, options: AskOptions = {}): Promise<LanguageRevised> {
    const parsed = asked.file ? await this.files.read(asked.file) : null;
    if (isRefusal(parsed)) return { settled: { is: 'refused', refusal: parsed }, findings: [], alignment: null };
    const at = this.clock.now();
    let alignment: LanguageRevised['alignment'] = null;
    const settled = await this.standards.changeWith({ standardId: asked.standardId, by: asked.by, at, ...options }, async (standard, procedure, tx): Promise<Prepared> => {
      if (standard.is === 'unproposed') return { ask: () => [] };
      const version = standard.languages[asked.language];
      if (!version) return { ask: () => refusals.languageUnknown(asked.language, Object.keys(standard.languages)) };
      const base = await this.texts.find(standard.id, standard.text.language, standard.text.revision, tx);
      if (!base) return { ask: () => refuse('BASE_TEXT_UNKNOWN', 'There is no base text yet.', 'Import the base text first.') };
      const before = await this.texts.find(standard.id, asked.language, version.revision, tx);
      const present: LanguageText = before ?? { tree: { language: asked.language, units: [] }, pins: [] };
      const imported = parsed ? await this.aligned(standard, asked, base.tree, parsed, tx) : null;
      if (isRefusal(imported)) return { ask: () => imported };
      alignment = imported?.report ?? null;
      const edits = typeof asked.edits === 'function' ? await asked.edits({ base, present: before, tx }) : (asked.edits ?? []);
      if (isRefusal(edits)) return { ask: () => edits };
      if (typeof asked.edits === 'function' && edits.length === 0) return { ask: () => [] };
      const edited = editLanguage(base.tree, asked.language, imported?.text ?? present, edits);
      if (isRefusal(edited)) return { ask: () => edited };
      const hash = treeHash(edited.tree);
      const command = {
        type: 'ReviseLanguage' as const,
        by: asked.by,
        at,
        language: asked.language,
        revision: version.revision + 1,
        hash,
        baseRevision: standard.text.revision,
        label: asked.label,
        changeClass: asked.changeClass ?? 'substantive',
        lag: lagOf(base.tree, edited),
      };
      return {
        ask: (now) => decide(now, command, procedure),
        alongside: () =>
          this.texts.keep(tx, {
            standardId: standard.id,
            language: asked.language,
            revision: command.revision,
            label: asked.label,
            hash,
            baseRevision: command.baseRevision,
            changeClass: command.changeClass,
            by: asked.by.id,
            at,
            ...edited,
          }, parsed?.assets),
      };
    });
    return { settled, findings: parsed?.findings ?? [], alignment };
  }

  private async aligned(standard: Underway, asked: ReviseLanguageText, base: TextTree, parsed: Parsed, tx: Tx) {
    const madeFrom = asked.madeFrom === undefined || asked.madeFrom === standard.text.revision ? base : (await this.texts.find(standard.id, standard.text.language, asked.madeFrom, tx))?.tree;
    if (!madeFrom) return unknownRevision(asked.madeFrom!);
    const { tree, matches, doubtful, missing, extra } = align(madeFrom, parsed, asked.language, () => this.ids.next());
    const hashes = unitsById(madeFrom);
    const pins = matches.map(({ unit }) => ({ unit, baseHash: hashes.get(unit)!.hash }));
    return { text: { tree, pins }, report: { aligned: matches.length, doubtful, missing, extra } };
  }
}

const unknownRevision = (revision: number): Refusal => refuse('REVISION_UNKNOWN', `The base text has no revision ${revision}.`, 'See the list of revisions.', { revision });
