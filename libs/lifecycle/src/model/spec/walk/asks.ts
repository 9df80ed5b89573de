import { type Ballot, broughtUnder } from '#lib/ballots';
import { type Actor, type Instant, instantFromMs, type LocalDate, msOf, plusDays, type Unmet } from '#lib/kernel';
import type { Command } from '../../commands.js';
import { SYSTEM } from '../../decide/entitled.js';
import { dueDates } from '../../due-dates.js';
import { nextFor } from '../../next.js';
import { today } from '../../periods.js';
import { unmetOfText } from '../../present-text.js';
import { isOfThisRound, unmetBy } from '../../gates.js';
import type { Move, Procedure } from '../../procedure.js';
import type { Underway } from '../../standard.js';
import type { What } from '../story.js';
import type { Random } from './random.js';

const person = (id: string, roles: readonly string[], languages: readonly string[] = []): Actor => ({ id, roles, languages: languages.map((language) => ({ role: roles[0]!, language })) });

/** A small committee, so that votes come together by chance; the fifth member drafts. */
const members = [1, 2, 3, 4].map((n) => person(`member-${n}`, ['member', 'p-member'])).concat(person('member-5', ['member', 'p-member', 'drafter']));
const experts = Array.from({ length: 16 }, (_, i) => person(`expert-${i}`, ['expert']));
const languageExperts = (language: string) => Array.from({ length: 5 }, (_, i) => person(`expert-${language}-${i}`, ['language-expert'], [language]));
const languages = ['en', 'pt', 'zh-Hant'];
export const actors: readonly Actor[] = [
  ...['proposer', 'secretary', 'chair', 'drafter', 'assessor', 'review-body', 'authority', 'enterprise'].map((role) => person(role, [role])),
  ...languages.map((language) => person(`translator-${language}`, ['translator'], [language])),
  ...members,
  ...experts.slice(0, 2),
  ...languages.flatMap((language) => languageExperts(language).slice(0, 1)),
  person('nobody', []),
];
const voters = [...members, ...experts, ...languages.flatMap(languageExperts)];

/** Names that are real, wrong, empty, or what every object answers to. */
const odd = ['', 'nothing', 'constructor', '__proto__', 'toString', 'hasOwnProperty'];

/** Everything a rule counts beside the choice. */
function brought(rule: Ballot['rule']): { readonly brings?: readonly string[] } {
  const brings = broughtUnder(rule);
  return brings.length > 0 ? { brings } : {};
}

/** What someone might ask next: often what would help, sometimes anything at all. */
export class Asks {
  constructor(
    private readonly random: Random,
    private readonly procedure: Procedure,
  ) {}

  next(standard: Underway, at: Instant): Command {
    if (this.random.chance(0.15)) return this.due(standard, at);
    if (this.random.chance(0.7)) {
      const helpful = this.helpful(standard, at);
      if (helpful) return helpful;
    }
    const what = this.anything(standard, at);
    return { ...what, by: this.random.chance(0.7) ? this.holding(this.rolesFor(what)) : this.anyone(), at } as Command;
  }

  start(at: Instant): Command {
    const { random } = this;
    const planned = languages.filter(() => random.chance(0.5)).map((language) => ({ language, mode: random.chance(0.8) ? ('parallel' as const) : ('later' as const), required: random.chance(0.7) }));
    const common = { id: `standard-${random.seed}`, committee: 'committee', title: { 'zh-Hans': '题目', en: 'A title' } as Record<string, string>, baseLanguage: 'zh-Hans', at };
    if (random.chance(0.1)) {
      const announcedOn = plusDays(today(at, 'Asia/Shanghai'), random.between(-3000, 30));
      return { ...common, type: 'ObserveStandard', number: 'GB/T 1—2000', announcedOn, implementsOn: plusDays(announcedOn, random.between(-1, 400)), source: 'a catalogue', by: this.holding(['authority']) };
    }
    return { ...common, type: 'ProposeStandard', languages: planned, adoption: random.chance(0.9) ? 'none' : random.of(['IDT', 'MOD']), replaces: random.chance(0.2) ? 'another' : null, by: this.holding(this.procedure.proposedBy) };
  }

  /** A due date that has come, has not, never was, or was at another instant. */
  private due(standard: Underway, at: Instant): Command {
    const { random } = this;
    const due = dueDates(standard);
    const ripe = due.filter((one) => one.at <= at);
    const { key, at: dueAt } = ripe.length > 0 && random.chance(0.9) ? random.of(ripe) : due.length > 0 && random.chance(0.7) ? random.of(due) : { key: random.of(['implementation', 'late:en:60', 'clock:plan:lapse', 'x', ...odd]), at };
    return { type: 'ReachDueDate', key, dueAt: random.chance(0.95) ? dueAt : at, by: SYSTEM, at };
  }

  private helpful(standard: Underway, at: Instant): Command | undefined {
    const { random } = this;
    const { moves, frozen } = nextFor(standard, this.procedure);
    const asked = Object.values(standard.clocks).some((clock) => clock.asked);
    if ((frozen || asked) && random.chance(0.3)) return { type: 'DecideExtension', granted: random.chance(0.7), months: random.between(0, 7), reason: random.of(['Because.', null]), by: this.holding(['authority']), at };
    const open = Object.values(standard.ballots).filter(({ tally }) => !tally);
    if (open.length > 0 && random.chance(0.75)) return this.votes(random.of(open), at);
    const laidOut = Object.values(standard.consultations).filter(({ closed, closesAt }) => !closed && closesAt > at);
    if (laidOut.length > 0 && random.chance(0.1)) {
      const { kind, languages: texts } = random.of(laidOut);
      return { type: 'LodgeComment', kind, language: random.of(texts), unit: null, commentType: 'te', text: 'A comment.', proposedChange: null, by: this.anyone(), at };
    }
    // A standard in force is left alone for most of the time.
    if (this.procedure.stages[standard.stage]?.inForce && random.chance(0.7)) return undefined;
    const late = Object.values(standard.languages).find((version) => (version.late?.dueOn || version.mode === 'later') && standard.publication && !version.published);
    if (late && random.chance(0.4)) return this.forLate(standard, late.language, at);
    const onward = moves.filter((move) => move.onward);
    // Ways to an end are many and short; most standards should live long enough to be published.
    const lasting = moves.filter(({ to }) => !this.procedure.stages[to]!.terminal || random.chance(0.02));
    const move = random.of(onward.length > 0 && random.chance(0.9) ? onward : lasting);
    if (!move) return undefined;
    if (move.unmet.length === 0) {
      const law = this.procedure.moves.find(({ id }) => id === move.move)!;
      const details = Object.fromEntries((law.details ?? []).map((name) => [name, 'given']));
      return { type: 'MakeMove', move: move.move, details, ...(law.publishes ? { publication: this.dates(at) } : {}), by: this.holding(move.by), at };
    }
    return this.towards(random.of(move.unmet), standard, at);
  }

  /** The next thing to do for this move to be made: the move itself, what keeps it shut, or the date it waits for. Sometimes something that shuts a gate. */
  towardsMove(move: Move | undefined, standard: Underway, at: Instant): Command | undefined {
    const { random, procedure } = this;
    if (standard.frozen && random.chance(0.7)) return { type: 'DecideExtension', granted: true, months: 1, reason: 'For a reason.', by: this.holding(['authority']), at };
    if (random.chance(0.12)) return this.hindrance(standard, at);
    if (!move) return this.hindrance(standard, at);
    const unmet = move.gates.flatMap((gate) => unmetBy(gate, standard, procedure));
    const open = Object.values(standard.ballots).filter(({ tally }) => !tally);
    if (open.length > 0 && random.chance(0.6)) return this.votes(random.of(open), at);
    if (random.chance(0.3)) {
      const early = this.inAdvance(standard, at);
      if (early) return early;
    }
    const heard = Object.values(standard.consultations).some(({ closed, received }) => !closed && received === 0);
    if (heard && random.chance(0.5)) return this.hindrance(standard, at);
    const waits = move.automatic || unmet.some(({ code }) => code === 'CONSULTATION_RUNNING');
    if (waits && (unmet.length <= 1 || random.chance(0.3))) {
      // While a period runs, what can be done only here is mostly done: a vote is held in the time there is for it.
      const meanwhile = open.length > 0 ? (random.chance(0.95) ? this.votes(random.of(open), at) : undefined) : random.chance(0.7) ? this.inAdvance(standard, at) : undefined;
      if (meanwhile) return meanwhile;
      const due = [...dueDates(standard)].sort((a, b) => (a.at < b.at ? -1 : 1))[0];
      return due && { type: 'ReachDueDate', key: due.key, dueAt: due.at, by: SYSTEM, at: due.at > at ? due.at : at };
    }
    // A law lists its gates in the order in which they can be met: what comes last may undo what comes first.
    if (unmet.length > 0) return this.towards(random.chance(0.9) ? unmet[0]! : random.of(unmet), standard, at);
    const details = Object.fromEntries((move.details ?? []).map((name) => [name, 'given']));
    return { type: 'MakeMove', move: move.id, details, ...(move.publishes ? { publication: this.dates(at) } : {}), by: this.holding(move.by), at };
  }

  /** Something that can only be done here, and may be asked for later. */
  private inAdvance(standard: Underway, at: Instant): Command | undefined {
    const { random, procedure } = this;
    const here = <Kind extends { readonly stages: readonly string[]; readonly perLanguage?: boolean }>(kinds: Readonly<Record<string, Kind>>, isDone: (id: string) => boolean) =>
      Object.entries(kinds).filter(([id, { stages, perLanguage }]) => stages.includes(standard.stage) && !perLanguage && !isDone(id));
    const choices: (() => Command)[] = [
      ...here(procedure.ballots, (id) => standard.ballots[id]?.stage === standard.stage).map(([question, { openedBy }]) => () => ({ ...this.openBallot(question, null, at), by: this.holding(openedBy), at }) as Command),
      ...here(procedure.tasks, (id) => standard.tasks[id] !== undefined).map(([task, { by }]) => (): Command => ({ type: 'DecideTask', task, language: null, verdict: 'pass', note: null, by: this.holding(by), at })),
      ...here(procedure.consultations, (id) => isOfThisRound(standard, id)).map(([consultation, { openedBy }]) => () => this.towards({ code: 'CONSULTATION_NOT_HELD', because: '', remedy: '', who: openedBy, facts: { consultation, minimumDays: 90 } }, standard, at)!),
    ];
    return choices.length > 0 ? random.of(choices)() : undefined;
  }

  /** A patent comes up, a comment comes in, a vote goes the other way, another question is put. */
  private hindrance(standard: Underway, at: Instant): Command | undefined {
    const { random, procedure } = this;
    const laidOut = Object.values(standard.consultations).filter(({ closed, closesAt }) => !closed && closesAt > at);
    const open = Object.values(standard.ballots).filter(({ tally }) => !tally);
    const questions = Object.entries(procedure.ballots).filter(([, { stages, perLanguage }]) => stages.includes(standard.stage) && !perLanguage);
    const choices: (() => Command | undefined)[] = [
      () => ({ type: 'DisclosePatent', patent: `P${random.between(1, 4)}`, holder: 'A holder', claims: 'A claim', by: this.holding(['drafter']), at }),
      ...Object.keys(standard.languages).map((language) => () => ({ ...this.reviseLanguage(standard, language, random.between(0, 1)), by: this.holding(procedure.languages.revisedBy), at }) as Command),
      ...laidOut.map(({ kind, languages: texts }) => (): Command => ({ type: 'LodgeComment', kind, language: random.of(texts), unit: null, commentType: 'te', text: 'A comment.', proposedChange: null, by: this.holding(['enterprise', 'member']), at })),
      ...open.map((ballot) => (): Command | undefined => {
        const left = ballot.electorate.filter((id) => !ballot.votes[id]);
        if (left.length === 0) return { type: 'CloseBallot', ballot: ballot.key, by: this.holding(['secretary']), at };
        return { type: 'CastVote', ballot: ballot.key, choice: 'against', reason: 'For a reason.', ...brought(ballot.rule), by: voters.find(({ id }) => id === left[0])!, at };
      }),
      ...open.map((ballot) => (): Command => ({ type: 'CloseBallot', ballot: ballot.key, by: this.holding(['secretary']), at })),
      ...questions.map(([question, { openedBy }]) => (): Command => ({ ...this.openBallot(question, null, at), by: this.holding(openedBy), at }) as Command),
    ];
    return random.of(choices)();
  }

  private forLate(standard: Underway, language: string, at: Instant): Command {
    const { random } = this;
    const version = standard.languages[language]!;
    const announcedOn = plusDays(today(at, this.procedure.zone), random.between(-2, 1));
    const steps: What[] = [
      version.reviewed ? { type: 'SubmitLanguage', language } : this.openBallot('language-review', language, at),
      this.reviseLanguage(standard, language, 0),
      this.attach('FL_SET', language),
      { type: 'ApproveLanguage', language },
      { type: 'PublishLanguage', language, announcedOn },
    ];
    const by = this.random.chance(0.5) ? this.holding(['authority']) : this.holding(['secretary']);
    return { ...random.of(steps), by, at } as Command;
  }

  private votes({ key, question, electorate, votes, rule }: Ballot, at: Instant): Command {
    const { random } = this;
    const left = electorate.filter((id) => !votes[id]);
    if (left.length === 0 || random.chance(0.05)) return { type: 'CloseBallot', ballot: key, by: this.holding(this.procedure.ballots[question]!.openedBy), at };
    const chosen = random.of(left);
    return { type: 'CastVote', ballot: key, choice: random.chance(0.9) ? 'approve' : random.of(['against', 'abstain']), reason: null, ...brought(rule), by: voters.find(({ id }) => id === chosen)!, at };
  }

  /** Something that may put right what keeps a gate shut. */
  private towards({ code, who, facts }: Unmet, standard: Underway, at: Instant): Command | undefined {
    const { random } = this;
    const language = typeof facts['language'] === 'string' ? facts['language'] : null;
    const by = this.holding(who);
    const done = (what: What, actor = by): Command => ({ ...what, by: actor, at }) as Command;
    switch (code) {
      case 'BALLOT_NOT_HELD':
      case 'BALLOT_FAILED':
      case 'BALLOT_ON_EARLIER_TEXT': {
        const lacking = this.procedure.ballots[String(facts['question'])]!.aboutText && random.chance(0.95) ? unmetOfText(standard, this.procedure) : [];
        if (lacking.length > 0) return this.towards(random.of(lacking), standard, at);
        return done(this.openBallot(String(facts['question']), language, at));
      }
      case 'BALLOT_OPEN':
        return this.votes(standard.ballots[String(facts['ballot'])]!, at);
      case 'CHANGE_UNCONFIRMED':
        return done(random.chance(0.9) ? { type: 'ConfirmRevision', revision: standard.text.revision } : this.openBallot(String(facts['question']), language, at));
      case 'DOCUMENT_MISSING':
        return done(this.attach(String(facts['document']), language));
      case 'TASK_OPEN':
        return done({ type: 'DecideTask', task: String(facts['task']), language, verdict: random.chance(0.9) ? 'pass' : 'return', note: random.of([null, 'A note.']) });
      case 'CONSULTATION_NOT_HELD':
      case 'PATENT_NOT_NOTICED': {
        const lacking = this.procedure.consultations[String(facts['consultation'])]!.inLanguages && random.chance(0.95) ? unmetOfText(standard, this.procedure) : [];
        if (lacking.length > 0) return this.towards(random.of(lacking), standard, at);
        return done({ type: 'OpenConsultation', kind: String(facts['consultation']), closesOn: plusDays(today(at, this.procedure.zone), Number(facts['minimumDays']) + random.between(-2, 10)) });
      }
      case 'COMMENTS_WITHOUT_DISPOSITION':
        return done({ type: 'DisposeComments', dispositions: (facts['first'] as number[]).map((comment) => ({ comment, disposition: random.of(['accepted', 'noted', 'not-accepted']), reason: 'For a reason.' })) });
      case 'TEXT_NOT_LAID_OUT':
        return done(random.chance(0.5) ? this.laidOut(standard, String(facts['label'])) : this.reviseText(standard, String(facts['label'])));
      case 'LANGUAGE_BEHIND': {
        const version = standard.languages[language!]!;
        const behind = version.revision === 0 || version.lag.stale + version.lag.missing > 0 || version.baseRevision !== standard.text.revision;
        return behind ? done(this.reviseLanguage(standard, language!, random.chance(0.9) ? 0 : 1), this.holding(['secretary'])) : done(this.openBallot('language-review', language, at), this.holding(['secretary']));
      }
      case 'LANGUAGE_NOT_SUBMITTED':
        if (random.chance(0.2)) return done({ type: 'ExcuseLanguage', language: language!, reason: 'Late.' }, this.holding(['authority']));
        return done(random.chance(0.5) ? this.attach('FL_SET', language) : { type: 'SubmitLanguage', language: language! }, this.holding(['secretary']));
      case 'PATENT_UNDECLARED':
      case 'PATENT_REFUSED':
        return done({ type: 'DeclarePatent', patent: String(facts['patent']), choice: random.of(['a', 'b', 'c', 'removed']) }, this.holding(['secretary']));
      default:
        return undefined;
    }
  }

  private anything(standard: Underway, at: Instant): What {
    const { random, procedure } = this;
    const name = (record: object) => (random.chance(0.85) ? random.of([...Object.keys(record), 'nothing']) : random.of(odd));
    const language = random.chance(0.5) ? null : name(standard.languages);
    const on = (): LocalDate => plusDays(today(at, procedure.zone), random.between(-40, 100));
    // What is set aside rests on a paper of its kind; where there is none, on any, or on nothing.
    const papers = Object.values(standard.documents);
    const evidence = standard.documents['EVIDENCE'] ? [standard.documents['EVIDENCE'].id] : [];
    const choices: (() => What)[] = [
      () => ({ type: 'MakeMove', move: random.chance(0.9) ? random.of(procedure.moves).id : random.of(odd), details: (random.chance(0.3) ? { reason: 'r', planNumber: 'p', defects: 'd' } : {}) as Record<string, string>, ...(random.chance(0.6) ? { publication: this.dates(at) } : {}) }),
      () => this.attach(name(procedure.documents), language),
      () => ({ type: 'DecideTask', task: name(procedure.tasks), language, verdict: random.of(['pass', 'return']), note: random.of([null, ' ', 'A note.']) }),
      () => ({ type: 'OverrideGate', gate: random.of(['period:draft', 'period:project-notice', 'period:patent-notice', 'clock:plan', 'review:due', ...odd]), until: random.of([null, null, on()]), reason: random.of(['', 'Urgent.']), evidence: random.of(evidence.length > 0 ? evidence : [...papers.map(({ id }) => id), 'nothing']) }),
      () => this.reviseText(standard, random.of([null, 'CD', 'DS2', 'FDS', 'AMD'])),
      () => ({ type: 'ConfirmRevision', revision: standard.text.revision - random.between(0, 1) }),
      () => this.reviseLanguage(standard, language ?? 'en', random.between(0, 2)),
      () => ({ type: 'OpenConsultation', kind: name(procedure.consultations), closesOn: on() }),
      () => ({ type: 'LodgeComment', kind: name({ ...procedure.consultations, ...standard.consultations }), language: random.of(['zh-Hans', 'en', 'fr']), unit: null, commentType: 'te', text: random.of(['A comment.', ' ']), proposedChange: null }),
      () => ({ type: 'DisposeComments', dispositions: [random.between(0, standard.comments + 1), 1.5].slice(0, random.between(1, 2)).map((comment) => ({ comment, disposition: random.of(['accepted', 'not-accepted']), reason: random.of([null, 'A reason.']) })) }),
      () => this.openBallot(name(procedure.ballots), language, at),
      () => ({ type: 'CastVote', ballot: name({ ...procedure.ballots, ...standard.ballots }), choice: random.of(['approve', 'against', 'abstain']), reason: null }),
      () => ({ type: 'CloseBallot', ballot: name({ ...procedure.ballots, ...standard.ballots }) }),
      () => ({ type: 'RequestExtension', months: random.between(0, 8), reason: random.of(['', 'More tests.']) }),
      () => ({ type: 'DecideExtension', granted: random.chance(0.5), months: random.of([null, 3, 9]), reason: random.of([null, 'So.']) }),
      () => ({ type: 'DisclosePatent', patent: random.of(['P1', 'P2', 'constructor', '__proto__']), holder: 'A holder', claims: 'A claim' }),
      () => ({ type: 'DeclarePatent', patent: random.of(['P1', 'P2', 'toString']), choice: random.of(['a', 'b', 'c', 'removed']) }),
      () => ({ type: 'ExcuseLanguage', language: language ?? 'pt', reason: random.of(['', 'Late.']) }),
      () => ({ type: 'SubmitLanguage', language: language ?? 'pt' }),
      () => ({ type: 'ApproveLanguage', language: language ?? 'en' }),
      () => ({ type: 'PublishLanguage', language: language ?? 'en', announcedOn: on() }),
      () => (random.chance(0.15) ? { type: 'Supersede', successor: 'another', number: 'GB/T 2' } : { type: 'RequestExtension', months: 6, reason: 'More tests.' }),
    ];
    return random.of(choices)();
  }

  private rolesFor(what: What): readonly string[] {
    const { procedure } = this;
    switch (what.type) {
      case 'MakeMove':
        return procedure.moves.find(({ id }) => id === what.move)?.by ?? [];
      case 'AttachDocument':
        return Object.hasOwn(procedure.documents, what.kind) ? procedure.documents[what.kind]!.by : [];
      case 'DecideTask':
        return Object.hasOwn(procedure.tasks, what.task) ? procedure.tasks[what.task]!.by : [];
      case 'ReviseText':
      case 'ReviseLanguage':
        return ['drafter', 'translator', 'secretary'];
      case 'CastVote':
        return ['member'];
      case 'OpenBallot':
      case 'ConfirmRevision':
      case 'CloseBallot':
      case 'OpenConsultation':
      case 'DisposeComments':
      case 'RequestExtension':
      case 'SubmitLanguage':
      case 'DeclarePatent':
        return ['secretary'];
      case 'Supersede':
        return ['system'];
      default:
        return ['authority'];
    }
  }

  private anyone(): Actor {
    return this.random.chance(0.02) ? SYSTEM : this.random.of(actors);
  }

  private holding(roles: readonly string[]): Actor {
    if (roles.includes('system')) return SYSTEM;
    const able = actors.filter((actor) => actor.roles.some((role) => roles.includes(role)));
    // A role that only some procedures know has a holder of its own.
    if (able.length === 0 && roles.length > 0) return person(roles[0]!, [roles[0]!]);
    return able.length > 0 && this.random.chance(0.95) ? this.random.of(able) : this.anyone();
  }

  private dates(at: Instant) {
    const announcedOn = plusDays(today(at, this.procedure.zone), this.random.chance(0.7) ? 0 : this.random.between(-2, 2));
    return { number: `GB/T ${this.random.between(1, 99)}—2025`, announcedOn, implementsOn: plusDays(announcedOn, this.random.between(-1, 300)) };
  }

  private attach(kind: string, language: string | null): What {
    const counters = this.random.chance(0.9) ? { sent: 3, replied: 2, noReply: 1, comments: 2, accepted: 1, acceptedInPart: 0, notAccepted: 1 } : { sent: 3, replied: 1 };
    return { type: 'AttachDocument', document: `document-${this.random.between(1, 1e9)}`, kind, language, title: kind, sha256: `hash-${this.random.between(1, 3)}`, counters: counters as Record<string, number> };
  }

  private openBallot(question: string, language: string | null, at: Instant): What {
    const { random } = this;
    const ids = (people: readonly Actor[]) => people.map(({ id }) => id);
    return {
      type: 'OpenBallot',
      question,
      language,
      closesAt: random.chance(0.5) ? null : instantFromMs(msOf(at) + random.between(-1, 40) * 86_400_000),
      holders: { member: ids(members), 'p-member': ids(members), drafter: ['drafter', 'member-5'], expert: ids(experts), 'language-expert': language ? ids(languageExperts(language)) : [] },
      weights: Object.fromEntries(voters.map(({ id }, i) => [id, i + 1])),
    };
  }

  /** The same wording under another label: it leaves nothing behind. */
  private laidOut(standard: Underway, label: string): What {
    const lags = Object.fromEntries(Object.values(standard.languages).map(({ language, lag }) => [language, lag]));
    return { ...this.reviseText(standard, label), type: 'ReviseText', hash: standard.text.hash, lags } as What;
  }

  private reviseText({ text, languages: versions }: Underway, label: string | null): What {
    const { random } = this;
    const lag = () => {
      const missing = random.chance(0.2) ? 1 : 0;
      return { missing, stale: random.chance(0.4) ? 2 : 0, titlesBehind: missing > 0 && random.chance(0.5) ? 1 : 0 };
    };
    return {
      type: 'ReviseText',
      revision: text.revision + (random.chance(0.95) ? 1 : random.between(0, 2)),
      hash: random.chance(0.9) ? `base-${text.revision + 1}` : text.hash,
      label,
      changeClass: random.of(['editorial', 'substantive']),
      units: { added: random.chance(0.1) ? 1 : 0, changed: 1, removed: 0 },
      lags: Object.fromEntries(Object.keys(versions).map((language) => [language, lag()])),
    };
  }

  private reviseLanguage({ text, languages: versions }: Underway, language: string, stale: number): What {
    const revision = (Object.hasOwn(versions, language) ? versions[language]!.revision : 0) + 1;
    return { type: 'ReviseLanguage', language, revision, hash: `${language}-${revision}`, baseRevision: text.revision, label: null, changeClass: this.random.of(['editorial', 'substantive']), lag: { missing: 0, stale, titlesBehind: 0 } };
  }
}
