import type { Calendars } from '#lib/kernel';
import { checkProcedure, type ProblemCode } from './check-procedure.js';
import { gbt, gbtWith } from './spec/gbt.js';

type Plant = Parameters<typeof gbtWith>[0];
const moveOf = (procedure: Parameters<Plant>[0], id: string) => procedure.moves.find((move) => move.id === id)!;
const indexOf = (id: string) => gbt.moves.findIndex((move) => move.id === id);
const appointable = ['secretary', 'chair', 'member', 'drafter', 'translator', 'language-expert', 'expert', 'assessor', 'review-body', 'authority', 'enterprise'];
const calendars: Calendars = { somewhere: { id: 'somewhere', weekend: [6, 7], years: {} } };
const names = { 'zh-Hans': '名', 'zh-Hant': '名', en: 'name', pt: 'nome' };

/** One fault for each thing the checker can find: where it is found, and how it was planted. The compiler misses none. */
const faults: Readonly<Record<ProblemCode, readonly [path: string, plant: Plant][]>> = {
  STAGE_UNKNOWN: [
    ['/start', (p) => (p.start = '01')],
    [`/moves/${indexOf('submit')}/to`, (p) => (moveOf(p, 'submit').to = '51')],
    [`/moves/${indexOf('terminate')}/from/0`, (p) => (moveOf(p, 'terminate').from[0] = 'nowhere')],
    ['/documents/MINUTES/anew', (p) => (p.documents['MINUTES']!.anew = '41')],
    ['/tasks/patent-call/stages/0', (p) => (p.tasks['patent-call']!.stages = ['21', '20'])],
    ['/consultations/draft/stages/1', (p) => p.consultations['draft']!.stages.push('31')],
    ['/ballots/review/onFail/to', (p) => (p.ballots['review']!.onFail = { to: '21' })],
    ['/turns/suspend/from/0', (p) => (p.turns!.suspend!.from = ['21'])],
    ['/turns/convert/0/stages/21', (p) => (p.turns!.convert![0]!.stages = { '21': '20' })],
    ['/histories/unseen/15', (p) => (p.histories = { unseen: { '15': { days: 1, source: 'none', mark: 'design' } }, exceptions: {} })],
    ['/histories/exceptions/odd/from/0', (p) => (p.histories = { unseen: {}, exceptions: { odd: { from: ['21'], to: ['20'], source: 'none', mark: 'design', name: names } } })],
    ['/histories/exceptions/odd/to/0', (p) => (p.histories = { unseen: {}, exceptions: { odd: { from: ['20'], to: ['21'], source: 'none', mark: 'design', name: names } } })],
  ],
  ROLE_UNKNOWN: [
    [`/moves/${indexOf('submit')}/by/0`, (p) => (moveOf(p, 'submit').by = ['clerk', 'secretary'])],
    [`/moves/${indexOf('submit')}/told/0`, (p) => (moveOf(p, 'submit').told = ['everyone'])],
    ['/turns/suspend/resumedBy/0', (p) => (p.turns!.suspend!.resumedBy = ['clerk'])],
    ['/told/TaskDecided/0', (p) => (p.told['TaskDecided'] = ['everyone'])],
    ['/ballots/review/electorate', (p) => (p.ballots['review']!.electorate = 'voter')],
    ['/ballots/review/openedBy/0', (p) => (p.ballots['review']!.openedBy = ['clerk', 'chair'])],
    ['/rules/V-TC/mayNotVote/0', (p) => (p.rules['V-TC']!.mayNotVote = ['guest'])],
    ['/rules/V-TC/holds/1/left/among', (p) => (p.rules['V-TC']!.holds[1]!.left.among = 'p-member')],
    ['/documents/DRAFT/by/0', (p) => (p.documents['DRAFT']!.by = ['author'])],
    ['/consultations/draft/generally/by/0', (p) => (p.consultations['draft']!.generally = { by: ['minister'] })],
    ['/review/generally/by/0', (p) => (p.review.generally = { by: ['minister'] })],
    ['/consultations/draft/commentBy/0', (p) => (p.consultations['draft']!.commentBy = ['reader'])],
    ['/languages/submittedBy/0', (p) => (p.languages.submittedBy = ['agency'])],
    ['/clocks/plan/extension/decidedBy/0', (p) => (p.clocks['plan']!.extension!.decidedBy = ['minister'])],
    [`/moves/${indexOf('submit')}/by/0`, (p) => (moveOf(p, 'submit').by = ['system', 'secretary'])],
  ],
  DOCUMENT_UNKNOWN: [
    [`/moves/${indexOf('file')}/gates/1/document/kind`, (p) => (moveOf(p, 'file').gates[1] = { document: { kind: 'LETTER' } })],
    ['/clocks/plan/generally/evidence/1', (p) => (p.clocks['plan']!.generally = { by: ['authority'], evidence: ['EVIDENCE', 'RUMOUR'] })],
  ],
  BALLOT_UNKNOWN: [
    [`/moves/${indexOf('file')}/gates/0/ballotPassed/question`, (p) => (moveOf(p, 'file').gates[0] = { ballotPassed: { question: 'idea' } })],
    [`/moves/${indexOf('submit')}/gates/0/ballotPassed/orElse`, (p) => (moveOf(p, 'submit').gates[0] = { ballotPassed: { question: 'review', orElse: 'letter' } })],
  ],
  TASK_UNKNOWN: [[`/moves/${indexOf('issue-plan')}/gates/0/taskPassed/task`, (p) => (moveOf(p, 'issue-plan').gates[0] = { taskPassed: { task: 'blessing' } })]],
  CONSULTATION_UNKNOWN: [
    ['/documents/COMMENT_TABLE/sumsUp', (p) => (p.documents['COMMENT_TABLE']!.sumsUp = 'survey')],
    [`/moves/${indexOf('to-review')}/gates/0/consultationClosed/kind`, (p) => (moveOf(p, 'to-review').gates[0] = { consultationClosed: { kind: 'survey' } })],
    [`/moves/${indexOf('to-review')}/gates/1/commentsDisposed/kind`, (p) => (moveOf(p, 'to-review').gates[1] = { commentsDisposed: { kind: 'survey' } })],
  ],
  MILESTONE_UNKNOWN: [[`/moves/${indexOf('submit')}/gates/3/textLabelled/label`, (p) => (moveOf(p, 'submit').gates[3] = { textLabelled: { label: 'FDIS' } })]],
  CLOCK_UNKNOWN: [
    ['/clocks/plan/lapseStarts/0', (p) => (p.clocks['plan']!.lapseStarts = ['sand'])],
    [`/moves/${indexOf('implement')}/automatic/lapsed`, (p) => (moveOf(p, 'implement').automatic = { lapsed: 'sand' })],
    [`/moves/${indexOf('issue-plan')}/starts/1`, (p) => moveOf(p, 'issue-plan').starts!.push('sand')]],
  RULE_UNKNOWN: [['/ballots/amendment/rule', (p) => (p.ballots['amendment']!.rule = 'V-OLD')]],
  EVENT_UNKNOWN: [['/told/PartyGiven', (p) => (p.told['PartyGiven'] = ['member'])]],
  ZONE_UNKNOWN: [
    ['/zone', (p) => (p.zone = 'Asia/Atlantis')],
    ['/languages/late/within/zone', (p) => delete p.languages.late.days && (p.languages.late.within = { days: 90, zone: 'Europe/Atlantis' })],
  ],
  DATE_INVALID: [['/validFrom', (p) => (p.validFrom = '2023-02-29')]],
  MOVE_TWICE: [[`/moves/${gbt.moves.length}/id`, (p) => p.moves.push({ ...moveOf(p, 'confirm') })]],
  NOBODY_MAY: [
    ['/documents/MINUTES/by', (p) => (p.documents['MINUTES']!.by = [])],
    ['/consultations/draft/openedBy', (p) => (p.consultations['draft']!.openedBy = [])],
    ['/clocks/plan/pause/by', (p) => (p.clocks['plan']!.pause = { by: [], source: 'x', mark: 'design' })],
    ['/tasks/minutes-signed/by', (p) => (p.tasks['minutes-signed']!.by = [])],
    [`/moves/${indexOf('publish')}/by`, (p) => (moveOf(p, 'publish').by = [])],
  ],
  START_ENDED: [['/start', (p) => (p.start = 'withdrawn')]],
  STAGE_UNREACHABLE: [
    ['/stages/35', (p) => {
      p.stages['35'] = { ...p.stages['30']! };
      p.moves.push({ ...moveOf(p, 'to-review'), id: 'on', from: ['35'] });
    }],
    ['/stages/rejected', (p) => (p.moves = p.moves.filter(({ id }) => id !== 'reject'))],
  ],
  STAGE_WITHOUT_WAY_OUT: [['/stages/95', (p) => (p.moves = p.moves.filter(({ from }) => !from.includes('95')))]],
  STAGE_WITHOUT_WAY_ONWARD: [['/stages/30', (p) => (moveOf(p, 'to-review').onward = false)]],
  STAGE_NEVER_ENDS: [
    ['/stages/91', (p) => {
      p.stages['91'] = { code: '90.00', name: names };
      p.stages['92'] = { code: '90.01', name: names };
      const step = { ...moveOf(p, 'propose-withdrawal'), gates: [] };
      p.moves.push({ ...step, id: 'a', from: ['90'], to: '91' }, { ...step, id: 'b', from: ['91'], to: '92', onward: true }, { ...step, id: 'c', from: ['92'], to: '91', onward: true });
    }],
  ],
  TERMINAL_LEADS_ON: [['/stages/rejected', (p) => moveOf(p, 'terminate').from.push('rejected')]],
  IN_FORCE_MISSING: [['/stages', (p) => delete p.stages['in-force']!.inForce]],
  IN_FORCE_BEFORE_EDITION: [['/stages/20/inForce', (p) => (p.stages['20']!.inForce = true)]],
  SKIP_NOT_BETWEEN: [[`/moves/${indexOf('submit')}/skips/0`, (p) => (moveOf(p, 'submit').skips = ['60'])]],
  MAIN_STAGE_UNKNOWN: [[`/moves/${indexOf('review-again')}/skips/0`, (p) => (moveOf(p, 'review-again').skips = ['25'])]],
  TURN_FROM_LIVING: [['/turns/reinstate/0/from/0', (p) => (p.turns!.reinstate![0]!.from = ['20'])]],
  TURN_FROM_END: [['/turns/suspend/from/0', (p) => (p.turns!.suspend!.from = ['rejected'])]],
  TURN_LEADS_TO_END: [
    ['/turns/reinstate/0/to', (p) => (p.turns!.reinstate![0]!.to = 'rejected')],
    ['/turns/split/partsAt', (p) => (p.turns!.split!.partsAt = 'rejected')],
  ],
  TURN_ENDS_NOWHERE: [
    ['/turns/split/sourceEndsAt', (p) => (p.turns!.split!.sourceEndsAt = '20')],
    ['/turns/merge/sourcesEndAt', (p) => (p.turns!.merge!.sourcesEndAt = '20')],
  ],
  TURN_AFTER_EDITION: [['/turns/convert/0/from/0', (p) => (p.turns!.convert![0]!.from = ['in-force'])]],
  TURN_TWICE: [['/turns/reinstate/1/from/0', (p) => p.turns!.reinstate!.push({ ...p.turns!.reinstate![0]! })]],
  CONVERT_TO_ITSELF: [['/turns/convert/0/to', (p) => (p.turns!.convert![0]!.to = 'gbt')]],
  SUSPEND_UNKNOWN: [[`/moves/${indexOf('terminate')}/evenSuspended`, (p) => delete p.turns!.suspend]],
  GATE_NOT_PER_LANGUAGE: [
    [`/moves/${indexOf('submit')}/gates/1`, (p) => (moveOf(p, 'submit').gates[1] = { document: { kind: 'MINUTES', each: 'parallel' } })],
    [`/moves/${indexOf('submit')}/gates/2`, (p) => (moveOf(p, 'submit').gates[2] = { taskPassed: { task: 'minutes-signed', each: 'parallel' } })],
    [`/moves/${indexOf('file')}/gates/0`, (p) => (moveOf(p, 'file').gates[0] = { ballotPassed: { question: 'proposal', each: 'parallel' } })],
  ],
  GATE_NEEDS_EACH: [
    [`/moves/${indexOf('file')}/gates/3`, (p) => (moveOf(p, 'file').gates[3] = { document: { kind: 'FL_PROPOSAL' } })],
    [`/moves/${indexOf('submit')}/gates/0`, (p) => (moveOf(p, 'submit').gates[0] = { ballotPassed: { question: 'review', orElse: 'language-review' } })],
  ],
  GATE_NEVER_OPENS: [
    // A vote that is only held after the gate it opens.
    [`/moves/${indexOf('file')}/gates/0`, (p) => (p.ballots['proposal']!.stages = ['10'])],
    // A consultation of a stage that is only reached through the gate.
    [`/moves/${indexOf('open-consultation')}/gates/4`, (p) => moveOf(p, 'open-consultation').gates.push({ consultationClosed: { kind: 'draft' } })],
    [`/moves/${indexOf('open-consultation')}/gates/4`, (p) => moveOf(p, 'open-consultation').gates.push({ commentsDisposed: { kind: 'draft' } })],
    // A task done earlier, and asked for anew on the way.
    [`/moves/${indexOf('publish')}/gates/0`, (p) => (p.tasks['professional-review']!.stages = ['40'])],
    // A text that must be laid out where it cannot be revised any more, nor before.
    [`/moves/${indexOf('open-consultation')}/gates/0`, (p) => ['00', '20'].forEach((id) => (p.stages[id]!.textOpen = false))],
    // Language versions to be reviewed before anyone may.
    [`/moves/${indexOf('open-consultation')}/gates/3`, (p) => (moveOf(p, 'open-consultation').gates[3] = { languagesInStep: { level: 'reviewed' } })],
  ],
  LANGUAGE_REVIEW_NOT_PER_LANGUAGE: [['/ballots/language-review/settles', (p) => (p.ballots['language-review']!.perLanguage = false)]],
  FAILURE_LEADS_NOWHERE: [['/ballots/review/onFail/to', (p) => (p.ballots['review']!.onFail = { to: '40' })]],
  RULE_DECIDES_NOTHING: [
    ['/rules/V-TC/holds/0', (p) => (p.rules['V-TC']!.holds[0]!.right = { times: 4, of: 'cast' })],
    ['/rules/V-TC/holds/1', (p) => (p.rules['V-TC']!.holds[1] = { name: 'approval', left: { times: 1, of: 'members' }, is: '>=', right: { times: 1, of: 'for' } })],
    ['/rules/V-EXP/holds/0', (p) => (p.rules['V-EXP']!.holds[0] = { name: 'experts', left: { times: 2, of: 'one' }, is: '<', right: { times: 1, of: 'one' } })],
  ],
  RULE_PUNISHES_SUPPORT: [
    ['/rules/V-TC/holds/0', (p) => (p.rules['V-TC']!.holds[0] = { name: 'quorum', left: { times: 1, of: 'cast' }, is: '<=', right: { times: 30, of: 'one' } })],
    ['/rules/V-TC/holds/1', (p) => (p.rules['V-TC']!.holds[1]!.right.times = 4)],
    ['/rules/V-TC/holds/1', (p) => (p.rules['V-TC']!.holds[1] = { name: 'drafters', left: { times: 4, of: 'cast', among: 'drafter' }, is: '<=', right: { times: 1, of: 'cast' } })],
    ['/rules/V-TC/holds/1', (p) => (p.rules['V-TC']!.holds[1] = { name: 'weight', left: { times: 100, of: 'for' }, is: '>=', right: { times: 1, of: 'for', weighed: true } })],
  ],
  RULE_CONDITION_ON_VOTES: [['/rules/V-TC/holds/0/onlyIf', (p) => (p.rules['V-TC']!.holds[0]!.onlyIf = { left: { times: 1, of: 'cast' }, is: '>=', right: { times: 9, of: 'one' } })]],
  REASON_ASKED_TWICE: [['/rules/V-TC/setAsideWithoutReason', (p) => ((p.rules['V-TC']!.reasonRequiredFor = ['against']), (p.rules['V-TC']!.setAsideWithoutReason = ['against']))]],
  CLOCK_NEVER_STARTS: [['/clocks/plan', (p) => delete moveOf(p, 'issue-plan').starts]],
  CLOCK_NEVER_STOPS: [
    ['/clocks/plan', (p) => delete moveOf(p, 'submit').stops],
    ['/clocks/plan', (p) => delete moveOf(p, 'submit').stops && (moveOf(p, 'file').stops = ['plan']) && (p.moves = p.moves.filter(({ id }) => id !== 'return-filing'))],
  ],
  FREEZE_WITHOUT_WAY_OUT: [['/clocks/plan', (p) => delete p.clocks['plan']!.extension && delete moveOf(p, 'terminate').evenFrozen]],
  NOTHING_AFTER_LAPSE: [['/clocks/plan/extension/afterLapse', (p) => (p.clocks['plan']!.extension!.afterLapse = true)]],
  PERIOD_NOT_ONCE: [
    ['/clocks/plan', (p) => (p.clocks['plan']!.limit = { months: 18 })],
    ['/consultations/draft', (p) => delete p.consultations['draft']!.minimumDays],
    ['/clocks/plan/extension', (p) => delete p.clocks['plan']!.extension!.askBeforeDays],
    ['/languages/late', (p) => (p.languages.late.within = { days: 90 })],
    ['/review', (p) => (p.review.every = { years: 5 })],
    ['/clocks/plan/limit', (p) => delete p.clocks['plan']!.months && (p.clocks['plan']!.limit = { months: 17, days: 31 })],
    ['/clocks/plan/limit', (p) => delete p.clocks['plan']!.months && (p.clocks['plan']!.limit = { zone: 'Asia/Shanghai' })],
  ],
  CALENDAR_UNKNOWN: [
    ['/consultations/draft/minimum/calendar', (p) => delete p.consultations['draft']!.minimumDays && (p.consultations['draft']!.minimum = { workingDays: 20, calendar: 'atlantis' })],
    ['/consultations/draft/minimum', (p) => delete p.consultations['draft']!.minimumDays && (p.consultations['draft']!.minimum = { workingDays: 20 })],
    ['/languages/late/within', (p) => delete p.languages.late.days && (p.languages.late.within = { days: 90, endOnDayOff: 'moves' })],
  ],
  PERIOD_OUTRUNS_CALENDAR: [
    ['/review/every', (p) => delete p.review.years && (p.review.every = { years: 5, calendar: 'somewhere', endOnDayOff: 'moves' })],
    ['/clocks/plan/limit', (p) => delete p.clocks['plan']!.months && (p.clocks['plan']!.limit = { months: 18, calendar: 'somewhere', endOnDayOff: 'moves' })],
  ],
  LATE_WARNING_AFTER_END: [['/languages/late/warnDays/2', (p) => (p.languages.late.warnDays = [60, 75, 90])]],
  EDITION_NOT_ONCE: [
    ['/moves', (p) => delete moveOf(p, 'publish').publishes],
    ['/moves', (p) => (moveOf(p, 'amend').publishes = 'edition')],
  ],
  AMENDMENT_BEFORE_EDITION: [[`/moves/${indexOf('amend')}/from`, (p) => moveOf(p, 'amend').from.push('50')]],
  IMPLEMENTATION_MISSING: [
    [`/moves/${indexOf('publish')}/to`, (p) => delete moveOf(p, 'implement').automatic],
    [`/moves/${indexOf('publish')}/to`, (p) => (moveOf(p, 'implement').to = '90')],
  ],
  AUTOMATIC_MOVE_ASKS: [
    [`/moves/${indexOf('implement')}/gates`, (p) => moveOf(p, 'implement').gates.push({ patentsDeclared: {} })],
    [`/moves/${indexOf('implement')}/details`, (p) => (moveOf(p, 'implement').details = ['reason'])],
    ['/clocks/plan/lapseStarts/0', (p) => {
      p.clocks['other'] = { ...p.clocks['plan']!, limit: { workingDays: 20, calendar: 'somewhere' } };
      delete p.clocks['other'].months;
      p.clocks['plan']!.lapseStarts = ['other'];
    }],
    [`/moves/${indexOf('implement')}/starts/0`, (p) => {
      moveOf(p, 'implement').starts = ['plan'];
      delete p.clocks['plan']!.months;
      p.clocks['plan']!.limit = { workingDays: 20, calendar: 'somewhere' };
    }],
    [`/moves/${indexOf('implement')}/by`, (p) => (moveOf(p, 'implement').by = ['secretary'])],
  ],
  REVIEW_NOT_RENEWED: [['/review', (p) => p.moves.forEach((one) => delete one.renewsReview)]],
  ROLE_MISSING: [['/roles', (p) => delete p.roles['drafter']]],
  ROLE_IDLE: [['/roles/observer', (p) => (p.roles['observer'] = names)]],
  ROLE_WITHOUT_HOLDERS: [['/roles/mayor', (p) => (p.roles['mayor'] = names) && p.told['StandardProposed']!.push('mayor')]],
  NOTHING_ASKS_FOR: [
    ['/ballots/straw', (p) => (p.ballots['straw'] = { ...p.ballots['proposal']! })],
    ['/tasks/patent-call', (p) => moveOf(p, 'open-consultation').gates.splice(2, 1)],
    ['/consultations/survey', (p) => (p.consultations['survey'] = { ...p.consultations['draft']! })],
    ['/rules/V-OLD', (p) => (p.rules['V-OLD'] = { ...p.rules['V-TC']! })],
  ],
};

describe('checking a procedure', () => {
  it('finds nothing wrong with the GB/T procedure', () => {
    expect(checkProcedure(gbt, appointable)).toEqual([]);
  });

  it('has a planted fault for everything it can find', () => {
    expect(Object.entries(faults).filter(([, plants]) => plants.length === 0)).toEqual([]);
  });

  const planted = Object.entries(faults).flatMap(([code, plants]) => plants.map(([path, plant], i) => ({ code, path, plant, title: `${code} ${i + 1}` })));

  it.each(planted)('finds $title at $path', ({ code, path, plant }) => {
    const found = checkProcedure(gbtWith(plant), appointable, calendars);
    expect(found.map((problem) => `${problem.code} ${problem.path}`)).toContain(`${code} ${path}`);
    for (const { because, remedy } of found) expect([because, remedy]).toEqual([expect.stringMatching(/^[^\n]+\.$/), expect.stringMatching(/^[^\n]+\.$/)]);
  });

  it('says of a gate that never opens only that: what lies behind it is not to blame', () => {
    expect(checkProcedure(gbtWith((p) => void (p.ballots['proposal']!.stages = ['10'])))).toMatchObject([{ code: 'GATE_NEVER_OPENS', severity: 'error' }]);
  });

  it('keeps what merely lies idle apart from what cannot work', () => {
    expect(checkProcedure(gbtWith((p) => void (p.roles['observer'] = names)))).toMatchObject([{ code: 'ROLE_IDLE', severity: 'warning' }]);
  });
});
