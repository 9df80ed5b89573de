import { Injectable } from '@nestjs/common';
import { type Actor, isRefusal, refuse, type Refusal, type Settled } from '#lib/kernel';
import { type AskOptions, type Recorded, refusals, Standards, type Underway } from '#lib/lifecycle';
import { exchangeOf } from '../model/exchange/exchange.js';
import { type Merged, mergeExchange } from '../model/exchange/merge.js';
import { ExchangeFiles, type ExchangeVersion, type ReturnedFile } from './exchange-files.js';
import { type EditsFrom, ReviseLanguageHandler } from './revise-language.handler.js';
import { Texts } from './texts.js';

export interface GivenOut {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly baseRevision: number;
  readonly revision: number;
}

export interface TakeBack {
  readonly standardId: string;
  readonly by: Actor;
  readonly language: string;
  readonly label: string | null;
  readonly bytes: Uint8Array;
}

export interface TakenBack {
  readonly settled: Settled<Recorded>;
  /** What became of each unit; null when the file was refused. */
  readonly exchange: Omit<Merged, 'edits'> | null;
}

/** Language versions to translators' own tools and back. */
@Injectable()
export class ExchangeHandler {
  constructor(
    private readonly standards: Standards,
    private readonly texts: Texts,
    private readonly files: ExchangeFiles,
    private readonly versions: ReviseLanguageHandler,
  ) {}

  /** A language version beside the base text as it is now. Refuses LANGUAGE_UNKNOWN and, before there is a base text, BASE_TEXT_UNKNOWN. */
  async giveOut(standardId: string, language: string, version: ExchangeVersion = '2.1'): Promise<GivenOut | Refusal> {
    const { standard } = await this.standards.load(standardId);
    if (standard.is !== 'underway') return refusals.standardUnknown();
    const revision = revisionOf(standard, language);
    if (revision === undefined) return refusals.languageUnknown(language, Object.keys(standard.languages));
    const baseRevision = standard.text.revision;
    const base = await this.texts.find(standardId, standard.text.language, baseRevision);
    if (!base) return refuse('BASE_TEXT_UNKNOWN', 'There is no base text yet.', 'Import the base text first.');
    const own = revision === 0 ? undefined : await this.texts.find(standardId, language, revision);
    const bytes = this.files.write({ standardId, language, baseRevision, revision }, standard.text.language, exchangeOf(base.tree, own), version);
    return { mediaType: this.files.mediaType, bytes, baseRevision, revision };
  }

  /**
   * Takes back what was given out: one revision of all that a translator changed, each unit pinned to the base wording it was made from.
   * A file in which nothing was changed changes nothing. What somebody else changed meanwhile is not overwritten but listed.
   */
  async takeBack({ standardId, by, language, label, bytes }: TakeBack, options: AskOptions = {}): Promise<TakenBack> {
    const file = this.files.read(bytes);
    if (isRefusal(file)) return { settled: { is: 'refused', refusal: file }, exchange: null };
    const { madeOf } = file;
    if (madeOf.standardId !== standardId || madeOf.language !== language) return { settled: { is: 'refused', refusal: misplaced(file) }, exchange: null };
    let exchange: TakenBack['exchange'] = null;
    const edits: EditsFrom = async ({ base: baseNow, present, tx }) => {
      const base = baseNow.revision === madeOf.baseRevision ? baseNow : await this.texts.find(standardId, baseNow.language, madeOf.baseRevision, tx);
      if (!base) return revisionUnknown(baseNow.language, madeOf.baseRevision);
      const version = madeOf.revision === (present?.revision ?? 0) ? present : await this.texts.find(standardId, language, madeOf.revision, tx);
      if (!version && madeOf.revision > 0) return revisionUnknown(language, madeOf.revision);
      const { edits: found, ...what } = mergeExchange({ base: base.tree, version, baseNow: baseNow.tree, versionNow: present, returned: file.segments });
      exchange = what;
      return found;
    };
    const { settled } = await this.versions.execute({ standardId, by, language, label, changeClass: null, edits }, options);
    return { settled, exchange };
  }
}

const revisionOf = ({ languages }: Underway, language: string): number | undefined => (Object.hasOwn(languages, language) ? languages[language]!.revision : undefined);

const misplaced = ({ madeOf: { standardId, language } }: ReturnedFile): Refusal =>
  refuse('EXCHANGE_FILE_MISPLACED', `The file was given out for ${language} of the standard ${standardId}.`, 'Send it back there.', { standard: standardId, language });

const revisionUnknown = (language: string, revision: number): Refusal => refuse('REVISION_UNKNOWN', `There is no revision ${revision} in ${language}.`, 'See the list of revisions.', { language, revision });
