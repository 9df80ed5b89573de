import type { Actor } from '#lib/kernel';
import { openHouse } from '../spec-kit/house.js';
import { OpenBallotHandler } from './open-ballot.handler.js';
import { ProposeStandardHandler } from './propose-standard.handler.js';

const secretary: Actor = { id: 'secretary', roles: ['secretary'], languages: [] };

async function ballots() {
  const house = openHouse();
  const proposals = new ProposeStandardHandler(house.standards, house.procedures, house.committees, house.clock, house.ids);
  const { id } = await proposals.execute({ type: 'ProposeStandard', procedure: 'gbt', committee: house.committees.id, title: { 'zh-Hans': '要求', en: 'Requirements' }, baseLanguage: 'zh-Hans', languages: [], adoption: 'none', replaces: null, by: secretary });
  const asked = { type: 'OpenBallot', question: 'proposal', language: null, closesAt: null, by: secretary } as const;
  return { house, id, asked, handler: new OpenBallotHandler(house.standards, house.committees, house.clock) };
}

describe('opening a ballot', () => {
  it('asks the committee, as it stands at this instant, for those who vote and those who may not', async () => {
    const { house, id, asked, handler } = await ballots();
    house.committees.members = { member: ['ann', 'ben', 'cyd'], drafter: ['ben'] };
    house.clock.present = '2024-03-12T00:00:00.000Z';
    expect(await handler.execute(id, asked)).toMatchObject({ is: 'done', events: [{ type: 'BallotOpened', at: '2024-03-12T00:00:00.000Z', body: { members: 3, electorate: ['ann', 'cyd'] } }] });
    expect(house.committees.asked).toEqual([{ roles: ['member', 'drafter'], at: '2024-03-12T00:00:00.000Z', language: null }]);
  });

  it.each([
    ['a standard nobody proposed', { id: 'another' }, {}, 'STANDARD_UNKNOWN', {}],
    ['a question the procedure does not ask', {}, { question: 'constructor' }, 'QUESTION_UNKNOWN', { question: 'constructor' }],
    ['a committee without voters', {}, {}, 'ELECTORATE_EMPTY', { question: 'proposal' }],
  ])('is refused for %s', async (_what, of, change, code, facts) => {
    const { house, id, asked, handler } = await ballots();
    const before = structuredClone([...house.records.standards]);
    expect(await handler.execute('id' in of ? of.id : id, { ...asked, ...change })).toMatchObject({ is: 'refused', refusal: { refused: code, facts } });
    expect([...house.records.standards]).toEqual(before);
  });

  it('is done once: who has joined since does not vote', async () => {
    const { house, id, asked, handler } = await ballots();
    house.committees.members = { member: ['ann'] };
    await handler.execute(id, asked);
    house.committees.members = { member: ['ann', 'ben'] };
    expect(await handler.execute(id, asked)).toMatchObject({ is: 'done', events: [] });
    expect((await house.standards.load(id)).standard).toMatchObject({ ballots: { proposal: { electorate: ['ann'] } } });
  });
});
