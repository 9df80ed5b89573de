import { command, segment, verb, type Verb } from './verb.js';
import { optional, required, schemas } from './fields.js';

interface Attached {
  readonly document: string;
  readonly language?: string;
  readonly title?: string;
  readonly text?: string;
  readonly counters?: Readonly<Record<string, number>>;
}

const patentNumber = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$' };

export const recordVerbs: readonly Verb[] = [
  verb<Attached>({
    name: 'attach',
    about: 'Attach a document the procedure knows.',
    fields: {
      document: required(schemas.text, 'its kind, e.g. PROPOSAL, COMMENT_TABLE'),
      language: optional(schemas.language, 'the language version it belongs to, for kinds that are asked per language'),
      title: optional(schemas.text, 'its title; the kind when absent'),
      text: optional(schemas.text, 'what it says; its title when absent'),
      counters: optional(schemas.counts, 'numbers that come with it and must add up, e.g. { sent: 78, replied: 46, noReply: 32 }'),
    },
    play: async ({ document, language, title = document, text = title, counters }, turn) => {
      const content = Buffer.from(`${text}\n`).toString('base64');
      const body = { kind: document, ...(language ? { language } : {}), title, mediaType: 'text/plain', content, ...(counters ? { counters } : {}) };
      const outcome = await command(turn, '/documents', body);
      const attached = outcome.is === 'done' ? outcome.events[0]?.body['document'] : undefined;
      if (typeof attached === 'string') turn.standard.documents.set(language ? `${document}:${language}` : document, attached);
      return outcome;
    },
  }),
  verb<{ readonly task: string; readonly verdict: 'pass' | 'return'; readonly because?: string; readonly language?: string }>({
    name: 'decide task',
    about: 'Record the verdict on a task.',
    fields: {
      task: required(schemas.text, 'its kind, e.g. expert-assessment'),
      verdict: required({ enum: ['pass', 'return'] }, 'the verdict'),
      because: optional(schemas.text, 'why; needed for a return'),
      language: optional(schemas.language, 'the language version it is about, for tasks asked per language'),
    },
    play: ({ task, verdict, because, language }, turn) =>
      command(turn, `/tasks/${segment(task)}/decisions`, { verdict, ...(because ? { note: because } : {}), ...(language ? { language } : {}) }),
  }),
  verb<{ readonly gate: string; readonly reason?: string; readonly evidence?: string; readonly until?: string }>({
    name: 'override',
    about: 'Set aside what the law words with 一般 ("generally"), with a reason and evidence.',
    fields: {
      gate: required(schemas.text, 'what is set aside: period:draft, clock:plan, review:due'),
      reason: optional(schemas.text, 'why; refused without'),
      evidence: optional(schemas.text, 'kind of a document attached before, e.g. EVIDENCE; refused without'),
      until: optional(schemas.day, 'the new last day, for a period that runs already'),
    },
    play: ({ gate, reason, evidence, until }, turn) => command(turn, '/overrides', { gate, ...(reason ? { reason } : {}), ...(evidence ? { evidence: turn.standard.documents.get(evidence) ?? evidence } : {}), ...(until ? { until } : {}) }),
  }),
  verb<{ readonly patent: string; readonly holder: string; readonly claims: string }>({
    name: 'disclose patent',
    about: 'Disclose a patent the text may rest on.',
    fields: { patent: required(patentNumber, 'number of the patent or application'), holder: required(schemas.text, 'who holds it'), claims: required(schemas.text, 'which claims touch which clauses') },
    play: ({ patent, holder, claims }, turn) => command(turn, '/patents', { patent, holder, claims }),
  }),
  verb<{ readonly patent: string; readonly choice: string }>({
    name: 'declare patent',
    about: "Record the patentee's declaration.",
    fields: { patent: required(patentNumber, 'its number'), choice: required({ enum: ['a', 'b', 'c', 'removed'] }, 'a: free; b: for a fee, both on fair terms; c: neither; removed: taken out of the text') },
    play: ({ patent, choice }, turn) => command(turn, `/patents/${segment(patent)}/declarations`, { choice }),
  }),
  verb<{ readonly months: number; readonly reason: string }>({
    name: 'ask extension',
    about: 'Ask for more time on the clock that runs.',
    fields: { months: required(schemas.months, 'how many months more'), reason: required(schemas.text, 'why') },
    play: ({ months, reason }, turn) => command(turn, '/extensions', { months, reason }),
  }),
  verb<{ readonly reason: string }>({
    name: 'pause clocks',
    about: 'Let the clocks stand that may be paused, as during a round robin.',
    fields: { reason: required(schemas.text, 'why') },
    play: ({ reason }, turn) => command(turn, '/pauses', { reason }),
  }),
  verb({
    name: 'resume clocks',
    about: 'Let the paused clocks run on, with the days they had left.',
    fields: {},
    play: (_, turn) => command(turn, '/pauses/end', {}),
  }),
  verb<{ readonly granted: boolean; readonly months?: number; readonly reason?: string }>({
    name: 'decide extension',
    about: 'Grant or decline an extension; granting it to a frozen item lifts the freeze.',
    fields: {
      granted: required({ type: 'boolean' }, 'true or false'),
      months: optional(schemas.months, 'how many months; those asked for when absent'),
      reason: optional(schemas.text, 'why; needed when declined, and for a frozen item'),
    },
    play: ({ granted, months, reason }, turn) => command(turn, '/extensions/decision', { granted, ...(months ? { months } : {}), ...(reason ? { reason } : {}) }),
  }),
];
