import { type Actor, type Instant, isRefusal, type LocalDate, type Outcome, sha256 } from '#lib/kernel';
import { answered } from '../../../../kernel/src/spec/answered.js';
import type { Command } from '../commands.js';
import { decide } from '../decide.js';
import { SYSTEM } from '../decide/entitled.js';
import { dueDates } from '../due-dates.js';
import type { StandardEvent } from '../events.js';
import { evolve } from '../evolve.js';
import type { Procedure } from '../procedure.js';
import type { Standard, Underway } from '../standard.js';
import { gbt } from './gbt.js';
import { holders } from './people.js';

/** A command as it is spoken in a spec: who asks and when are said around it. */
export type What = Command extends infer C ? (C extends Command ? Omit<C, 'by' | 'at'> : never) : never;

/** So many hours into a day in Shanghai. */
export const on = (date: LocalDate, time = '10:00'): Instant => new Date(`${date}T${time}:00.000+08:00`).toISOString();

/**
 * One standard and what became of it. A story goes on as a new story, so that specs can start from the same page. What it
 * `does` must be decided; what is `asked` answers, and the story stays where it was.
 */
export class Story {
  private constructor(
    readonly procedure: Procedure,
    readonly standard: Standard,
    readonly events: readonly StandardEvent[],
    readonly at: Instant,
  ) {}

  static under(procedure: Procedure = gbt): Story {
    return new Story(procedure, { is: 'unproposed' }, [], on('2023-02-06'));
  }

  get now(): Underway {
    if (this.standard.is === 'unproposed') throw new Error('Nothing has been proposed.');
    return this.standard;
  }

  on(date: LocalDate, time?: string): Story {
    return new Story(this.procedure, this.standard, this.events, on(date, time));
  }

  /** The same story, as another law would go on with it. */
  withLaw(procedure: Procedure): Story {
    return new Story(procedure, this.standard, this.events, this.at);
  }

  asks(by: Actor, what: What): Outcome<StandardEvent> {
    return decide(this.standard, { ...what, by, at: this.at } as Command, this.procedure);
  }

  does(by: Actor, ...whats: readonly What[]): Story {
    return whats.reduce<Story>((story, what) => {
      const outcome = story.asks(by, what);
      if (isRefusal(outcome)) throw new Error(`${what.type} was refused: ${JSON.stringify(outcome, null, 1)}`);
      if (outcome.length === 0) throw new Error(`${what.type} decided nothing: ${JSON.stringify(what)}`);
      return story.after(outcome);
    }, this);
  }

  /** Everything that falls due up to a day's hour, in order, each at its instant. */
  until(date: LocalDate, time = '10:00'): Story {
    const end = on(date, time);
    const next = dueDates(this.standard)
      .filter(({ at }) => at <= end)
      .sort((a, b) => (a.at < b.at ? -1 : 1))[0];
    if (!next) return this.on(date, time);
    const { key, at } = next;
    return new Story(this.procedure, this.standard, this.events, at > this.at ? at : this.at).does(SYSTEM, { type: 'ReachDueDate', key, dueAt: at }).until(date, time);
  }

  when(by: Actor, what: What) {
    return answered(this.asks(by, what));
  }

  /** The same thing asked again, once it has been done. */
  whenAgain(by: Actor, what: What) {
    return this.does(by, what).when(by, what);
  }

  after(events: readonly StandardEvent[]): Story {
    return new Story(this.procedure, events.reduce(evolve, this.standard), [...this.events, ...events], this.at);
  }
}

// --- what can be asked, in few words

/** Language versions in parallel with the base text; `later:pt` is one that is planned to follow it. */
export const propose = (...languages: readonly string[]): What => ({
  type: 'ProposeStandard',
  id: 'the-standard',
  committee: 'the-committee',
  title: { 'zh-Hans': '开源合规', en: 'Open source compliance' },
  baseLanguage: 'zh-Hans',
  languages: languages.map((written) => {
    const language = written.replace(/^later:/, '');
    return language === written ? { language, mode: 'parallel' as const, required: true } : { language, mode: 'later' as const, required: false };
  }),
  adoption: 'none',
  replaces: null,
});
export const move = (id: string, details: Readonly<Record<string, string>> = {}): What => ({ type: 'MakeMove', move: id, details });
export const publish = (number: string, announcedOn: LocalDate, implementsOn: LocalDate, id = 'publish'): What => ({ type: 'MakeMove', move: id, details: {}, publication: { number, announcedOn, implementsOn } });
export const attach = (kind: string, language: string | null = null, counters: Readonly<Record<string, number>> = {}, content = kind): What => ({
  type: 'AttachDocument',
  document: `document-${kind}-${language}-${content}`,
  kind,
  language,
  title: kind,
  sha256: sha256(`${content} ${language}`),
  counters,
});
export const pass = (task: string): What => ({ type: 'DecideTask', task, language: null, verdict: 'pass', note: null });
export const give = (task: string, note: string | null): What => ({ type: 'DecideTask', task, language: null, verdict: 'return', note });
export const openConsultation = (kind: string, closesOn: LocalDate): What => ({ type: 'OpenConsultation', kind, closesOn });
export const comment = (kind: string, text: string, language = 'zh-Hans'): What => ({ type: 'LodgeComment', kind, language, unit: null, commentType: 'te', text, proposedChange: null });
export const dispose = (...numbers: readonly number[]): What => ({ type: 'DisposeComments', dispositions: numbers.map((number) => ({ comment: number, disposition: 'accepted' as const, reason: null })) });
export const openBallot = (question: string, language: string | null = null, closesAt: Instant | null = null): What => ({ type: 'OpenBallot', question, language, closesAt, holders: holders(language) });
export const vote = (ballot: string, choice: 'approve' | 'against' | 'abstain', reason: string | null = null): What => ({ type: 'CastVote', ballot, choice, reason });
export const closeBallot = (ballot: string): What => ({ type: 'CloseBallot', ballot });
export const excuse = (language: string, reason = 'The translators are ill.'): What => ({ type: 'ExcuseLanguage', language, reason });

interface Wording {
  readonly label?: string | null;
  readonly changeClass?: 'editorial' | 'substantive';
  /** What it leaves stale in each language version. */
  readonly stale?: Readonly<Record<string, number>>;
  readonly hash?: string;
}

/** The base text, revised once more. */
export function revised(story: Story, { label = null, changeClass = 'substantive', stale = {}, hash }: Wording = {}): What {
  const { text, languages } = story.now;
  const revision = text.revision + 1;
  const lags = Object.fromEntries(Object.keys(languages).map((language) => [language, { missing: 0, stale: stale[language] ?? 0, titlesBehind: 0 }]));
  return { type: 'ReviseText', revision, hash: hash ?? `base-${revision}`, label, changeClass, units: { added: 0, changed: 1, removed: 0 }, lags };
}

/** The base text as it stands, confirmed as changed by editing only. */
export const confirmed = (story: Story): What => ({ type: 'ConfirmRevision', revision: story.now.text.revision });

/** A language version, brought up to the base text as it is. */
export function caughtUp(story: Story, language: string, { label = null, changeClass = 'substantive', hash }: Wording = {}): What {
  const { text, languages } = story.now;
  const revision = languages[language]!.revision + 1;
  return { type: 'ReviseLanguage', language, revision, hash: hash ?? `${language}-${revision}`, baseRevision: text.revision, label, changeClass, lag: { missing: 0, stale: 0, titlesBehind: 0 } };
}
