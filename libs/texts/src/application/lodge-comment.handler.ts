import { Injectable } from '@nestjs/common';
import { isRefusal, type Refusal, refuse, type Settled } from '#lib/kernel';
import { type Asked, type AskOptions, AskStandard, type LodgeComment, type Recorded, Standards } from '#lib/lifecycle';
import { findUnit } from '../model/address.js';
import type { TextTree } from '../model/unit.js';
import { Texts } from './texts.js';

/** So many laid-out texts are kept at hand: a revision never changes, and comments on one come in numbers. */
const TREES_KEPT = 20;

/** Receives a comment. The unit it is about must be one of the text that is laid out, in the language it was read in. */
@Injectable()
export class LodgeCommentHandler {
  private readonly trees = new Map<string, TextTree>();

  constructor(
    private readonly standards: Standards,
    private readonly asking: AskStandard,
    private readonly texts: Texts,
  ) {}

  async execute(standardId: string, asked: Asked<LodgeComment>, options: AskOptions = {}): Promise<Settled<Recorded>> {
    const unknown = asked.unit === null ? undefined : await this.unlessThere(standardId, asked.unit, asked);
    return unknown ? { is: 'refused', refusal: unknown } : this.asking.ask(standardId, asked, options);
  }

  /** Where nothing is laid out, or not in that language, the decision itself says so. */
  private async unlessThere(standardId: string, unit: string, { kind, language }: Asked<LodgeComment>): Promise<Refusal | undefined> {
    const { standard } = await this.standards.load(standardId);
    if (standard.is === 'unproposed') return undefined;
    const held = Object.hasOwn(standard.consultations, kind) ? standard.consultations[kind] : undefined;
    if (!held || held.closed || !held.languages.includes(language)) return undefined;
    const revision = held.texts?.[language] ?? (language === standard.text.language ? held.revision : (standard.languages[language]?.revision ?? 0));
    const tree = await this.tree(standardId, language, revision);
    const found = tree && findUnit(tree, unit);
    if (found && !isRefusal(found)) return undefined;
    return refuse('UNIT_UNKNOWN', `Revision ${revision} of the text in ${language} has no unit at ${JSON.stringify(unit)}.`, 'Give a unit id, a clause number such as 3.1.2, or leave it out for the whole text.', { address: unit, language, revision });
  }

  private async tree(standardId: string, language: string, revision: number): Promise<TextTree | undefined> {
    const key = `${standardId}/${language}/${revision}`;
    const tree = this.trees.get(key) ?? (revision > 0 ? (await this.texts.find(standardId, language, revision))?.tree : undefined);
    if (!tree) return undefined;
    this.trees.delete(key);
    this.trees.set(key, tree);
    if (this.trees.size > TREES_KEPT) this.trees.delete(this.trees.keys().next().value!);
    return tree;
  }
}
