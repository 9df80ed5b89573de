import { Injectable } from '@nestjs/common';
import { type Actor, Clock, isRefusal, type LocalDate, type Settled } from '#lib/kernel';
import { type AskOptions, decide, type Prepared, type Procedure, type Recorded, Standards, type StandardEvent, type Tx, type Underway } from '#lib/lifecycle';
import { namingPages } from './naming-pages.js';
import { Numbers, Publications, type PublishedPage } from './publications.js';
import { type Edition, RenderPages } from './render-pages.js';
import { serialOf, standardNumber } from './standard-number.js';

export interface PublishStandard {
  readonly standardId: string;
  readonly by: Actor;
  readonly announcedOn: LocalDate;
  readonly implementsOn: LocalDate;
}

/**
 * Publishes: one number, one date, base text and every language version that moves with it, rendered and kept in the one
 * commit that decides it. Refused, or broken off anywhere, nothing is published and no number is spent.
 */
@Injectable()
export class PublishStandardHandler {
  constructor(
    private readonly standards: Standards,
    private readonly numbers: Numbers,
    private readonly pages: RenderPages,
    private readonly publications: Publications,
    private readonly clock: Clock,
  ) {}

  execute(asked: PublishStandard, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const at = this.clock.now();
    const { by, announcedOn, implementsOn } = asked;
    return this.standards.changeWith({ standardId: asked.standardId, by, at, ...options }, async (standard, procedure, tx): Promise<Prepared> => {
      if (standard.is === 'unproposed') return { ask: () => [] };
      const publishing = procedure.moves.filter(({ publishes }) => publishes);
      const move = publishing.find(({ from }) => from.includes(standard.stage)) ?? publishing[0]!;
      const entitled = move.by.some((role) => by.roles.includes(role)) && move.from.includes(standard.stage);
      const number = entitled ? await this.numberFor(standard, procedure, announcedOn, tx) : '';
      const command = { type: 'MakeMove' as const, move: move.id, details: {}, publication: { number, announcedOn, implementsOn }, by, at };
      const outcome = decide(standard, command, procedure);
      const pages = isRefusal(outcome) ? [] : await this.render(standard, outcome, at, tx);
      return { ask: (present) => namingPages(decide(present, command, procedure), pages), alongside: () => this.publications.keep(tx, pages) };
    });
  }

  private async numberFor(standard: Underway, procedure: Procedure, announcedOn: LocalDate, tx: Tx): Promise<string> {
    if (standard.publication) return standard.publication.number;
    const replaced = standard.replaces && !standard.replacedNumber ? (await this.standards.load(standard.replaces)).standard : undefined;
    const old = standard.replacedNumber ?? (replaced?.is === 'underway' ? replaced.publication?.number : undefined);
    const kept = old === undefined ? undefined : serialOf(old, procedure.series);
    return standardNumber(procedure.series, kept ?? String(await this.numbers.draw(tx, procedure.series)), announcedOn);
  }

  private async render(standard: Underway, events: readonly StandardEvent[], at: string, tx: Tx): Promise<readonly PublishedPage[]> {
    const pages: (PublishedPage | undefined)[] = [];
    let edition: Edition | undefined;
    for (const event of events) {
      if (event.type === 'StandardPublished') {
        const { number, amendment, announcedOn, implementsOn } = event;
        edition = { number, amendment, announcedOn, implementsOn };
        pages.push(await this.pages.base(standard, edition, at, tx));
      } else if (event.type === 'LanguagePublished' && edition) pages.push(await this.pages.language(standard, event.language, edition, at, tx));
    }
    return pages.filter((page) => page !== undefined);
  }
}
