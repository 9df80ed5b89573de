import { Injectable } from '@nestjs/common';
import { Ids, type Instant, type LocalDate, sha256 } from '#lib/kernel';
import type { Tx, Underway } from '#lib/lifecycle';
import { picturesIn, renderHtml, Texts } from '#lib/texts';
import { Directory } from '#lib/participants';
import { PageCatalogue } from './page-words.js';
import type { PublishedPage } from './publications.js';

export interface Edition {
  readonly number: string;
  readonly amendment: number;
  readonly announcedOn: LocalDate;
  readonly implementsOn: LocalDate;
}

/** Renders texts for publication, from the revisions that the decision names. */
@Injectable()
export class RenderPages {
  constructor(
    private readonly texts: Texts,
    private readonly catalogue: PageCatalogue,
    private readonly directory: Directory,
    private readonly ids: Ids,
  ) {}

  async base(standard: Underway, edition: Edition, at: Instant, tx: Tx): Promise<PublishedPage | undefined> {
    const { language, revision } = standard.text;
    return this.page(standard, edition, { language, revision, baseRevision: revision, authoritative: true }, at, tx);
  }

  async language(standard: Underway, language: string, edition: Edition, at: Instant, tx: Tx): Promise<PublishedPage | undefined> {
    const version = standard.languages[language]!;
    return this.page(standard, edition, { language, revision: version.revision, baseRevision: version.baseRevision, authoritative: false }, at, tx);
  }

  private async page(standard: Underway, edition: Edition, of: Pick<PublishedPage, 'language' | 'revision' | 'baseRevision' | 'authoritative'>, at: Instant, tx: Tx): Promise<PublishedPage | undefined> {
    const text = await this.texts.find(standard.id, of.language, of.revision, tx);
    if (!text) return undefined;
    const words = this.catalogue.wordsFor(of.language);
    const title = standard.title[of.language] ?? standard.title['en'] ?? Object.values(standard.title)[0] ?? '';
    const committee = (await this.directory.committee(standard.committee))?.code ?? '';
    const pictures = await this.texts.pictures(standard.id, picturesIn(text.tree), tx);
    const html = renderHtml(text.tree, {
      language: of.language,
      number: edition.amendment > 0 ? `${edition.number} ${words.amendment({ amendment: edition.amendment })}` : edition.number,
      title,
      editionDate: words.date(edition.announcedOn),
      implementationDate: words.date(edition.implementsOn),
      words: words.page,
      pictures: Object.fromEntries(pictures.map(({ ref, mediaType, bytes }) => [ref, `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`])),
      ...(of.authoritative ? {} : { languageVersion: { label: words.label, prevails: words.prevails({ committee }) } }),
    });
    return { id: this.ids.next(), standardId: standard.id, ...edition, ...of, title, html, sha256: sha256(html), at };
  }
}
