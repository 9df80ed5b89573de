import { Injectable } from '@nestjs/common';
import { type Actor, Clock, isRefusal, type LocalDate, type Settled } from '#lib/kernel';
import { type AskOptions, decide, type Prepared, type Recorded, Standards } from '#lib/lifecycle';
import { namingPages } from './naming-pages.js';
import { Publications } from './publications.js';
import { RenderPages } from './render-pages.js';

export interface PublishLanguageVersion {
  readonly standardId: string;
  readonly language: string;
  readonly by: Actor;
  readonly announcedOn: LocalDate;
}

/** Publishes a language version that came later, under the number the base text has. */
@Injectable()
export class PublishLanguageHandler {
  constructor(
    private readonly standards: Standards,
    private readonly pages: RenderPages,
    private readonly publications: Publications,
    private readonly clock: Clock,
  ) {}

  execute({ standardId, language, by, announcedOn }: PublishLanguageVersion, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const at = this.clock.now();
    const command = { type: 'PublishLanguage' as const, language, announcedOn, by, at };
    return this.standards.changeWith({ standardId, by, at, ...options }, async (standard, procedure, tx): Promise<Prepared> => {
      const outcome = decide(standard, command, procedure);
      if (standard.is === 'unproposed' || isRefusal(outcome) || outcome.length === 0 || !standard.publication) return { ask: () => outcome };
      const { number, amendment, implementsOn } = standard.publication;
      const page = await this.pages.language(standard, language, { number, amendment, announcedOn, implementsOn }, at, tx);
      const pages = page ? [page] : [];
      return { ask: (present) => namingPages(decide(present, command, procedure), pages), alongside: () => this.publications.keep(tx, pages) };
    });
  }
}
