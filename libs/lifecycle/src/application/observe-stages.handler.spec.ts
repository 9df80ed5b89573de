import type { Actor } from '#lib/kernel';
import { openHouse } from '../spec-kit/house.js';
import { ObserveStagesHandler } from './observe-stages.handler.js';

const by: Actor = { id: 'importer', roles: ['authority'], languages: [] };

function records() {
  const house = openHouse();
  const asked = {
    type: 'ObserveStages', procedure: 'w3c', record: 'w3c geometry-1', committee: house.committees.id, title: { en: 'Geometry' }, baseLanguage: 'en', source: 'a catalogue', by, published: null,
    seen: [{ stage: 'WD', on: '2013-01-01', said: 'WD' }, { stage: 'CR', on: '2014-11-25', said: 'CR' }],
  } as const;
  return { house, asked, handler: new ObserveStagesHandler(house.standards, house.procedures, house.committees, house.clock) };
}

describe('taking in a record', () => {
  it('makes one standard of one record, however often it comes', async () => {
    const { house, asked, handler } = records();
    const first = await handler.execute(asked);
    expect(first.settled).toMatchObject({ is: 'done', version: 2, events: [{ type: 'StageObserved', body: { id: first.id, said: 'WD' } }, { type: 'StageObserved', body: { said: 'CR' } }] });
    expect(await handler.execute(asked)).toMatchObject({ id: first.id, settled: { is: 'done', version: 2, events: [] } });
    expect((await handler.execute({ ...asked, record: 'w3c geometry-2' })).id).not.toBe(first.id);
    expect((await house.standards.load(first.id)).standard).toMatchObject({ stage: 'CR', procedure: { id: 'w3c', version: 3 } });
  });

  it('goes under the latest version that knows every stage that was seen', async () => {
    const { house, asked, handler } = records();
    const { id } = await handler.execute({ ...asked, seen: [...asked.seen, { stage: 'LCWD', on: '2014-09-18', said: 'LCWD' }] });
    expect((await house.standards.load(id)).standard).toMatchObject({ stage: 'LCWD', procedure: { id: 'w3c', version: 1 } });
  });

  it.each([
    ['a procedure nobody wrote', { procedure: 'nowhere' }, 'PROCEDURE_UNKNOWN'],
    ['a committee nobody knows', { committee: 'another' }, 'COMMITTEE_UNKNOWN'],
    ['a stage of no version', { seen: [{ stage: '40', on: null, said: '40' }] }, 'STAGE_UNKNOWN'],
  ])('is refused for %s', async (_what, change, code) => {
    const { house, asked, handler } = records();
    expect((await handler.execute({ ...asked, ...change })).settled).toMatchObject({ is: 'refused', refusal: { refused: code } });
    expect(house.records.standards.size).toBe(0);
  });
});
