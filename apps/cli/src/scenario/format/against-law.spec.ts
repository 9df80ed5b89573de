import { loadProcedures } from '#lib/lifecycle';
import { againstLaw, type Law } from './against-law.js';
import { lineOf } from './problems.js';
import { parseScenario } from './read-scenario.js';

describe('a scenario held against the law it is played under', () => {
  let law: Law;
  beforeAll(async () => void (law = { procedures: (await loadProcedures()).all(), committees: ['LS/TC 1'] }));

  const wrong = (steps: readonly string[], head = 'procedure: gbt') => {
    const read = parseScenario(`scenario: a\n${head}\nsteps:\n${steps.map((step) => `  - ${step}`).join('\n')}`, 'a.yaml', '.');
    if (!('steps' in read)) throw new Error(read.map(lineOf).join('\n'));
    return againstLaw(read, law).map(lineOf);
  };
  const at = 'at: 2023-02-06';

  it('has nothing to say where every name is known', () =>
    expect(
      wrong([
        `{ ${at}, do: move, move: file, expect: { events: [{ StageEntered: { stage: '10' } }] } }`,
        '{ do: attach, document: PROPOSAL }',
        '{ do: open ballot, question: review }',
        '{ do: vote, ballot: review, vote: approve }',
        '{ do: open consultation, kind: draft, closes: 2023-05-01 }',
        "{ check: { state: { stage: '20' }, next: { open: [file], holders: [secretary] }, tasks: [{ role: assessor }], inbox: { kinds: { BallotOpened: 1 } } } }",
      ]),
    ).toEqual([]));

  it.each([
    ['a move', `do: move, move: fiel`, 'a.yaml:4: steps[0].move: "fiel" is no move of gbt. '],
    ['a kind of document', 'do: attach, document: PROPOSALL', 'a.yaml:4: steps[0].document: "PROPOSALL" is no kind of document of gbt. Did you mean "PROPOSAL"?'],
    ['a question', 'do: open ballot, question: reviw', 'a.yaml:4: steps[0].question: "reviw" is no question of gbt. Did you mean "review"?'],
    ['a ballot', 'do: vote, ballot: reveiw, vote: approve', 'a.yaml:4: steps[0].ballot: "reveiw" is no question of gbt. Did you mean "review"?'],
    ['a consultation', 'do: comment, kind: darft, text: t', 'a.yaml:4: steps[0].kind: "darft" is no consultation of gbt. '],
    ['a task', 'do: decide task, task: expert-assesment, verdict: pass', 'a.yaml:4: steps[0].task: "expert-assesment" is no task of gbt. Did you mean "expert-assessment"?'],
    ['an event type that is expected', 'do: move, move: file, expect: { events: [StageEntred] }', 'a.yaml:4: steps[0].expect.events[0]: "StageEntred" is no event type of gbt. Did you mean "StageEntered"?'],
    ['a stage that is looked at', "check: { state: { stage: '77' } }", 'a.yaml:4: steps[0].check.state.stage: "77" is no stage of gbt. '],
    ['a role of a task', 'check: { tasks: [{ role: asessor }] }', 'a.yaml:4: steps[0].check.tasks[0].role: "asessor" is no role of gbt. Did you mean "assessor"?'],
    ['what an inbox counts', 'check: { inbox: { kinds: { BalotOpened: 1 } } }', 'a.yaml:4: steps[0].check.inbox.kinds.BalotOpened: "BalotOpened" is no event type of gbt. Did you mean "BallotOpened"?'],
  ])('names file, line and the nearest name of %s nobody knows', (_, step, said) => expect(wrong([`{ ${at}, ${step} }`])).toEqual([expect.stringContaining(said)]));

  it('names the procedure and the committee nobody knows', () =>
    expect(wrong([`{ ${at}, do: move, move: file }`], 'procedure: gbtt\ncommittee: LS/TC 2')).toEqual(['a.yaml:2: procedure: there is no procedure "gbtt". Did you mean "gbt"?', 'a.yaml:3: committee: there is no committee "LS/TC 2". Did you mean "LS/TC 1"?']));

  it('lets a step that is to be refused name what there is not: that may be the reason', () => expect(wrong([`{ ${at}, do: move, move: fly, expect: { refused: MOVE_UNKNOWN } }`])).toEqual([]));
});
