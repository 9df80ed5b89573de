import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Ids, isRefusal, type Settled } from '#lib/kernel';
import { type AskOptions, mergeStandards, type PreparedTogether, type Recorded, refusals, Standards, type Underway } from '#lib/lifecycle';
import { joinedPins, joinedText, renaming } from '../model/divide.js';
import type { TextTree } from '../model/unit.js';
import { presentTexts, type PresentTexts, takenOver } from './opened-texts.js';
import { Texts } from './texts.js';

export interface MergeAsked {
  /** In the order in which their texts stand in the one they become. */
  readonly standards: readonly string[];
  readonly title: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly by: Actor;
}

/** Several standards become one, texts and all, in one transaction. */
@Injectable()
export class MergeStandardsHandler {
  constructor(
    private readonly standards: Standards,
    private readonly texts: Texts,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ standards, title, reason, by }: MergeAsked, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const at = this.clock.now();
    const into = this.ids.next();
    if (new Set(standards).size < Math.max(2, standards.length)) return { is: 'refused', refusal: refusals.mergeTooFew() };
    const changes = [...standards.map((standardId, i) => ({ standardId, by, at, ...(i === 0 ? options : {}) })), { standardId: into, by, at }];
    return this.standards.changeTogether(changes, async (found, tx): Promise<PreparedTogether> => {
      const sources: Underway[] = [];
      for (const { standard } of found.slice(0, -1)) {
        if (standard.is === 'unproposed') return { outcomes: refusals.standardUnknown() };
        sources.push(standard);
      }
      const present = [];
      for (const source of sources) present.push(await presentTexts(this.texts, source, tx));
      const taken = takenOver(into, title, ...this.together(sources, present), by.id, at);
      const joined = mergeStandards(sources, { into: taken.opened, reason, by, at }, found[0]!.procedure);
      if (isRefusal(joined)) return { outcomes: joined };
      return {
        outcomes: [...joined.sources, joined.into],
        alongside: async () => {
          for (const text of taken.kept) await this.texts.keep(tx, text);
        },
      };
    });
  }

  /** The texts one after the other; units of a language version follow those of the base they were made from. */
  private together(sources: readonly Underway[], present: readonly PresentTexts[]) {
    const { language } = sources[0]!.text;
    const languages = [...new Set(sources.flatMap((source) => Object.keys(source.languages)))];
    // One name for a unit in every language: two sources of an earlier split may have the same ones.
    const empty = (of: string): TextTree => ({ language: of, units: [] });
    const names = renaming(
      present.map(({ base, versions }) => ({ language, units: [...(base?.units ?? []), ...[...versions.values()].flatMap(({ tree }) => tree.units.filter(({ id }) => !base?.units.some((unit) => unit.id === id)))].filter((unit, i, all) => all.findIndex(({ id }) => id === unit.id) === i) })),
      () => this.ids.next(),
    );
    const base = joinedText(language, present.map((one) => one.base ?? empty(language)), names);
    const versions = new Map(
      languages.map((of) => {
        const trees = present.map((one) => one.versions.get(of)?.tree ?? empty(of));
        return [of, { tree: joinedText(of, trees, names), pins: joinedPins(present.map((one) => one.versions.get(of)?.pins ?? []), names) }] as const;
      }),
    );
    return [base, versions] as const;
  }
}
