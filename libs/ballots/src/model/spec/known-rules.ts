import type { BallotRule, Comparison, Term } from '../rule.js';

/** The vote rules of the procedures this system is written for, as data, each with where it stands. */
export interface KnownRule {
  readonly source: string;
  readonly rule: BallotRule;
}

const term = (written: string): Term => {
  const { times = '1', of, among, bringing, weighed } = /^(?:(?<times>\d+)\*)?(?<weighed>weight of )?(?<of>[a-z]+)(?: among (?<among>[a-z-]+))?(?: bringing (?<bringing>[a-z-]+))?$/.exec(written)?.groups ?? {};
  if (/^\d+$/.test(written)) return { times: Number(written), of: 'one' };
  if (!of) throw new Error(`"${written}" is no term.`);
  return { times: Number(times), of: of as Term['of'], ...(among ? { among } : {}), ...(bringing ? { bringing } : {}), ...(weighed ? { weighed: true } : {}) };
};
const condition = (written: string) => {
  const [, left, is, right] = /^(.+?) (>=|>|<=|<) (.+)$/.exec(written)!;
  return { left: term(left!), is: is as Comparison['is'], right: term(right!) };
};
/** `approval: 3*for >= 2*cast`, as the law's mathematics is spoken. */
const holds = (written: string): Comparison => {
  const [, name, asked, onlyIf] = /^(\S+): (.+?)(?: where (.+))?$/.exec(written)!;
  return { name: name!, ...condition(asked!), ...(onlyIf ? { onlyIf: condition(onlyIf) } : {}) };
};
const rule = (id: string, source: string, written: readonly string[], more: Partial<BallotRule> = {}): KnownRule => ({
  source,
  rule: { id, holds: written.map(holds), mayNotVote: [], reasonRequiredFor: [], ...more },
});

export const vTc = rule('V-TC', '全国专业标准化技术委员会管理办法 (AQSIQ Order 191, 2017; memory); two thirds and one quarter in ANSI news 2016-08 on its draft; that abstentions count as cast is by design', [
  'quorum: 4*cast >= 3*members',
  'approval: 3*for >= 2*cast',
  'opposition: 4*against <= cast',
]);
export const vExp = rule('V-EXP', '国家标准管理办法 (SAMR Order 59, 2022), technical review clause', ['experts: cast >= 15', 'approval: 4*for >= 3*cast'], { mayNotVote: ['drafter'] });
export const vOld = rule('V-OLD', '1990-era rules of sector and local standards: two thirds attending, three quarters of them in favour, staff of the drafting units a quarter at most', [
  'attendance: 3*cast >= 2*members',
  'approval: 4*for >= 3*cast',
  'independence: 4*entitled among drafting-unit <= entitled',
]);
export const vOldLetter = rule('V-OLD by letter', 'the same rules, letter ballot: two thirds of the slips returned, three quarters of those returned in favour', ['returns: 3*cast >= 2*members', 'approval: 4*for >= 3*cast']);
export const vGrp = rule('V-GRP', '团体标准管理规定 (国标委联〔2019〕1号), as association rules repeat it: three quarters of those attending, drafters left out', ['approval: 4*for >= 3*cast'], { mayNotVote: ['drafter'] });
export const vGrpWhole = rule('V-GRP of the whole group', 'a stricter association rule that was seen: four fifths of the whole group', ['approval: 5*for >= 4*members'], { mayNotVote: ['drafter'] });
export const otherMatters = rule('other matters', 'ANSI news 2016-08 on the draft of Order 191: more than half for other matters (whether exactly half passes was not seen)', ['majority: 2*for > cast']);

const withoutReasons: Partial<BallotRule> = { setAsideWithoutReason: ['against'] };
export const isoNp = rule(
  'NP',
  'ISO/IEC Directives Part 1 with Consolidated ISO Supplement (2020), 2.3.4 and 2.3.5',
  ['approval: 3*for >= 2*deciding', 'experts: for bringing expert >= 4 where members <= 16', 'experts: for bringing expert >= 5 where members >= 17'],
  withoutReasons,
);
export const isoDis = rule('DIS', 'ISO/IEC Directives Part 1 (2020), 2.6.3', ['approval: 3*for among p-member >= 2*deciding among p-member', 'opposition: 4*against <= deciding'], withoutReasons);
export const isoDisOlder = rule('DIS as an older page has it', 'iec.ch, "Approval stage": less than 25 %', ['approval: 3*for among p-member >= 2*deciding among p-member', 'opposition: 4*against < deciding'], withoutReasons);
export const isoFastTrackFdis = rule('fast-track FDIS without a committee', 'ISO/IEC Directives Part 1 (2020), F.2.3: only rule (b)', ['opposition: 4*against <= deciding'], withoutReasons);
export const twoThirdsOfPMembers = rule('two thirds of P-members voting', 'ISO/IEC Directives Part 1 (2020), 2.5.6 (a CD in case of doubt), 3.1 (TS)', ['approval: 3*for >= 2*deciding']);
export const simpleMajority = rule('simple majority of P-members voting', 'ISO/IEC Directives Part 1 (2020), 2.2.1 (PWI), 3.2 (PAS), 3.3 (TR)', ['majority: 2*for > deciding']);
export const systematicReview = rule('systematic review', 'ISO/IEC Directives Part 1 (2020), 2.9.2 and 2.9.3: used in at least five countries, then a simple majority of the P-members voting', [
  'use: cast bringing use >= 5',
  'majority: 2*for among p-member > deciding among p-member',
]);
export const isoWithdrawal = rule('withdrawal', 'ISO/IEC Directives Part 1 (2020), 2.9.3: no objection', ['objection: against < 1']);
export const cenWeighted = rule('CEN Enquiry and Formal Vote', 'bnpetrole.net "Procedures": at least 55 % of the members voting, who stand for at least 65 % of the population; abstentions are not counted', [
  'members: 100*for >= 55*deciding',
  'population: 100*weight of for >= 65*weight of deciding',
]);

export const knownRules: readonly KnownRule[] = [vTc, vExp, vOld, vOldLetter, vGrp, vGrpWhole, otherMatters, isoNp, isoDis, isoDisOlder, isoFastTrackFdis, twoThirdsOfPMembers, simpleMajority, systematicReview, isoWithdrawal, cenWeighted];
