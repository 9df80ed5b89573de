import type { Actor } from '#lib/kernel';
import { openHouse } from '../spec-kit/house.js';
import { ProposeStandardHandler } from './propose-standard.handler.js';

const by: Actor = { id: 'someone', roles: ['proposer', 'authority'], languages: [] };

function proposals(house = openHouse()) {
  const asked = { type: 'ProposeStandard', procedure: 'gbt', committee: house.committees.id, title: { 'zh-Hans': '要求', en: 'Requirements' }, baseLanguage: 'zh-Hans', languages: [], adoption: 'none', replaces: null, by } as const;
  return { house, asked, handler: new ProposeStandardHandler(house.standards, house.procedures, house.committees, house.clock, house.ids) };
}

describe('proposing a standard', () => {
  it('gives it an id, the present, and the procedure in force that day', async () => {
    const { house, asked, handler } = proposals();
    const { id, settled } = await handler.execute(asked);
    expect(settled).toMatchObject({ is: 'done', version: 1, events: [{ type: 'StandardProposed', at: house.clock.present, body: { id, procedure: { id: 'gbt', version: 1 } } }] });
    expect((await house.standards.load(id)).standard).toMatchObject({ id, stage: '00', proposer: 'someone', committee: house.committees.id });
  });

  it('takes in one that was published elsewhere the same way', async () => {
    const { house, handler } = proposals();
    const { id, settled } = await handler.execute({
      type: 'ObserveStandard', procedure: 'gbt', committee: house.committees.id, title: { en: 'Observed' }, baseLanguage: 'zh-Hans', number: 'GB/T 1—2020', announcedOn: '2020-01-01', implementsOn: '2020-07-01', source: 'A catalogue.', by,
    });
    expect(settled).toMatchObject({ is: 'done', events: [{ type: 'StandardObserved' }, { type: 'ReviewScheduled' }] });
    expect((await house.standards.load(id)).standard).toMatchObject({ publication: { number: 'GB/T 1—2020', inForce: true } });
  });

  it('finds what it replaces by its number, however that is written, and takes another as given', async () => {
    const { house, asked, handler } = proposals();
    const old = await handler.execute({ type: 'ObserveStandard', procedure: 'gbt', committee: house.committees.id, title: { en: 'Observed' }, baseLanguage: 'zh-Hans', number: 'GB/T 1234-2020', announcedOn: '2020-01-01', implementsOn: '2020-07-01', source: 'A catalogue.', by });
    const replaces = async (written: string) => (await handler.execute({ ...asked, replaces: written })).settled;
    for (const written of ['GB/T 1234—2020', 'gb/t1234-2020', old.id]) {
      expect(await replaces(written)).toMatchObject({ is: 'done', events: [{ body: { replaces: old.id, replacedNumber: 'GB/T 1234—2020' } }] });
    }
    expect(await replaces('GB/T 4321-2020')).toMatchObject({ is: 'done', events: [{ body: { replaces: null, replacedNumber: 'GB/T 4321—2020', replacedElsewhere: true } }] });
    expect(await replaces('4321')).toMatchObject({ is: 'refused', refusal: { refused: 'NUMBER_MALFORMED', facts: { number: '4321', series: 'GB/T' } } });
    expect(await replaces(house.ids.next())).toMatchObject({ is: 'refused', refusal: { refused: 'STANDARD_UNKNOWN' } });
    const young = await handler.execute(asked);
    expect(await replaces(young.id)).toMatchObject({ is: 'refused', refusal: { refused: 'REPLACED_NOT_IN_FORCE' } });
  });

  it.each([
    ['under a procedure nobody wrote', { procedure: 'iso' }, '2024-03-11T04:00:00.000Z', 'PROCEDURE_UNKNOWN', { procedure: 'iso' }],
    ['before the procedure was in force', {}, '2019-11-25T00:00:00.000Z', 'PROCEDURE_UNKNOWN', { procedure: 'gbt' }],
    ['for a committee nobody knows', { committee: 'another' }, '2024-03-11T04:00:00.000Z', 'COMMITTEE_UNKNOWN', { committee: 'another' }],
  ])('is refused %s, and nothing is kept', async (_what, change, present, code, facts) => {
    const { house, asked, handler } = proposals();
    house.clock.present = present;
    expect((await handler.execute({ ...asked, ...change })).settled).toMatchObject({ is: 'refused', refusal: { refused: code, facts } });
    expect(house.records.standards.size).toBe(0);
  });

  it('is done once for one key: the answer names the standard of the first time', async () => {
    const { house, asked, handler } = proposals();
    const receipt = { key: 'key', request: 'digest' };
    const first = await handler.execute(asked, { receipt });
    const again = await handler.execute(asked, { receipt });
    expect(again.settled).toEqual({ ...first.settled, replayed: true });
    expect(house.records.standards.size).toBe(1);
  });
});
