import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Ids, isRefusal, type Refusal, type Settled } from '#lib/kernel';
import type { ChangeClass, Lag } from '#lib/languages';
import { type AskOptions, decide, type Prepared, type Recorded, Standards, type Tx, type Underway } from '#lib/lifecycle';
import { addressesOf } from '../model/address.js';
import { compareTexts } from '../model/compare.js';
import { applyEdits, type Edit } from '../model/edits.js';
import { identify } from '../model/identify.js';
import { lagOf } from '../model/lag.js';
import type { Parsed } from '../model/parsed.js';
import { type TextTree, treeHash } from '../model/unit.js';
import { ReadFile } from './read-file.js';
import { Texts } from './texts.js';

export interface ReviseBase {
  readonly standardId: string;
  readonly by: Actor;
  /** The milestone this revision is laid out as: WD1, CD, DS, FDS. */
  readonly label: string | null;
  /** Left out: substantive when any wording changed. */
  readonly changeClass: ChangeClass | null;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  readonly edits?: readonly Edit[];
}

export interface Revised {
  readonly settled: Settled<Recorded>;
  readonly findings: Parsed['findings'];
}

/**
 * A new revision of the base text, from a file or by edits, or the present text laid out under a new label. Units that are
 * recognisably the same keep their ids; what the new wording leaves behind in each language version is decided with it.
 */
@Injectable()
export class ReviseBaseHandler {
  constructor(
    private readonly standards: Standards,
    private readonly texts: Texts,
    private readonly files: ReadFile,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(asked: ReviseBase, options: AskOptions = {}): Promise<Revised> {
    const parsed = asked.file ? await this.files.read(asked.file) : null;
    if (isRefusal(parsed)) return { settled: { is: 'refused', refusal: parsed }, findings: [] };
    const at = this.clock.now();
    const change = { standardId: asked.standardId, by: asked.by, at, ...options };
    const settled = await this.standards.changeWith(change, async (standard, procedure, tx): Promise<Prepared> => {
      if (standard.is === 'unproposed') return { ask: () => [] };
      const revised = await this.revisedTree(standard, asked, parsed, tx);
      if (isRefusal(revised)) return { ask: () => revised };
      const { before, tree } = revised;
      const hash = treeHash(tree);
      const changes = before ? compareTexts(before, tree) : { added: tree.units.map(({ id }) => id), changed: [], removed: [], moved: [] };
      const touched = changes.added.length + changes.changed.length + changes.removed.length + changes.moved.length > 0;
      const command = {
        type: 'ReviseText' as const,
        by: asked.by,
        at,
        revision: standard.text.revision + 1,
        hash,
        label: asked.label,
        changeClass: touched ? (asked.changeClass ?? 'substantive') : ('editorial' as const),
        comeAndGo: [...named(tree, changes.added), ...(before ? named(before, changes.removed) : [])],
        units: { added: changes.added.length, changed: changes.changed.length, removed: changes.removed.length },
        lags: await this.lags(standard, tree, tx),
      };
      return {
        ask: (present) => decide(present, command, procedure),
        alongside: () =>
          this.texts.keep(tx, {
            standardId: asked.standardId,
            language: standard.text.language,
            revision: command.revision,
            label: asked.label,
            hash,
            baseRevision: null,
            changeClass: command.changeClass,
            by: asked.by.id,
            at,
            tree,
            pins: [],
          }, parsed?.assets),
      };
    });
    return { settled, findings: parsed?.findings ?? [] };
  }

  private async revisedTree(standard: Underway, { edits, standardId }: ReviseBase, parsed: Parsed | null, tx: Tx): Promise<{ before: TextTree | null; tree: TextTree } | Refusal> {
    const { language, revision } = standard.text;
    const before = (await this.texts.find(standardId, language, revision, tx))?.tree ?? null;
    const newId = () => this.ids.next();
    const start = parsed ? identify(parsed, language, before, newId) : (before ?? { language, units: [] });
    const tree = edits && edits.length > 0 ? applyEdits(start, edits, newId) : start;
    return isRefusal(tree) ? tree : { before, tree };
  }

  private async lags(standard: Underway, tree: TextTree, tx: Tx): Promise<Record<string, Lag>> {
    const lags: Record<string, Lag> = {};
    for (const { language, revision } of Object.values(standard.languages)) {
      lags[language] = lagOf(tree, await this.texts.find(standard.id, language, revision, tx));
    }
    return lags;
  }
}

/** Units as people point at them. */
const named = (tree: TextTree, units: readonly string[]): readonly string[] => {
  const addresses = addressesOf(tree);
  return units.map((unit) => addresses.get(unit) ?? unit);
};
