import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Ids, isRefusal, type Settled } from '#lib/kernel';
import { type AskOptions, type PreparedTogether, type Recorded, refusals, splitStandard, Standards } from '#lib/lifecycle';
import { chosen, leftBehind, partOf, versionPartOf } from '../model/divide.js';
import { presentTexts, takenOver } from './opened-texts.js';
import { Texts } from './texts.js';

export interface SplitAsked {
  readonly standardId: string;
  readonly by: Actor;
  readonly reason: string;
  readonly sourceEnds: boolean;
  /** Each with the units that go into it, by address, with all below them; null: the whole text. */
  readonly parts: readonly { readonly title: Readonly<Record<string, string>>; readonly units: readonly string[] | null }[];
}

/** One standard becomes several, texts and all, in one transaction: there is never a part without its source's word for it. */
@Injectable()
export class SplitStandardHandler {
  constructor(
    private readonly standards: Standards,
    private readonly texts: Texts,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ standardId, by, reason, sourceEnds, parts }: SplitAsked, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const at = this.clock.now();
    const opened = parts.map((part) => ({ ...part, id: this.ids.next() }));
    const changes = [{ standardId, by, at, ...options }, ...opened.map(({ id }) => ({ standardId: id, by, at }))];
    return this.standards.changeTogether(changes, async ([source], tx): Promise<PreparedTogether> => {
      if (!source || source.standard.is === 'unproposed') return { outcomes: refusals.standardUnknown() };
      const { standard, procedure } = source;
      const { base, versions } = await presentTexts(this.texts, standard, tx);
      const ids: ReadonlySet<string>[] = [];
      for (const { units } of opened) {
        const of = base ? chosen(base, units) : new Set<string>();
        if (isRefusal(of)) return { outcomes: of };
        ids.push(of);
      }
      const taken = opened.map(({ id, title }, i) => {
        const languages = new Map(Object.keys(standard.languages).map((language) => [language, base && versions.has(language) ? versionPartOf(versions.get(language)!, base, ids[i]!, i === 0) : undefined]));
        return takenOver(id, title, base && partOf(base, ids[i]!), languages, by.id, at);
      });
      const divided = splitStandard(standard, { parts: taken.map((one) => one.opened), sourceEnds, leftBehind: base ? leftBehind(base, ids) : [], reason, by, at }, procedure);
      if (isRefusal(divided)) return { outcomes: divided };
      return {
        outcomes: [divided.source, ...divided.parts],
        alongside: async () => {
          for (const { kept } of taken) for (const text of kept) await this.texts.keep(tx, text);
        },
      };
    });
  }
}
