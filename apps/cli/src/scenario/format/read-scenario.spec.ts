import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '#lib/platform';
import { lineOf } from './problems.js';
import { parseScenario, readScenario } from './read-scenario.js';

const head = 'scenario: a\nprocedure: gbt\nstandards: [item, old]\nsteps:\n';
const parse = (text: string) => parseScenario(text, 'a.yaml', import.meta.dirname);
const read = (...steps: readonly string[]) => {
  const scenario = parse(head + steps.map((step) => `  - ${step}`).join('\n'));
  if (!('steps' in scenario)) throw new Error(scenario.map(lineOf).join('\n'));
  return scenario.steps;
};
/** Line, field and message of everything that is wrong with these steps, which begin at line 5. */
const wrong = (...steps: readonly string[]) => {
  const problems = parse(head + steps.map((step) => `  - ${step}`).join('\n'));
  return 'steps' in problems ? [] : problems.map(({ line, field, message, remedy }) => `${line} ${field}: ${message}. ${remedy}`);
};

const move = 'do: move, move: file';

describe('reading a scenario', () => {
  it('takes every step as it is meant', () => {
    expect(read(`{ at: 2023-02-06, as: proposer, ${move}, details: { reason: r }, note: n }`)).toEqual([
      { is: 'act', line: 5, at: '2023-02-06T01:00:00.000Z', moment: '2023-02-06 09:00', as: ['proposer'], standards: ['item'], note: 'n', verb: 'move', fields: { move: 'file', details: { reason: 'r' } }, expect: { is: 'done' } },
    ]);
  });

  it('lets the committee secretary act on the first standard where nothing else is said', () => {
    const [step] = read(`{ at: 2023-02-06, check: { chain: ok } }`);
    expect(step).toMatchObject({ is: 'look', as: ['secretary'], standards: ['item'], checks: { chain: 'ok' } });
  });

  it('keeps steps of one day in order: nine o’clock, or now when it is later', () => {
    const moments = read(`{ at: 2023-02-06, ${move} }`, `{ ${move} }`, `{ at: 2023-02-06T14:00, ${move} }`, `{ at: 2023-02-06, ${move} }`, `{ at: 2023-02-07, ${move} }`).map(({ moment }) => moment);
    expect(moments).toEqual(['2023-02-06 09:00', '2023-02-06 09:00', '2023-02-06 14:00', '2023-02-06 14:00', '2023-02-07 09:00']);
  });

  it('reads what is expected', () => {
    const expected = (text: string) => {
      const [step] = read(`{ at: 2023-02-06, ${move}, expect: ${text} }`);
      return step!.is === 'act' ? step!.expect : undefined;
    };
    expect(expected('nothing')).toEqual({ is: 'nothing' });
    expect(expected('{ refused: NO, unmet: [A, { B: { n: 1 } }] }')).toEqual({ is: 'refused', code: 'NO', unmet: [{ code: 'A', facts: {} }, { code: 'B', facts: { n: 1 } }] });
    expect(expected('{ events: [E, { F: { stage: "20" } }], number: /^GB/ }')).toEqual({ is: 'done', events: [{ type: 'E', body: {} }, { type: 'F', body: { stage: '20' } }], number: '/^GB/' });
  });
});

describe('a scenario that cannot be used', () => {
  it.each([
    ['a moment that is none', `{ at: 2023-02-30, ${move} }`, '5 steps[0].at: "2023-02-30" is no moment. Write a day as 2024-05-10, or a day and a time as 2024-05-10T14:30.'],
    ['no moment to begin with', `{ ${move} }`, '5 steps[0].at: the first step needs a moment. Write a day, e.g. at: 2023-02-06.'],
    ['something nobody can do', '{ at: 2023-02-06, do: vot }', '5 steps[0].do: "vot" is nothing a step can do. Did you mean "vote"?'],
    ['neither do nor check', '{ at: 2023-02-06, as: secretary }', '5 steps[0].do: is missing. Add it.'],
    ['a field that is missing', '{ at: 2023-02-06, do: move }', '5 steps[0].move: is missing. Add it.'],
    ['a field nobody knows', `{ at: 2023-02-06, ${move}, detials: {} }`, '5 steps[0].detials: is not known here. Did you mean "details"?'],
    ['a number where a text is meant', '{ at: 2023-02-06, check: { state: { stage: 20 } } }', '5 steps[0].check.state.stage: 20 is read as a number. Put it in quotes, so that it stays as it is written.'],
    ['units of a base text to confirm', '{ at: 2023-02-06, do: confirm, units: ["3.1"] }', '5 steps[0].units: the base text is confirmed whole. Name the language version, or leave units out.'],
    ['a value that is not among those there are', '{ at: 2023-02-06, do: declare patent, patent: P1, choice: d }', '5 steps[0].choice: "d" is not one of its values. Use one of: a, b, c, removed.'],
    ['a person nobody knows', `{ at: 2023-02-06, as: secretery, ${move} }`, '5 steps[0].as: "secretery" is no account or role. Did you mean "secretary"?'],
    ['a standard nobody knows', `{ at: 2023-02-06, standard: itm, ${move} }`, '5 steps[0].standard: "itm" is not among the standards of this file. Did you mean "item"?'],
    ['more votes than voters', '{ at: 2023-02-06, as: member, do: vote, ballot: b, votes: { approve: 42 } }', '5 steps[0].votes: 42 votes are to be cast, but member stands for 41 accounts. Write `as: member`, or another role with enough holders.'],
    ['comments that would be one and the same', '{ at: 2023-02-06, do: comment, kind: draft, text: t, count: 2 }', '5 steps[0].text: 2 comments would say the same. Put {n} into the text.'],
    ['a range that is none', '{ at: 2023-02-06, do: dispose, answers: [{ comments: 9-3, disposition: accepted }] }', '5 steps[0].answers[0].comments: "9-3" names no comments. Write numbers and ranges, e.g. 3-73, or "3-73, 80".'],
    ['a pattern that is none', `{ at: 2023-02-06, ${move}, expect: { number: /(/ } }`, '5 steps[0].expect: /(/ is no regular expression. Correct it.'],
    ['conditions of a refusal that is not expected', `{ at: 2023-02-06, ${move}, expect: { unmet: [A] } }`, '5 steps[0].expect.refused: unmet belong to a refusal, and none is expected. Name the code that is expected: refused: GATES_SHUT.'],
    ['a due date that is none', '{ at: 2023-02-06, check: { due: { k: tomorrow } } }', '5 steps[0].check.due.k: "tomorrow" is no moment. Write 2025-02-08, end of 2025-02-07, 2025-02-08T00:00, or none.'],
  ])('%s', (_, step, problem) => expect(wrong(step)).toEqual([problem]));

  it('names a file that is not there', () => {
    expect(wrong('{ at: 2023-02-06, do: import text, file: nowhere.docx }')).toEqual([expect.stringMatching(/^5 steps\[0\]\.file: there is no file .*nowhere\.docx/)]);
  });

  it('does not let time run backwards', () => {
    expect(wrong(`{ at: 2023-02-06, ${move} }`, `{ at: 2023-02-05, ${move} }`)).toEqual(['6 steps[1].at: 2023-02-05 is before 2023-02-06 09:00, when the step before it happens. Put the steps in the order of time.']);
  });

  it('says everything at once', () => {
    expect(wrong('{ at: 2023-02-06, do: move }', '{ do: vot }')).toHaveLength(2);
  });

  it('points into YAML that is none', () => {
    expect(parse('scenario: a\nsteps: [\n')).toEqual([expect.objectContaining({ line: 3, remedy: 'Correct the YAML.' })]);
  });

  it('points at a file that cannot be read', () => {
    expect(readScenario('/nowhere/a.yaml')).toEqual([{ file: '/nowhere/a.yaml', line: 1, field: '', message: 'cannot be read (ENOENT)', remedy: 'Check its path.' }]);
  });
});

describe('the scenarios that come with it', () => {
  const folder = join(repositoryFolder(), 'apps', 'cli', 'scenarios');
  it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s can be used', (name) => {
    expect(readScenario(join(folder, name))).toHaveProperty('steps');
  });
});
