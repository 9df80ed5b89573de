import type { Actor } from '#lib/kernel';
import type { AskStandard, Standards } from '#lib/lifecycle';
import { identify } from '../model/identify.js';
import { parsedOf } from '../model/text.fixture.js';
import { LodgeCommentHandler } from './lodge-comment.handler.js';
import type { Texts } from './texts.js';

const by: Actor = { id: 'enterprise', roles: ['enterprise'], languages: [] };
let ids = 0;
const english = identify(parsedOf('# {1} Scope', '  What it covers.', '# {2} Terms'), 'en', null, () => `unit-${(ids += 1)}`);

/** Revision 2 of the English text is laid out, and has been revised since; of the base text there is revision 3. */
function house(held: object = {}) {
  const consultation = { kind: 'draft', closed: false, languages: ['zh-Hans', 'en'], revision: 3, texts: { 'zh-Hans': 3, en: 2 }, ...held };
  const standard = { is: 'underway', text: { language: 'zh-Hans', revision: 3 }, languages: { en: { revision: 5 } }, consultations: { draft: consultation } };
  const asked: object[] = [];
  const read: string[] = [];
  const standards = { load: async (id: string) => ({ standard: id === 'known' ? standard : { is: 'unproposed' } }) } as unknown as Standards;
  const asking = { ask: async (_id: string, command: object) => ({ is: 'done', version: 1, events: [], replayed: asked.push(command) > 1 }) } as unknown as AskStandard;
  const texts = {
    find: async (_id: string, language: string, revision: number) => {
      read.push(`${language} ${revision}`);
      return language === 'en' && revision === 2 ? { tree: english } : undefined;
    },
  } as unknown as Texts;
  const handler = new LodgeCommentHandler(standards, asking, texts);
  const lodge = (unit: string | null, language = 'en', kind = 'draft', id = 'known') =>
    handler.execute(id, { type: 'LodgeComment', kind, language, unit, commentType: 'te', text: 'Say who.', proposedChange: null, by });
  return { lodge, asked, read };
}

describe('a comment on a unit', () => {
  it.each(['unit-1', '1', '1/1', '2'])('goes on where the text that is laid out has it: %s', async (unit) => {
    const { lodge, asked } = house();
    expect(await lodge(unit)).toMatchObject({ is: 'done' });
    expect(asked).toMatchObject([{ type: 'LodgeComment', unit }]);
  });

  it.each([
    ['no such unit', '9.9', 'en', 2],
    ['a unit of the machine', 'constructor', 'en', 2],
    ['a text that is not there', '1', 'zh-Hans', 3],
  ])('is refused, and decides nothing, for %s', async (_, unit, language, revision) => {
    const { lodge, asked } = house();
    expect(await lodge(unit, language)).toMatchObject({ is: 'refused', refusal: { refused: 'UNIT_UNKNOWN', facts: { address: unit, language, revision } } });
    expect(asked).toEqual([]);
  });

  it('is measured by the revision that was laid out; where that was not kept, by the present one', async () => {
    const { lodge, read } = house();
    await lodge('1');
    await lodge('2');
    expect(read).toEqual(['en 2']);
    expect(await house({ texts: undefined }).lodge('1')).toMatchObject({ refusal: { facts: { revision: 5 } } });
  });

  it('about the whole text, or where nothing is laid out, is the decision’s to answer', async () => {
    const { lodge, asked, read } = house();
    await lodge(null);
    await lodge('9.9', 'fr');
    await lodge('9.9', 'en', 'survey');
    await lodge('9.9', 'en', 'constructor');
    await lodge('9.9', 'en', 'draft', 'unknown');
    await house({ closed: true }).lodge('9.9');
    expect(asked).toHaveLength(5);
    expect(read).toEqual([]);
  });
});
