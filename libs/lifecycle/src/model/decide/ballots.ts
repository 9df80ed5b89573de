import { type Ballot, type BallotEvent, type BallotRule, castVote, closeBallot, groupsOf, weighs } from '#lib/ballots';
import { isRefusal, type Instant, type Outcome } from '#lib/kernel';
import type { CastVoteIn, CloseBallot, OpenBallot } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { carriedByOther, changedUnconfirmed, keyFor } from '../gates.js';
import { languageBehind } from '../language-gates.js';
import { named } from '../named.js';
import { revisionsOf, unmetOfText } from '../present-text.js';
import type { Procedure, Question } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { unlessEntitled, unlessFor } from './entitled.js';
import { askedAnew, frozenOrEnded } from './move.js';
import { ofLanguage } from './languages.js';

/** Puts a question to its electorate, which is fixed here: who joins later does not vote, who left has left. */
export function openBallot(standard: Underway, command: OpenBallot, procedure: Procedure): Outcome<StandardEvent> {
  const { question, language, at } = command;
  const asked = named(procedure.ballots, question);
  if (!asked) return refusals.questionUnknown(question);
  const refused = unlessEntitled(command.by, asked.openedBy, `OpenBallot ${question}`, standard) ?? frozenOrEnded(standard, procedure);
  if (refused) return refused;
  if (!asked.stages.includes(standard.stage)) return refusals.notHere(question, standard.stage, asked.stages);
  const wrongLanguage = ofLanguage(standard, question, language, asked.perLanguage);
  if (wrongLanguage) return wrongLanguage;
  // Experts review what is there in full: a language version with units missing or stale is not put to them.
  const behind = language ? languageBehind(standard.languages[language]!, 'complete', standard, procedure) : [];
  if (behind.length > 0) return refusals.gatesShut(keyFor(question, language), behind);
  const key = keyFor(question, language);
  const held = standard.ballots[key];
  if (held && !held.tally) return held.closesAt === command.closesAt ? [] : refusals.ballotUnderWay(key, held.closesAt);
  if (held && isStillAnswered(held, asked, standard)) return refusals.ballotHeld(key);
  if (command.closesAt !== null && command.closesAt <= at) return refusals.closesInThePast(key, command.closesAt);
  const unmet = asked.aboutText ? unmetOfText(standard, procedure) : [];
  if (unmet.length > 0) return refusals.gatesShut(key, unmet);

  const rule = ruleOf(asked.rule, procedure);
  const members = [...new Set(command.holders[asked.electorate])];
  // Whoever worded the text has drafted it, also after the role has ended.
  const barred = new Set(rule.mayNotVote.flatMap((role) => [...(command.holders[role] ?? []), ...(role === 'drafter' ? (standard.text.revisedBy ?? []) : [])]));
  const electorate = members.filter((member) => !barred.has(member));
  if (electorate.length === 0) return refusals.electorateEmpty(question, asked.electorate);
  const weightless = weighs(rule) ? electorate.filter((voter) => !isWeight(named(command.weights ?? {}, voter))) : [];
  if (weightless.length > 0) return refusals.weightsMissing(key, weightless);
  const groups = groupsOf(rule).map((role) => [role, electorate.filter((voter) => command.holders[role]?.includes(voter))] as const);
  return [
    {
      type: 'BallotOpened',
      key,
      question,
      language,
      stage: standard.stage,
      round: standard.rounds[standard.stage] ?? 1,
      revision: standard.text.revision,
      ...(asked.aboutText || language ? { texts: revisionsOf(standard, language ? [language] : undefined) } : {}),
      rule,
      members: members.length,
      electorate,
      ...(groups.length > 0 ? { groups: Object.fromEntries(groups) } : {}),
      ...(weighs(rule) ? { weights: Object.fromEntries(electorate.map((voter) => [voter, command.weights![voter]!])) } : {}),
      closesAt: command.closesAt,
      at,
    },
  ];
}

/** The rule as the ballot keeps it: counted as it was when the question was put. */
function ruleOf(id: string, { rules }: Procedure): BallotRule {
  const { holds, mayNotVote = [], reasonRequiredFor = [], setAsideWithoutReason } = rules[id]!;
  return { id, holds, mayNotVote, reasonRequiredFor, ...(setAsideWithoutReason ? { setAsideWithoutReason } : {}) };
}

const isWeight = (weight: number | undefined): boolean => weight !== undefined && Number.isSafeInteger(weight) && weight > 0;

/** Has this question been answered, on the wording there is now? Then it is not put again in this round. */
function isStillAnswered({ tally, language, revision }: Ballot, asked: Question, standard: Underway): boolean {
  if (!tally || !(tally.passed || asked.onFail)) return false;
  if (asked.settles === 'language-review' && language) return standard.languages[language]!.reviewed;
  return !asked.aboutText || (revision >= standard.text.lastSubstantive && !changedUnconfirmed(standard, revision));
}

export function cast(standard: Underway, command: CastVoteIn, procedure: Procedure): Outcome<StandardEvent> {
  const refused = frozenOrEnded(standard, procedure, false, 'ballots');
  if (refused) return refused;
  const ballot = named(standard.ballots, command.ballot);
  // The electorate was fixed when the ballot opened; whoever has left the committee since then has left it here as well.
  const role = ballot && named(procedure.ballots, ballot.question)?.electorate;
  if (role && ballot.electorate.includes(command.by.id)) {
    const what = `CastVote ${command.ballot}`;
    const left = unlessEntitled(command.by, [role], what) ?? (ballot.language ? unlessFor(command.by, ballot.language, [role], what) : undefined);
    if (left) return left;
  }
  return castVote(ballot, command.ballot, { voter: command.by, choice: command.choice, reason: command.reason ?? undefined, brings: command.brings, seal: command.seal, at: command.at });
}

export function close(standard: Underway, { ballot, by, at }: CloseBallot, procedure: Procedure): Outcome<StandardEvent> {
  const held = named(standard.ballots, ballot);
  const asked = held && procedure.ballots[held.question]!;
  const refused = (asked && unlessEntitled(by, [...asked.openedBy, 'system'], `CloseBallot ${ballot}`, standard)) ?? (held?.tally ? undefined : frozenOrEnded(standard, procedure, false, 'ballots'));
  return refused ?? counted(standard, ballot, at, procedure);
}

/** Counts, and does at once what the procedure makes follow: back for rework after a failure, a language signed off. */
export function counted(standard: Underway, ballot: string, at: Instant, procedure: Procedure): Outcome<StandardEvent> {
  const closed = closeBallot(named(standard.ballots, ballot), ballot, at);
  if (isRefusal(closed)) return closed;
  return closed.flatMap((event): StandardEvent[] => {
    if (event.type !== 'BallotClosed') return [event];
    return [event, ...following(standard, event, procedure.ballots[event.question]!, at, procedure)];
  });
}

function following(standard: Underway, closed: Extract<BallotEvent, { type: 'BallotClosed' }>, asked: Question, at: Instant, procedure: Procedure): StandardEvent[] {
  const ballot = standard.ballots[closed.ballot]!;
  if (closed.tally.passed) {
    return asked.settles === 'language-review' && closed.language && isStillAsVotedOn(standard, ballot, closed.language)
      ? [{ type: 'LanguageReviewed', language: closed.language, baseRevision: standard.text.revision, at }]
      : [];
  }
  // A ballot that outlived its stage decides nothing any more, nor does one whose question the other body has carried.
  if (!asked.onFail || standard.stage !== ballot.stage || standard.stage === asked.onFail.to || carriedByOther(closed.question, standard, procedure)) return [];
  const { to } = asked.onFail;
  const failures = (standard.failures[standard.stage] ?? 0) + 1;
  return [{ type: 'StageReturned', from: standard.stage, stage: to, because: `ballot:${closed.ballot}`, failures, anew: askedAnew(to, standard, procedure), at }];
}

/** The language version cannot be revised while experts vote on it; the base text may have been, under their hands. */
function isStillAsVotedOn(standard: Underway, { revision }: Ballot, language: string): boolean {
  const { lag } = standard.languages[language]!;
  return revision >= standard.text.lastSubstantive || (lag.missing === 0 && lag.stale === 0);
}
