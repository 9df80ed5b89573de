import { plusDays } from '#lib/kernel';
import type { Command } from '../../commands.js';
import { dueDates } from '../../due-dates.js';
import type { StandardEvent } from '../../events.js';
import type { Procedure } from '../../procedure.js';
import type { Standard, Underway } from '../../standard.js';

/**
 * Looks on while a standard lives, and says what must never be. Written from the promises, not from the code: it keeps
 * its own books of votes, comments, due dates and publications, and compares.
 */
export class Watch {
  private readonly tallies = new Map<string, string>();
  private readonly fired = new Set<string>();
  private readonly unanswered = new Set<number>();
  private readonly exempted = new Set<string>();
  private readonly kinds = new Map<number, string>();
  private readonly reliedUpon = new Set<number>();
  private readonly licences = new Map<string, string>();
  private readonly unnoticed = new Set<string>();
  private readonly drafted = new Set<string>();
  private readonly reworded: { readonly by: string }[] = [];
  private number: string | null = null;
  private comments = 0;

  constructor(private readonly procedure: Procedure) {}

  /** Events that were just decided, with the standard before and after all of them. */
  see(before: Standard, command: Command, events: readonly StandardEvent[], after: Underway): void {
    if (before.is === 'underway') {
      this.never(before.endedOn !== null, 'something happened to a standard that had ended');
      const thaws = command.type === 'ReachDueDate' || command.type === 'DecideExtension' || (command.type === 'MakeMove' && command.move === 'terminate');
      this.never(before.frozen !== null && !thaws, `a frozen item was changed by ${command.type}`);
      for (const event of events) this.one(event, before, command, events);
      for (const { key, openedAt, tally } of Object.values(before.ballots)) {
        this.never(!tally && after.ballots[key]?.openedAt !== openedAt, `the open ballot ${key} disappeared with its votes`);
      }
    }
    if (command.type === 'ReachDueDate') this.fired.add(`${command.key}@${command.dueAt}`);
    for (const { key, at } of dueDates(after)) this.never(this.fired.has(`${key}@${at}`), `${key} would fire twice`);
    this.never(after.endedOn !== null && dueDates(after).length > 0, 'something is due of a standard that has ended');
    this.compareBooks(after);
  }

  private one(event: StandardEvent, before: Underway, command: Command, events: readonly StandardEvent[]): void {
    switch (event.type) {
      case 'StageEntered':
        return this.enters(event.stage, event.move, before);
      case 'VoteCast': {
        const ballot = before.ballots[event.ballot]!;
        this.never(ballot.tally !== null, 'a vote was cast after the count');
        this.never(ballot.closesAt !== null && event.at >= ballot.closesAt, 'a vote was cast after closing');
        this.never(!ballot.electorate.includes(event.voter), 'an outsider voted');
        this.never(event.voter === 'member-5' && ballot.rule.mayNotVote.includes('drafter'), 'a drafter voted');
        this.never(event.voter !== command.by.id, 'someone voted for another');
        return;
      }
      case 'BallotClosed': {
        const ballot = before.ballots[event.ballot]!;
        const votes = Object.values(ballot.votes);
        this.never(ballot.tally !== null, 'a ballot was counted twice');
        this.never(event.tally.counts.cast !== votes.length || event.tally.counts.for !== votes.filter((vote) => vote === 'approve').length, 'a vote was not counted once');
        this.tallies.set(`${ballot.key}@${ballot.openedAt}`, JSON.stringify(event.tally));
        return;
      }
      case 'ConsultationOpened': {
        const law = this.procedure.consultations[event.kind]!;
        const exempted = this.exempted.delete(`period:${event.kind}`);
        this.never(event.closesOn < plusDays(event.opensOn, law.minimumDays!) && !(law.generally && exempted), `${event.kind} was opened for less than ${law.minimumDays} days`);
        const parallel = Object.values(before.languages).filter(({ mode, late, required }) => mode === 'parallel' && required && !late);
        if (event.kind === 'patent-notice') this.unnoticed.clear();
        this.never(law.inLanguages && parallel.some((version) => !event.languages.includes(version.language) || !isTrueToBase(version, before)), 'a consultation was opened without a language version');
        return;
      }
      case 'ConsultationClosed':
        return this.never(event.at < before.consultations[event.kind]!.closesAt, 'a consultation closed early');
      case 'GateOverridden':
        return void this.exempted.add(event.gate);
      case 'CommentReceived': {
        const held = before.consultations[event.kind]!;
        this.never(held.closed || event.at >= held.closesAt, 'a comment was taken after closing');
        this.comments += 1;
        this.never(event.number !== this.comments, 'comment numbers have a gap');
        this.kinds.set(event.number, event.kind);
        return void this.unanswered.add(event.number);
      }
      case 'CommentsDisposed':
        for (const { comment } of event.dispositions) {
          this.never(this.unanswered.delete(comment) === (event.corrected === true), `comment ${comment} was answered twice`);
          this.never(this.reliedUpon.has(comment), `the answer to comment ${comment} was changed after a step was taken on it`);
        }
        return;
      case 'PatentDeclared': {
        const licences = ['a', 'b', 'c'];
        const promised = this.licences.get(event.patent);
        this.never(event.choice !== 'removed' && promised !== undefined && licences.indexOf(event.choice) > licences.indexOf(promised), `the licence of ${event.patent} was taken back`);
        if (event.choice === 'a' || event.choice === 'b') this.licences.set(event.patent, event.choice);
        if (event.choice === 'removed') this.unnoticed.delete(event.patent);
        return;
      }
      case 'PatentDisclosed':
        return void this.unnoticed.add(event.patent);
      case 'StandardPublished': {
        this.never(event.amendment > 0 && event.number !== this.number, 'an amendment changed the number');
        this.number = event.number;
        const together = events.flatMap((other) => (other.type === 'LanguagePublished' ? [other.language] : []));
        const must = Object.values(before.languages).filter(({ mode, late, required }) => mode === 'parallel' && required && !late);
        this.never(must.some(({ language }) => !together.includes(language)), 'a parallel language version was left out of the publication');
        this.never(JSON.stringify(together) !== JSON.stringify(event.languages), 'the publication names other languages than were published');
        return;
      }
      case 'LanguagePublished': {
        const version = before.languages[event.language]!;
        const withBase = events.some(({ type }) => type === 'StandardPublished');
        this.never(event.number !== this.number && before.publication?.number !== event.number, 'a language version was renumbered');
        this.never(!isTrueToBase(version, before) || !version.reviewed, 'a language version was published that is behind');
        this.never(!withBase && before.publication?.revision !== before.text.revision, 'a language version was published of a text that is not');
        return;
      }
      case 'LanguageReviewed':
        return this.never(!isTrueToBase(before.languages[event.language]!, before) && before.ballots[`language-review:${event.language}`]!.revision < before.text.lastSubstantive, 'experts agreed to a wording they had not before them');
      case 'StageReturned': {
        const ballot = before.ballots[event.because.slice('ballot:'.length)]!;
        return this.never(ballot.stage !== before.stage || before.publication !== null, `a ballot of stage ${ballot.stage} sent the standard back from ${before.stage}`);
      }
      case 'RevisionConfirmed':
        this.never(this.reworded.some(({ by }) => by === command.by.id), 'someone confirmed wording of their own');
        return void (this.reworded.length = 0);
      case 'BallotOpened':
        if (event.rule.mayNotVote.includes('drafter')) this.never(event.electorate.some((voter) => this.drafted.has(voter)), 'whoever worded the text was let vote on it');
        if (['review', 'expert-review', 'amendment'].includes(event.question)) this.reworded.length = 0;
        return;
      case 'TextRevised':
        if (event.hash !== before.text.hash) {
          this.drafted.add(command.by.id);
          if (event.changeClass === 'substantive') this.reworded.length = 0;
          else if (Object.values(before.ballots).some(({ question, tally, revision }) => tally?.passed && ['review', 'expert-review', 'amendment'].includes(question) && revision >= before.text.lastSubstantive)) this.reworded.push({ by: command.by.id });
          this.never(event.changeClass === 'editorial' && event.units.added + event.units.removed > 0, 'units came or went as editing');
        }
        this.never(Object.values(before.consultations).some(({ kind, closed }) => !closed && kind === 'draft'), 'the text was revised while it was laid out for comment');
        this.never(Object.values(before.ballots).some(({ question, tally }) => !tally && ['review', 'expert-review', 'amendment'].includes(question)), 'the text was revised while it was voted on');
        return this.never(!this.procedure.stages[before.stage]!.textOpen, 'a closed text was revised');
      case 'LanguageRevised':
        this.never(Object.values(before.consultations).some(({ kind, closed, languages }) => !closed && kind === 'draft' && languages.includes(event.language)), 'a language version was revised while it was laid out for comment');
        return this.never(before.ballots[`language-review:${event.language}`]?.tally === null, 'a language version was revised while its experts voted on it');
      default:
        return;
    }
  }

  /** No stage opens while a language version that moves with the base text is behind, unless a waiver covers it. */
  private enters(stage: string, move: string, before: Underway): void {
    const parallel = Object.values(before.languages).filter(({ mode, required }) => mode === 'parallel' && required);
    if (['open-consultation', 'to-review', 'review-again'].includes(move)) this.never(parallel.some((version) => !isTrueToBase(version, before)), `stage ${stage} opened with a language version behind`);
    this.never((move === 'submit' || move === 'amend') && this.reworded.length > 0, `${move} was made on wording nobody has confirmed`);
    if (move === 'submit' || move === 'publish') {
      this.never(parallel.some((version) => !version.late && !(isTrueToBase(version, before) && version.reviewed && version.submittedOn)), `stage ${stage} opened without a language version, and without a waiver`);
    }
    if (move === 'publish') this.never(this.unnoticed.size > 0, `a standard was published with the patents ${[...this.unnoticed].join()} in no notice`);
    if (['to-review', 'review-again', 'publish', 'withdraw', 'issue-plan', 'keep'].includes(move)) {
      const kind = { 'issue-plan': 'project-notice', 'to-review': 'draft', 'review-again': 'draft', publish: 'patent-notice', withdraw: 'withdrawal-notice', keep: 'withdrawal-notice' }[move]!;
      const held = before.consultations[kind];
      this.never([...this.unanswered].some((comment) => held?.open.some(([from, to]) => from <= comment && comment <= to)), `${move} was made with a comment unanswered`);
      this.never(held !== undefined && !held.closed, `${move} was made while ${kind} ran`);
      for (const [comment, of] of this.kinds) if (of === kind) this.reliedUpon.add(comment);
    }
  }

  private compareBooks({ ballots, consultations, comments }: Underway): void {
    for (const { key, openedAt, tally } of Object.values(ballots)) {
      this.never((tally ? JSON.stringify(tally) : undefined) !== this.tallies.get(`${key}@${openedAt}`), `the tally of ${key} changed`);
    }
    const open = Object.values(consultations).flatMap((held) => held.open.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
    this.never(comments !== this.comments, 'comments were lost');
    this.never(open.length !== this.unanswered.size || open.some((comment) => !this.unanswered.has(comment)), `unanswered comments ${[...this.unanswered].join()} became ${open.join()}`);
  }

  private never(it: boolean, what: string): void {
    if (it) throw new Error(`Never: ${what}.`);
  }
}

const isTrueToBase = ({ revision, baseRevision, lag }: Underway['languages'][string], { text }: Underway): boolean => revision > 0 && baseRevision === text.revision && lag.missing === 0 && lag.stale === 0 && lag.titlesBehind === 0;
