import { Inject, Injectable } from '@nestjs/common';
import { type Redline, redline, redlineHtml, redlineWords, type TextRevision } from '#lib/texts';
import { ReadTexts } from './read-texts.js';

/** What changed between two revisions of a text, for programs and for people. */
@Injectable()
export class ReadRedline {
  constructor(@Inject(ReadTexts) private readonly texts: ReadTexts) {}

  async asJson(standardId: string, language: string, from: number, to?: number) {
    const { before, after, changes } = await this.between(standardId, language, from, to);
    return { standardId, language, from: named(before), to: named(after), summary: changes.summary, units: changes.units.filter((unit) => unit.changes.length > 0) };
  }

  /** The whole text with its changes, in words of the reader's language around it. */
  async asPage(standardId: string, language: string, reader: string, from: number, to?: number): Promise<string> {
    const { before, after, changes, title } = await this.between(standardId, language, from, to);
    const words = redlineWords(reader);
    return redlineHtml(changes, { of: title[reader] ?? title[language] ?? Object.values(title)[0] ?? '', from: words.revision(before), to: words.revision(after), language: reader, words });
  }

  private async between(standardId: string, language: string, from: number, to?: number): Promise<{ readonly before: TextRevision; readonly after: TextRevision; readonly changes: Redline; readonly title: Readonly<Record<string, string>> }> {
    const before = await this.texts.kept(standardId, language, from);
    const after = await this.texts.kept(standardId, language, to);
    return { before: before.text, after: after.text, changes: redline(before.text.tree, after.text.tree), title: after.title };
  }
}

const named = ({ revision, label, hash }: TextRevision) => ({ revision, label, hash });
