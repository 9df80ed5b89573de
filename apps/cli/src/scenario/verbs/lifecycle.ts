import { outcomeOf, command, verb, type Verb } from './verb.js';
import { optional, required, schemas } from './fields.js';
import type { Outcome } from '../expect/outcome.js';
import type { Turn } from '../play/turn.js';

interface Proposed {
  readonly title: Readonly<Record<string, string>>;
  readonly base?: string;
  readonly languages?: readonly { readonly language: string; readonly mode?: 'parallel' | 'later'; readonly required?: boolean }[];
  readonly adoption?: 'none' | 'IDT' | 'MOD';
  readonly replaces?: string;
}

interface Observed {
  readonly title: Readonly<Record<string, string>>;
  readonly base?: string;
  readonly number: string;
  readonly announced: string;
  readonly implements: string;
  readonly source: string;
}

const plannedLanguage = {
  type: 'object',
  required: ['language'],
  additionalProperties: false,
  properties: { language: schemas.language, mode: { enum: ['parallel', 'later'] }, required: { type: 'boolean' } },
};

export const lifecycleVerbs: readonly Verb[] = [
  verb<Proposed>({
    name: 'propose',
    about: 'Propose the standard under the procedure of the file, for its committee.',
    fields: {
      title: required(schemas.names, 'its title by language'),
      base: optional(schemas.language, 'language of the base text; zh-Hans when absent'),
      languages: optional({ type: 'array', items: plannedLanguage }, 'language versions: `language`, `mode` parallel (the default) or later, `required` (true for parallel ones)'),
      adoption: optional({ enum: ['none', 'IDT', 'MOD'] }, 'adoption of an international standard'),
      replaces: optional(schemas.text, 'the standard it takes the place of: its name in this file'),
    },
    play: async ({ title, base = 'zh-Hans', languages = [], adoption = 'none', replaces }, turn) => {
      const body = {
        procedure: turn.scenario.procedure,
        committee: await turn.committee(),
        title,
        baseLanguage: base,
        languages: languages.map(({ language, mode = 'parallel', required: must = mode === 'parallel' }) => ({ language, mode, required: must })),
        adoption,
        ...(replaces === undefined ? {} : { replaces: turn.standardNamed(replaces).id }),
      };
      return started(turn, base, outcomeOf(await (await turn.session()).command('/standards', body)));
    },
  }),
  verb<Observed>({
    name: 'observe',
    about: 'Take in a standard that was published elsewhere and before, as it was observed.',
    fields: {
      title: required(schemas.names, 'its title by language'),
      base: optional(schemas.language, 'language of the base text; zh-Hans when absent'),
      number: required(schemas.text, 'its number'),
      announced: required(schemas.day, 'day of its announcement'),
      implements: required(schemas.day, 'day of its implementation'),
      source: required(schemas.text, 'where this was read'),
    },
    play: async ({ title, base = 'zh-Hans', number, announced, implements: implementsOn, source }, turn) => {
      const { procedure } = turn.scenario;
      const body = { procedure, committee: await turn.committee(), title, baseLanguage: base, number, announcedOn: announced, implementsOn, source };
      return started(turn, base, outcomeOf(await (await turn.session()).command('/standards/observed', body)));
    },
  }),
  verb<{ readonly move: string; readonly details?: Readonly<Record<string, string>> }>({
    name: 'move',
    about: 'Make a move of the procedure: onward, back or out.',
    fields: { move: required(schemas.text, 'id of the move, e.g. file, issue-plan, submit'), details: optional(schemas.texts, 'facts that come with it, e.g. planNumber, reason') },
    play: ({ move, details = {} }, turn) => command(turn, '/moves', { move, details }),
  }),
  verb<{ readonly announced: string; readonly implements?: string }>({
    name: 'publish',
    about: 'Publish the edition, or at a standard in force the amendment: base text and language versions together, under one number.',
    fields: { announced: required(schemas.day, 'day of the announcement'), implements: optional(schemas.day, 'day of the implementation') },
    play: ({ announced, implements: implementsOn }, turn) => command(turn, '/publication', { announcedOn: announced, ...(implementsOn ? { implementsOn } : {}) }),
  }),
];

/** Remembers which standard the name stands for from now on. */
function started(turn: Turn, base: string, outcome: Outcome): Outcome {
  const id = outcome.is === 'done' ? outcome.events[0]?.body['id'] : undefined;
  if (typeof id === 'string') Object.assign(turn.standard, { id, base });
  return outcome;
}
