import { canonicalJson, type Outcome, written } from '#lib/kernel';
import type { AttachDocument, DecideTask, DeclarePatent, DisclosePatent } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { commentsDisposed, keyFor } from '../gates.js';
import { named } from '../named.js';
import { isWeaker } from '../patents.js';
import { today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { unlessEntitled, unlessFor } from './entitled.js';
import { ofLanguage } from './languages.js';
import { frozenOrEnded } from './move.js';

export function attachDocument(standard: Underway, command: AttachDocument, procedure: Procedure): Outcome<StandardEvent> {
  const { kind, language, document, title, sha256, counters, by, at } = command;
  const law = named(procedure.documents, kind);
  if (!law) return refusals.documentKindUnknown(kind, Object.keys(procedure.documents));
  const refused = unlessEntitled(by, law.by, `AttachDocument ${kind}`, standard) ?? ofLanguage(standard, kind, language, law.perLanguage) ?? (language ? unlessFor(by, language, law.by, `AttachDocument ${kind}`) : undefined) ?? frozenOrEnded(standard, procedure, false, true);
  if (refused) return refused;
  for (const [name, parts] of Object.entries(law.counters ?? {})) {
    const sum = parts.reduce((total, part) => total + whole(named(counters, part)), 0);
    if (whole(named(counters, name)) !== sum) return refusals.countersDoNotAdd(kind, name, parts, counters);
  }
  const unanswered = law.sumsUp ? commentsDisposed(law.sumsUp, standard) : [];
  if (unanswered.length > 0) return refusals.gatesShut(kind, unanswered);
  const key = keyFor(kind, language);
  const kept = standard.documents[key];
  // The same bytes under another title, or with other figures, are another record; one kept without them is taken as it is.
  if (kept?.sha256 === sha256 && (kept.title ?? title) === title && canonicalJson(kept.counters ?? counters) === canonicalJson(counters)) return [];
  return [{ type: 'DocumentAttached', key, kind, language, document, title, sha256, counters, on: today(at, procedure.zone), at }];
}

export function decideTask(standard: Underway, { task, language, verdict, note, by, at }: DecideTask, procedure: Procedure): Outcome<StandardEvent> {
  const law = named(procedure.tasks, task);
  if (!law) return refusals.taskUnknown(task);
  const refused = unlessEntitled(by, law.by, `DecideTask ${task}`, standard) ?? ofLanguage(standard, task, language, law.perLanguage) ?? (language ? unlessFor(by, language, law.by, `DecideTask ${task}`) : undefined) ?? frozenOrEnded(standard, procedure);
  if (refused) return refused;
  if (!law.stages.includes(standard.stage)) return refusals.notHere(task, standard.stage, law.stages);
  const said = written(note);
  if (verdict === 'return' && !said) return refusals.reasonMissing(`return ${task}`);
  const key = keyFor(task, language);
  const passed = standard.tasks[key];
  if (verdict === 'pass' ? passed && (passed.note ?? null) === said : standard.returned[key] === said) return [];
  return [{ type: 'TaskDecided', key, task, language, verdict, note: said, by: by.id, at }];
}

/** Whoever takes part must disclose the patents they own and those they know of (interim patent rules 2013, art. 5). */
export function disclosePatent(standard: Underway, { patent, holder, claims, by, at }: DisclosePatent, procedure: Procedure): Outcome<StandardEvent> {
  const refused = frozenOrEnded(standard, procedure, false, true);
  if (refused) return refused;
  const disclosed = { holder: holder.trim(), claims: claims.trim() };
  const known = named(standard.patents, patent);
  // Other claims, another holder, or a text that rests on it again: disclosed anew, and a notice that ran is not enough.
  if (known && known.declaration !== 'removed' && known.holder === disclosed.holder && (known.claims ?? disclosed.claims) === disclosed.claims) return [];
  return [{ type: 'PatentDisclosed', patent, ...disclosed, by: by.id, at }];
}

/**
 * The patentee's one choice, as the secretary records it (interim patent rules 2013, arts. 9 and 10). A licence that was
 * promised stays promised. That the text no longer rests on the patent takes a revision of substance after the disclosure.
 */
export function declarePatent(standard: Underway, { patent, choice, by, at }: DeclarePatent, procedure: Procedure): Outcome<StandardEvent> {
  const refused = unlessEntitled(by, ['secretary', 'authority'], 'DeclarePatent', standard) ?? frozenOrEnded(standard, procedure, false, true);
  if (refused) return refused;
  const known = named(standard.patents, patent);
  if (!known) return refusals.patentUnknown(patent);
  if (known.declaration === choice) return [];
  if (known.declaration === 'removed') return refusals.patentNotInText(patent);
  if (choice === 'removed') {
    const { revision = 0 } = known;
    if (standard.text.lastSubstantive <= revision) return refusals.patentStillInText(patent, revision, standard.text.revision);
  } else if (isWeaker(choice, known)) return refusals.declarationIrrevocable(patent, known.holder, known.licensed!, choice);
  return [{ type: 'PatentDeclared', patent, holder: known.holder, choice, by: by.id, at }];
}

/** A count of things; nothing that is not one adds up to anything. */
const whole = (count: number | undefined): number => (count !== undefined && Number.isInteger(count) && count >= 0 ? count : Number.NaN);
