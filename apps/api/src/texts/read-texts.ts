import { Inject, Injectable } from '@nestjs/common';
import { refuse } from '#lib/kernel';
import { levelOf } from '#lib/languages';
import { refusals, Standards, type Underway } from '#lib/lifecycle';
import { addressesOf, findUnit, lockstepOf, numbersOf, openccScripts, outlineOf, parityOf, plainText, stalenessOf, Texts, unitsUnder } from '#lib/texts';
import { orRefuse } from '../problems/refused.js';

/** What readers and translators see of a text. */
@Injectable()
export class ReadTexts {
  constructor(
    @Inject(Standards) private readonly standards: Standards,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  async isBase(standardId: string, language: string): Promise<boolean> {
    return (await this.standard(standardId)).standard.text.language === language;
  }

  async text(standardId: string, language: string, revision?: number) {
    const { standard, version } = await this.standard(standardId);
    const latest = latestOf(standard, language);
    const wanted = revision ?? latest;
    const found = orRefuse((await this.texts.find(standardId, language, wanted)) ?? revisionUnknown(language, wanted));
    const numbers = numbersOf(found.tree);
    const addresses = addressesOf(found.tree);
    const { tree, pins, ...facts } = found;
    const pinned = new Map(pins.map(({ unit, baseHash }) => [unit, baseHash]));
    const units = tree.units.map(({ id, kind, parent, level, hash, content }) => ({
      id,
      kind,
      parent,
      level: level ?? null,
      number: numbers.get(id) ?? null,
      address: addresses.get(id) ?? null,
      hash,
      baseHash: pinned.get(id) ?? null,
      text: plainText(content),
      content,
    }));
    return { version, latest, ...facts, units };
  }

  /** A revision as it is kept, and what the standard is called. */
  async kept(standardId: string, language: string, revision?: number) {
    const { standard } = await this.standard(standardId);
    const latest = latestOf(standard, language);
    const wanted = revision ?? latest;
    return { text: orRefuse((await this.texts.find(standardId, language, wanted)) ?? revisionUnknown(language, wanted)), title: standard.title };
  }

  /** Units that are missing or stale, with what the base says now and what the version says. */
  async state(standardId: string, language: string) {
    const { standard } = await this.standard(standardId);
    const found = orRefuse(ownOf(standard.languages, language) ?? refusals.languageUnknown(language, Object.keys(standard.languages)));
    const base = await this.texts.find(standardId, standard.text.language, standard.text.revision);
    const own = await this.texts.find(standardId, language, found.revision);
    const staleness = base ? stalenessOf(base.tree, own?.pins ?? []) : { missing: [], stale: [], inStep: [], surplus: [] };
    const addresses = base ? addressesOf(base.tree) : new Map<string, string>();
    const says = new Map(own?.tree.units.map(({ id, content }) => [id, plainText(content)]));
    const inBase = new Set(base?.tree.units.map(({ id }) => id));
    const behind = new Map([...staleness.missing.map((id) => [id, 'missing'] as const), ...staleness.stale.map((id) => [id, 'stale'] as const)]);
    return {
      language,
      level: levelOf(found),
      revision: found.revision,
      baseRevision: standard.text.revision,
      inStep: staleness.inStep.length,
      surplus: own?.tree.units.filter(({ id }) => !inBase.has(id)).map(({ id, content }) => ({ unit: id, text: plainText(content) })) ?? [],
      units: (base?.tree.units ?? [])
        .filter(({ id }) => behind.has(id))
        .map(({ id, kind, content }) => ({ unit: id, kind, address: addresses.get(id) ?? null, state: behind.get(id)!, base: plainText(content), text: says.get(id) ?? null })),
    };
  }

  /**
   * Where every language version stands, clause by clause; with `clause` (a unit id or an address), every unit of it.
   * Derived from the latest revisions, which never change.
   */
  async lockstep(standardId: string, clause?: string) {
    const { standard, version } = await this.standard(standardId);
    const { language: baseLanguage, revision: baseRevision } = standard.text;
    const versions = Object.entries(standard.languages).map(([language, held]) => ({ language, held }));
    const found = await this.texts.standings(standardId, { language: baseLanguage, revision: baseRevision }, versions.map(({ language, held: { revision } }) => ({ language, revision })));
    const standings = versions.map(({ language, held }, at) => ({ language, level: levelOf(held), surplus: found.surplus[at] ?? 0 }));
    const { text, clauses } = lockstepOf(found.units, standings);
    const outline = outlineOf(baseLanguage, found.units);
    const [numbers, addresses] = [numbersOf(outline), addressesOf(outline)];
    const headings = new Map(outline.units.flatMap(({ id, kind, content }) => (kind === 'clause' ? [[id, plainText(content)] as const] : [])));
    const within = clause === undefined ? undefined : orRefuse(findUnit(outline, clause)).id;
    return {
      version,
      baseLanguage,
      baseRevision,
      units: text.units,
      languages: versions.map(({ language, held: { revision, required, mode, late } }, at) => ({
        language,
        revision,
        required,
        mode,
        waiver: late && !late.overdue ? { reason: late.reason, dueOn: late.dueOn } : null,
        surplus: standings[at]!.surplus,
        ...text.languages[language]!,
      })),
      clauses: clauses.map(({ unit, parent, units, languages }) => ({ unit: unit!, parent, number: numbers.get(unit!) ?? null, address: addresses.get(unit!) ?? null, heading: headings.get(unit!) ?? '', units, languages })),
      ...(within === undefined
        ? {}
        : {
            within: unitsUnder(found.units, within).map(({ id, kind, states }) => ({
              unit: id,
              kind,
              address: addresses.get(id) ?? null,
              languages: Object.fromEntries(versions.map(({ language }, at) => [language, states[at]!])),
            })),
          }),
    };
  }

  /** Where a language version is not true to the base text as it stands: derived from the two latest revisions, which never change. */
  async findings(standardId: string, language: string) {
    const { standard } = await this.standard(standardId);
    const { revision } = orRefuse(ownOf(standard.languages, language) ?? refusals.languageUnknown(language, Object.keys(standard.languages)));
    const base = await this.texts.find(standardId, standard.text.language, standard.text.revision);
    const own = await this.texts.find(standardId, language, revision);
    const findings = base && own ? parityOf(base.tree, own.tree, openccScripts()) : [];
    const count = (wanted: string): number => findings.filter(({ severity }) => severity === wanted).length;
    return { language, revision, baseLanguage: standard.text.language, baseRevision: standard.text.revision, errors: count('error'), warnings: count('warning'), notes: count('note'), findings };
  }

  async revisions(standardId: string, language: string) {
    latestOf((await this.standard(standardId)).standard, language);
    return this.texts.revisions(standardId, language);
  }

  private async standard(id: string): Promise<{ readonly standard: Underway; readonly version: number }> {
    const { standard, version } = await this.standards.load(id);
    return { standard: orRefuse(standard.is === 'underway' ? standard : refusals.standardUnknown()), version };
  }
}

function latestOf(standard: Underway, language: string): number {
  if (language === standard.text.language) return standard.text.revision;
  return orRefuse(ownOf(standard.languages, language) ?? refusals.languageUnknown(language, [standard.text.language, ...Object.keys(standard.languages)])).revision;
}

const revisionUnknown = (language: string, revision: number) =>
  refuse('REVISION_UNKNOWN', revision === 0 ? `There is no text in ${language} yet.` : `There is no revision ${revision} in ${language}.`, 'See the list of revisions.', { language, revision });

/** A language version by its tag, never a name every object has. */
const ownOf = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
