import type { Actor } from '#lib/kernel';
import type { StandardEvent } from '../model/events.js';
import { openHouse } from '../spec-kit/house.js';
import { ProposeStandardHandler } from './propose-standard.handler.js';
import { ReinstateStandardHandler } from './reinstate-standard.handler.js';

const by: Actor = { id: 'someone', roles: ['proposer', 'authority'], languages: [] };

/** An edition, and its successors, each proposed while the one before was in force. */
async function editions() {
  const house = openHouse();
  const at = house.clock.now();
  const proposals = new ProposeStandardHandler(house.standards, house.procedures, house.committees, house.clock, house.ids);
  const observe = async (number: string) =>
    (await proposals.execute({ type: 'ObserveStandard', procedure: 'gbt', committee: house.committees.id, title: { en: number }, baseLanguage: 'zh-Hans', number, announcedOn: '2020-01-01', implementsOn: '2020-07-01', source: 'A catalogue.', by })).id;
  const happens = (standardId: string, ...events: readonly StandardEvent[]) => house.standards.change({ standardId, by, at }, () => events);
  const withdrawn = (id: string) => happens(id, { type: 'StageEntered', from: 'in-force', stage: 'terminated', move: 'end', details: {}, anew: [], ends: '2024-01-01', by: by.id, at } as unknown as StandardEvent);
  const succeeds = async (old: string, number: string, inForce = true) => {
    const { id, settled } = await proposals.execute({ type: 'ProposeStandard', procedure: 'gbt', committee: house.committees.id, title: { 'zh-Hans': number }, baseLanguage: 'zh-Hans', languages: [], adoption: 'none', replaces: old, by });
    expect(settled).toMatchObject({ is: 'done' });
    await happens(id, { type: 'StandardPublished', number, amendment: 0, revision: 1, announcedOn: '2023-03-11', implementsOn: '2023-09-01', takesEffectAt: '2023-08-31T16:00:00.000Z', languages: [], at });
    if (inForce) await happens(id, { type: 'EnteredIntoForce', number, implementsOn: '2023-09-01', replaces: old, dueAt: at, lateMs: 0, at } as StandardEvent);
    return id;
  };
  const handler = new ReinstateStandardHandler(house.standards, house.clock);
  const old = await observe('GB/T 1—2020');
  return { old, succeeds, withdrawn, reinstate: () => handler.execute({ standardId: old, reason: 'It is needed.', by }) };
}

describe('reinstating an edition', () => {
  it('brings it back where nothing in force has taken its place', async () => {
    const { old, succeeds, withdrawn, reinstate } = await editions();
    await succeeds('GB/T 1—2020', 'GB/T 1—2023', false);
    await withdrawn(old);
    expect(await reinstate()).toMatchObject({ is: 'done', events: [{ type: 'StandardReinstated' }, { type: 'ReviewScheduled' }] });
    expect(await reinstate()).toMatchObject({ is: 'done', events: [] });
  });

  it('refuses it where its successor is in force, or the one that replaced that', async () => {
    const { old, succeeds, withdrawn, reinstate } = await editions();
    const next = await succeeds('GB/T 1—2020', 'GB/T 1—2023');
    await withdrawn(old);
    expect(await reinstate()).toMatchObject({ is: 'refused', refusal: { refused: 'CONTINUED_ELSEWHERE', facts: { standards: [next] } } });
    const third = await succeeds('GB/T 1—2023', 'GB/T 1—2024');
    await withdrawn(next);
    expect(await reinstate()).toMatchObject({ is: 'refused', refusal: { refused: 'CONTINUED_ELSEWHERE', facts: { standards: [third] } } });
    await withdrawn(third);
    expect(await reinstate()).toMatchObject({ is: 'done' });
  });
});
