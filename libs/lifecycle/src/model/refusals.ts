import { type CalendarGap, type Facts, refuse, type Period, type Refusal, type Unmet } from '#lib/kernel';
import { lengthFacts, lengthOf } from './periods.js';
import type { Underway } from './standard.js';

/** Every "no" of this noun, with its facts. Codes are listed in the README and phrased per language at the edge. */
export const refusals = {
  standardUnknown: (): Refusal => refuse('STANDARD_UNKNOWN', 'There is no such standard.', 'Check the address.'),
  standardExists: (id: string): Refusal => refuse('STANDARD_EXISTS', 'A standard with this id has been proposed already.', 'Use another id.', { standard: id }),
  stageUnknown: (stage: string, stages: readonly string[]): Refusal => refuse('STAGE_UNKNOWN', `The procedure knows no stage "${stage}".`, `Use one of: ${stages.join(', ')}.`, { stage, stages }),
  notObserved: (stage: string): Refusal => refuse('NOT_OBSERVED', `The standard goes its own way here and is at ${stage}.`, 'What happened to it stands in its log; only a standard recorded from elsewhere takes observed stages.', { stage }),
  procedureUnknown: (id?: string): Refusal => refuse('PROCEDURE_UNKNOWN', 'There is no such procedure in force.', 'See GET /procedures.', { procedure: id }),
  procedureInvalid: (count: number): Refusal =>
    refuse('PROCEDURE_INVALID', `The procedure has ${count === 1 ? 'a problem' : `${count} problems`}, and nothing of it was taken in.`, 'Correct what is listed, and send it again.', { count }),
  procedureKept: (id: string, version: number, hash: string): Refusal =>
    refuse('PROCEDURE_KEPT', `Version ${version} of "${id}" is known already, and says something else.`, 'Give it the next version: standards may be pinned to the one that is known.', { procedure: id, version, hash }),
  whatIfPast: (at: string, now: string): Refusal => refuse('WHAT_IF_PAST', `${at} is over: it is ${now}.`, 'Ask about a day to come; what was is in the log.', { at, now }),
  staleVersion: (expected: number, present: number): Refusal =>
    refuse('STALE_ETAG', `The standard is at version ${present}, not ${expected}.`, 'Fetch it again, and repeat the change on what you see.', { expected, present }),
  keyReused: (key: string): Refusal => refuse('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used for another request.', 'Use a new key for a new request.', { key }),
  numberTaken: (number: string): Refusal => refuse('NUMBER_TAKEN', `The number ${number} belongs to another standard.`, 'Numbers are never used twice.', { number }),
  numberMalformed: (number: string, series: string): Refusal =>
    refuse('NUMBER_MALFORMED', `"${number}" is no number of the series ${series}.`, `Write it like ${series} 1234—2020.`, { number: number.trim() || '—', series }),
  replacedNotInForce: (number: string): Refusal => refuse('REPLACED_NOT_IN_FORCE', `"${number}" is kept here and is not in force.`, 'Only a standard in force can be replaced.', { number }),
  replacedTwice: (number: string): Refusal => refuse('REPLACED_TWICE', `Another published standard replaces ${number} already.`, 'A standard is replaced once; have the proposal corrected.', { number }),
  titleMissing: (language: string): Refusal => refuse('TITLE_MISSING', `The title has no text in ${language}, the language of the base text.`, 'Give the title in that language as well.', { language }),
  notEntitled: (what: string, roles: readonly string[]): Refusal =>
    refuse('NOT_ENTITLED', `Only ${roles.join(', ') || 'the system'} may do this.`, `Ask a ${roles.join(' or a ') || 'due date to arrive'}.`, { what, roles }),
  moveUnknown: (move: string): Refusal => refuse('MOVE_UNKNOWN', `The procedure knows no move "${move}".`, 'See /next for the moves there are.', { move }),
  moveOutOfOrder: (move: string, stage: string, from: readonly string[]): Refusal =>
    refuse('MOVE_OUT_OF_ORDER', `"${move}" starts from ${from.join(' or ')}; the standard is at ${stage}.`, 'See /next for the moves from here.', { move, stage, from }),
  gatesShut: (move: string, unmet: readonly Unmet[]): Refusal =>
    refuse('GATES_SHUT', `${unmet.length} condition${unmet.length === 1 ? '' : 's'} of "${move}" ${unmet.length === 1 ? 'is' : 'are'} not met.`, 'Meet every condition listed, then ask again.', { move, count: unmet.length }, unmet),
  frozen: (frozen: NonNullable<Underway['frozen']>): Refusal =>
    refuse('STANDARD_FROZEN', `The item is frozen since ${frozen.since}: the period "${frozen.clock}" ran out.`, 'The authority may grant an extension or terminate the item.', { ...frozen }),
  suspended: ({ since, on, by, reason }: NonNullable<Underway['suspended']>): Refusal =>
    refuse('STANDARD_SUSPENDED', `The item is suspended since ${on}: ${reason}`, 'It goes on once it is resumed; see /next for who may do that and what goes on meanwhile.', { since, on, by, reason }),
  notSuspended: (): Refusal => refuse('NOT_SUSPENDED', 'The item is not suspended.', 'There is nothing to resume.'),
  notEnded: (stage: string): Refusal => refuse('NOT_ENDED', `The item has not ended; it is at ${stage}.`, 'Only what has ended is reinstated.', { stage }),
  continuedElsewhere: (standards: readonly string[]): Refusal =>
    refuse('CONTINUED_ELSEWHERE', `The item goes on in ${standards.length === 1 ? 'another standard' : `${standards.length} others`}.`, 'Work on what it has become.', { standards }),
  turnUnknown: (turn: string): Refusal => refuse('TURN_UNKNOWN', `The procedure does not know "${turn}".`, 'See /next for what it knows.', { turn }),
  itemPublished: (number: string): Refusal => refuse('ITEM_PUBLISHED', `The standard has been published as ${number}.`, 'What is published changes neither its track nor its extent; propose a new item.', { number }),
  partsTooFew: (least: number, count: number): Refusal => refuse('PARTS_TOO_FEW', `A split needs at least ${least} parts; this one has ${count}.`, 'Name every part with its title.', { least, count }),
  partOpened: (parts: readonly { readonly id: string; readonly title: Readonly<Record<string, string>> }[], language: string): Refusal =>
    refuse('PART_OPENED', `An earlier split opened ${parts.map(({ title }) => `"${title[language] ?? ''}"`).join(', ')} already.`, 'Work on the part there is; one that is another has another title.', { titles: parts.map(({ title }) => title[language] ?? ''), parts }),
  unitsLeftBehind: (units: readonly string[]): Refusal =>
    refuse('UNITS_LEFT_BEHIND', `The source would end, and ${units.length} units would go into no part.`, 'Give every unit to a part, or let the source go on.', { count: units.length, units: units.slice(0, 20) }),
  mergeTooFew: (): Refusal => refuse('MERGE_TOO_FEW', 'A merge needs at least two different standards.', 'Name those that become one, each once.'),
  mergeDiffers: (what: string, values: readonly string[]): Refusal => refuse('MERGE_DIFFERS', `The standards differ in their ${what}: ${values.join(', ')}.`, 'Make them agree first, then merge.', { what, values }),
  replacesSeveral: (numbers: readonly string[]): Refusal =>
    refuse('REPLACES_SEVERAL', `What they become would replace ${numbers.join(' and ')}, and a standard replaces one.`, 'Merge those that replace the same standard or none; let the others go on by themselves, or propose a new item.', { numbers }),
  turnOutOfOrder: (turn: string, stage: string, from: readonly string[]): Refusal =>
    refuse('TURN_OUT_OF_ORDER', `"${turn}" is possible from ${from.join(' or ')}; the standard is at ${stage}.`, 'See /next for what is possible from here.', { turn, stage, from }),
  ended: (stage: string): Refusal => refuse('STANDARD_ENDED', `The item has ended (${stage}).`, 'Propose a new one.', { stage }),
  documentKindUnknown: (kind: string, kinds: readonly string[]): Refusal => refuse('DOCUMENT_KIND_UNKNOWN', `The procedure knows no document "${kind}".`, `Use one of: ${kinds.join(', ')}.`, { kind, kinds }),
  documentEmpty: (): Refusal => refuse('DOCUMENT_EMPTY', 'The document has no bytes.', 'Choose the file again, and send what it contains.'),
  mediaTypeNotTaken: (mediaType: string, taken: readonly string[]): Refusal => refuse('MEDIA_TYPE_NOT_TAKEN', `Documents of type ${mediaType} are not taken.`, `Use one of: ${taken.join(', ')}.`, { mediaType, taken }),
  mediaTypeNotTrue: (mediaType: string): Refusal => refuse('MEDIA_TYPE_NOT_TRUE', `The bytes are not ${mediaType}.`, 'Give the type the file really has, or choose the right file.', { mediaType }),
  countersDoNotAdd: (kind: string, name: string, parts: readonly string[], counters: Readonly<Record<string, number>>): Refusal =>
    refuse('COUNTERS_DO_NOT_ADD', `In ${kind}, ${name} is not ${parts.join(' + ')}.`, 'Correct the counters of the table.', { kind, name, parts, counters }),
  languageUnknown: (language: string | null, languages: readonly string[]): Refusal =>
    refuse('LANGUAGE_UNKNOWN', language ? `"${language}" is no language version of this standard.` : 'Say which language version is meant.', `Use one of: ${languages.join(', ') || 'none is planned'}.`, { language, languages }),
  languagePlannedTwice: (language: string): Refusal => refuse('LANGUAGE_PLANNED_TWICE', `"${language}" is planned more than once, or is the language of the base text.`, 'Name each language version once.', { language }),
  languageNotNeeded: (what: string): Refusal => refuse('LANGUAGE_NOT_NEEDED', `"${what}" is not asked per language.`, 'Leave the language out.', { what }),
  taskUnknown: (task: string): Refusal => refuse('TASK_UNKNOWN', `The procedure knows no task "${task}".`, 'See /next for what waits.', { task }),
  notHere: (what: string, stage: string, stages: readonly string[]): Refusal =>
    refuse('NOT_AT_THIS_STAGE', `"${what}" belongs to ${stages.join(' or ')}; the standard is at ${stage}.`, 'Wait for that stage, or see /next.', { what, stage, stages }),
  exceptionIncomplete: (gate: string, unmet: readonly Unmet[]): Refusal =>
    refuse('EXCEPTION_INCOMPLETE', `${unmet.length === 1 ? 'Something is' : `${unmet.length} things are`} missing for an exception from "${gate}".`, 'Give everything listed, then ask again.', { gate, count: unmet.length }, unmet),
  gateUnknown: (gate: string): Refusal => refuse('GATE_UNKNOWN', `No move from here has a gate "${gate}" that may be set aside.`, 'Only conditions the law words with "generally" may be.', { gate }),
  textClosed: (stage: string): Refusal => refuse('TEXT_CLOSED', `The base text is not open for revision at stage ${stage}.`, 'Have the item returned for rework first.', { stage }),
  textLaidOut: (what: string): Refusal => refuse('TEXT_LAID_OUT', `The text is laid out for "${what}" and must stay as it is.`, 'Wait until that is closed.', { what }),
  changeNotEditorial: (added: number, removed: number, units: readonly string[]): Refusal =>
    refuse('CHANGE_NOT_EDITORIAL', `An editorial change adds or removes no unit; this one adds ${added} and removes ${removed}.`, 'Record it as a change of substance, or leave the units as they are.', { added, removed, units: units.slice(0, 20) }),
  ownChange: (revision: number, roles: readonly string[]): Refusal =>
    refuse('OWN_CHANGE', `Revision ${revision} is wording of your own.`, `Have it confirmed by another ${roles.join(' or ')}.`, { revision, roles }),
  textMoved: (revision: number): Refusal => refuse('TEXT_MOVED', `The text is at revision ${revision} now.`, 'Fetch it again and repeat the change.', { revision }),
  adoptionOutsideParallel: (adoption: string): Refusal =>
    refuse('ADOPTION_OUTSIDE_PARALLEL', `A text adopted ${adoption} is outside the parallel scheme.`, 'Plan its language versions for later, or as originals.', { adoption }),
  questionUnknown: (question: string): Refusal => refuse('QUESTION_UNKNOWN', `The procedure knows no question "${question}".`, 'See /next for the ballots there are.', { question }),
  electorateEmpty: (question: string, role: string): Refusal => refuse('ELECTORATE_EMPTY', `Nobody is entitled to vote on "${question}".`, `Appoint holders of the role ${role}.`, { question, role }),
  weightsMissing: (ballot: string, voters: readonly string[]): Refusal =>
    refuse('WEIGHTS_MISSING', `"${ballot}" is counted by weight, and ${voters.length} of those entitled have no whole number for theirs.`, 'Give the weight of everyone entitled to vote.', { ballot, count: voters.length, voters }),
  closesInThePast: (ballot: string, closesAt: string): Refusal => refuse('CLOSES_IN_THE_PAST', `"${ballot}" would close at ${closesAt}, before anyone can vote.`, 'Let it close later, or leave the day out and close it by hand.', { ballot, closesAt }),
  ballotHeld: (ballot: string): Refusal => refuse('BALLOT_HELD', `"${ballot}" has been put to the vote in this round already.`, 'Return the standard for rework before asking again.', { ballot }),
  ballotUnderWay: (ballot: string, closesAt: string | null): Refusal =>
    refuse('BALLOT_UNDER_WAY', `"${ballot}" is being voted on already, ${closesAt ? `until ${closesAt}` : 'and closes by hand'}.`, 'Those who vote were told that end: let it run, then see what it decided.', { ballot, closesAt }),
  consultationKindUnknown: (kind: string): Refusal => refuse('CONSULTATION_UNKNOWN', `The procedure knows no consultation "${kind}".`, 'See /next.', { kind }),
  consultationHeld: (kind: string): Refusal => refuse('CONSULTATION_HELD', `The consultation "${kind}" has been opened in this round already.`, 'A further one needs a new round of its stage.', { kind }),
  periodTooShort: (kind: string, closesOn: string, earliest: string, minimum: Period, exception: readonly Unmet[] = []): Refusal =>
    refuse(
      'PERIOD_TOO_SHORT',
      `Closing on ${closesOn} leaves less than ${lengthOf(minimum)}.`,
      exception.length > 0 ? `Close on ${earliest} or later, or record why a shorter period is right.` : `Close on ${earliest} or later.`,
      { kind, closesOn, earliest, ...lengthFacts(minimum) },
      exception,
    ),
  calendarYearUnknown: ({ calendar, year }: CalendarGap): Refusal =>
    refuse('CALENDAR_YEAR_UNKNOWN', `The calendar "${calendar}" does not say which days of ${year} are worked.`, 'Enter that year once it is announced; until then the last day cannot be known.', { calendar, year }),
  noClockToPause: (): Refusal => refuse('NO_CLOCK_TO_PAUSE', 'No period is running that may be paused.', 'See /next.'),
  noClock: (): Refusal => refuse('NO_CLOCK_RUNS', 'No period is running that could be extended.', 'See /next.'),
  extensionTooLate: (lastDay: string, exception: readonly Unmet[] = []): Refusal => refuse('EXTENSION_TOO_LATE', `The last day to ask was ${lastDay}.`, 'Finish in time; an overdue item is frozen, and the authority decides.', { lastDay }, exception),
  extensionTooLong: (months: number, maxMonths: number, exception: readonly Unmet[] = []): Refusal => refuse('EXTENSION_TOO_LONG', `An extension has from 1 to ${maxMonths} months.`, `Ask for ${maxMonths} months or less.`, { months, maxMonths }, exception),
  extensionUsedUp: (times: number, exception: readonly Unmet[] = []): Refusal => refuse('EXTENSION_USED_UP', `The period has been extended ${times} time${times === 1 ? '' : 's'}: no more.`, 'Finish in time.', { times }, exception),
  extensionNotAsked: (): Refusal => refuse('EXTENSION_NOT_ASKED', 'Nobody has asked for an extension.', 'Wait for the request.'),
  patentUnknown: (patent: string): Refusal => refuse('PATENT_UNKNOWN', `No patent "${patent}" has been disclosed.`, 'Disclose it first.', { patent }),
  patentNotInText: (patent: string): Refusal => refuse('PATENT_NOT_IN_TEXT', `The text no longer rests on "${patent}".`, 'If it does again, disclose it again; then record the declaration.', { patent }),
  patentStillInText: (patent: string, disclosedAt: number, revision: number): Refusal =>
    refuse('PATENT_STILL_IN_TEXT', `"${patent}" was disclosed at revision ${disclosedAt} of the base text; no change of substance has been made since.`, 'Take what rests on it out of the base text first.', { patent, disclosedAt, revision }),
  declarationIrrevocable: (patent: string, holder: string, declared: string, asked: string): Refusal =>
    refuse('DECLARATION_IRREVOCABLE', `${holder} has declared "${declared}" on "${patent}", and is bound by it.`, 'Only a freer licence can follow: "a" after "b".', { patent, holder, declared, asked }),
  alreadyPublished: ({ number, announcedOn, implementsOn, language }: { readonly number: string; readonly announcedOn: string; readonly implementsOn?: string; readonly language?: string }): Refusal =>
    refuse('ALREADY_PUBLISHED', `${number}${language ? ` (${language})` : ''} was announced on ${announcedOn}${implementsOn ? `, to be implemented from ${implementsOn}` : ''}.`, 'Dates that were announced stand. A change of the text is published as an amendment.', {
      number,
      announcedOn,
      ...(implementsOn ? { implementsOn } : {}),
      ...(language ? { language } : {}),
    }),
  moveMade: (move: string, details: readonly string[], recorded: Readonly<Record<string, string>>): Refusal =>
    refuse('MOVE_MADE', `"${move}" was made with other details: ${details.join(', ')}.`, 'What came with a move stands. See the log.', { move, details, recorded }),
  datesOutOfOrder: (announcedOn: string, implementsOn: string): Refusal =>
    refuse('DATES_OUT_OF_ORDER', `Implementation on ${implementsOn} is not after the announcement on ${announcedOn}.`, 'Leave a transition period.', { announcedOn, implementsOn }),
  announcementOutOfRange: (announcedOn: string, earliest: string, latest: string): Refusal =>
    refuse('ANNOUNCEMENT_OUT_OF_RANGE', `An announcement on ${announcedOn} does not lie between ${earliest} and ${latest}.`, `Give the day it was announced, from ${earliest} to ${latest}.`, { announcedOn, earliest, latest }),
  implementationPast: (implementsOn: string, earliest: string): Refusal =>
    refuse('IMPLEMENTATION_IN_THE_PAST', `Implementation on ${implementsOn} is a day that has passed.`, `Let it take effect on ${earliest} or later.`, { implementsOn, earliest }),
  detailsMissing: (move: string, missing: readonly string[]): Refusal =>
    refuse(
      'DETAILS_MISSING',
      `"${move}" needs: ${missing.join(', ')}.`,
      'Give them with the move.',
      { move, missing },
    ),
  basePublishedFirst: (facts: Facts = {}): Refusal => refuse('BASE_NOT_PUBLISHED', 'The base text, as it stands, is not published yet.', 'A language version is published with it or after it.', facts),
  nothingToExcuse: (language: string): Refusal => refuse('NOT_PARALLEL', `"${language}" does not move with the base text, so it cannot be late.`, 'Nothing needs to be excused.', { language }),
  reasonMissing: (what: string): Refusal => refuse('REASON_REQUIRED', `"${what}" needs a written reason.`, 'Say why.', { what }),
} as const;
