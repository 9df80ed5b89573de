import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unusable } from '../../exit-codes.js';
import { Api } from '../../remote/api.js';
import { parseScenario } from '../format/read-scenario.js';
import type { Scenario } from '../scenario.js';
import { FakeSystem } from './fake-system.fixture.js';
import { play } from './player.js';
import { isWell } from './result.js';

const proposed = '{ at: 2023-02-06, as: proposer, do: propose, title: { en: A } }';

function scenarioOf(...steps: readonly string[]): Scenario {
  const read = parseScenario(`scenario: a\nprocedure: gbt\nsteps:\n${steps.map((step) => `  - ${step}`).join('\n')}`, 'a.yaml', '.');
  if (!('steps' in read)) throw new Error(JSON.stringify(read));
  return read;
}

describe('playing scenarios', () => {
  let system: FakeSystem;
  let api: Api;
  beforeEach(async () => {
    system = new FakeSystem();
    api = new Api(await system.listen());
  });
  afterEach(() => system.close());

  const playAll = (scenarios: readonly Scenario[], signal = new AbortController().signal) => play({ api, scenarios, passwordOf: () => 'right', signal, played: () => {} });
  const playOne = async (...steps: readonly string[]) => {
    const { scenarios, fault } = await playAll([scenarioOf(...steps)]);
    return { ...scenarios[0]!, fault };
  };

  it('goes well when everything comes out as expected', async () => {
    const { steps, left } = await playOne(
      proposed,
      '{ as: secretary, do: move, move: file, expect: { refused: GATES_SHUT, unmet: [{ BALLOT_NOT_HELD: { ballot: proposal } }] } }',
      '{ as: authority, do: move, move: go, expect: { events: [{ StageEntered: { stage: "10" } }] } }',
      '{ check: { chain: ok, state: { stage: "00", number: null } } }',
    );
    expect(steps.flatMap(({ mismatches }) => mismatches)).toEqual([]);
    expect(left).toBe(0);
  });

  it('moves the clock to the moment of each step, as the zone of the file has it', async () => {
    await playOne(proposed, '{ at: 2023-03-10T14:30, as: authority, do: move, move: go }');
    expect(system.moments).toEqual(['2023-02-06T01:00:00.000Z', '2023-03-10T06:30:00.000Z']);
  });

  it('plays several files in the order of time, each with its own standards', async () => {
    const later = scenarioOf('{ at: 2023-02-07, as: proposer, do: propose, title: { en: B } }');
    const { scenarios } = await playAll([later, scenarioOf(proposed, '{ at: 2023-02-08, as: authority, do: move, move: go }')]);
    expect(system.moments.map((moment) => moment.slice(0, 10))).toEqual(['2023-02-06', '2023-02-07', '2023-02-08']);
    expect(scenarios.map(({ steps }) => steps.map(isWell))).toEqual([[true], [true, true]]);
    expect([...system.logs.values()].map((log) => log.map(({ type }) => type))).toEqual([['StandardProposed', 'StageEntered'], ['StandardProposed']]);
  });

  it('hands in a procedure that comes with a file before anything starts under it; when that is refused, nothing is played', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
    writeFileSync(join(folder, 'own.v1.yaml'), 'id: own\n');
    writeFileSync(join(folder, 'broken.v1.yaml'), 'id: broken\n');
    const under = (procedure: string) => parseScenario(`scenario: a\nprocedure: ${procedure}\nsteps:\n  - ${proposed}`, 'a.yaml', folder);
    const { scenarios } = await playAll([under('own.v1.yaml') as Scenario]);
    expect(system.procedures).toEqual(['id: own\n']);
    expect([...system.logs.values()][0]![0]!.body).toMatchObject({ procedure: 'own' });
    expect(scenarios[0]!.steps.map(isWell)).toEqual([true]);
    await expect(playAll([under('broken.v1.yaml') as Scenario])).rejects.toThrow(/broken\.v1\.yaml was refused\.\nPROCEDURE_INVALID[^]*line 2 \/zone ZONE_UNKNOWN: No such zone\. Use another\./);
    expect(under('none.v1.yaml')).toMatchObject([{ line: 2, field: 'procedure', message: 'none.v1.yaml cannot be read (ENOENT)' }]);
  });

  it('lets everyone act with a session of their own', async () => {
    await playOne(proposed, '{ as: member-03, do: move, move: go }');
    expect([...system.logs.values()][0]!.map(({ actor }) => actor)).toEqual(['proposer@demo.lockstep.example', 'member-03@demo.lockstep.example']);
  });

  it('notes what does not come out as expected, and goes on', async () => {
    const { steps } = await playOne(proposed, '{ do: move, move: file }', '{ do: move, move: go, expect: { refused: GATES_SHUT } }', '{ check: { state: { stage: "20" } } }');
    expect(steps.slice(1).map(({ mismatches }) => mismatches[0])).toEqual([
      { what: 'outcome', expected: 'done', seen: 'refused: GATES_SHUT (so it is · BALLOT_NOT_HELD: no vote)' },
      { what: 'outcome', expected: 'refused: GATES_SHUT', seen: 'done: StageEntered' },
      { what: 'state.stage', expected: '20', seen: '00' },
    ]);
  });

  it('leaves the rest of a file when its standard could not be started', async () => {
    const { steps, left } = await playOne('{ at: 2023-02-06, do: observe, title: { en: A }, number: "1", announced: 2020-01-01, implements: 2020-06-01, source: s }', '{ do: move, move: go }');
    expect(steps).toHaveLength(1);
    expect(left).toBe(1);
  });

  it('ends when the system breaks, and says so', async () => {
    const { steps, left, fault } = await playOne(proposed, '{ do: move, move: break }', '{ do: move, move: go }');
    expect(steps).toHaveLength(1);
    expect(left).toBe(2);
    expect(fault).toMatchObject({ code: 'SYSTEM_FAULT' });
  });

  it('refuses a system that runs on real time', async () => {
    system.simulated = false;
    await expect(playOne(proposed)).rejects.toThrow(Unusable);
  });

  it('counts webhooks with a valid signature, and objects to the others', async () => {
    const { steps } = await playOne(proposed, '{ as: enterprise-01, do: subscribe, sink: erp }', '{ do: move, move: go }', '{ check: { webhooks: { sink: erp, events: { StageEntered: 1 } } } }');
    expect(steps.at(-1)!.mismatches).toEqual([{ what: 'webhooks.erp', expected: 'signed messages only', seen: 'msg_forged is not signed by the secret of this webhook' }]);
  });

  it('stops between two steps when it is interrupted', async () => {
    const interrupted = new AbortController();
    interrupted.abort(new Error('enough'));
    await expect(playAll([scenarioOf(proposed)], interrupted.signal)).rejects.toThrow('enough');
    expect(system.logs.size).toBe(0);
  });
});
