import { type Actor, sha256 } from '#lib/kernel';
import { openHouse } from '../spec-kit/house.js';
import { AskStandard } from './ask-standard.js';
import { AttachDocumentHandler } from './attach-document.handler.js';
import { ProposeStandardHandler } from './propose-standard.handler.js';

const secretary: Actor = { id: 'secretary', roles: ['secretary'], languages: [] };

async function documents() {
  const house = openHouse();
  const proposals = new ProposeStandardHandler(house.standards, house.procedures, house.committees, house.clock, house.ids);
  const { id } = await proposals.execute({ type: 'ProposeStandard', procedure: 'gbt', committee: house.committees.id, title: { 'zh-Hans': '要求', en: 'Requirements' }, baseLanguage: 'zh-Hans', languages: [], adoption: 'none', replaces: null, by: secretary });
  const asked = { type: 'AttachDocument', kind: 'PROPOSAL', language: null, title: 'Proposal', mediaType: 'text/plain', content: new TextEncoder().encode('a proposal'), counters: {}, by: secretary } as const;
  return { house, id, asked, handler: new AttachDocumentHandler(house.standards, house.documents, house.clock, house.ids) };
}

describe('attaching a document', () => {
  it('keeps its bytes with the fact, under the hash of what was sent', async () => {
    const { house, id, asked, handler } = await documents();
    const { id: document, settled } = await handler.execute(id, asked);
    expect(settled).toMatchObject({ is: 'done', events: [{ type: 'DocumentAttached', body: { document, sha256: sha256('a proposal') } }] });
    expect(house.documents.kept).toEqual([{ id: document, standardId: id, kind: 'PROPOSAL', language: null, title: 'Proposal', mediaType: 'text/plain', sha256: sha256('a proposal'), by: 'secretary', at: house.clock.present, content: asked.content }]);
  });

  it('is done once for the same bytes, and keeps them once', async () => {
    const { house, id, asked, handler } = await documents();
    await handler.execute(id, asked);
    expect((await handler.execute(id, asked)).settled).toMatchObject({ is: 'done', version: 2, events: [] });
    expect(house.documents.kept).toHaveLength(1);
  });

  it('is refused when it has no bytes, is of a kind nobody takes, or is not what it is said to be', async () => {
    const { house, id, asked, handler } = await documents();
    const refusedAs = async (change: object) => (await handler.execute(id, { ...asked, ...change })).settled;
    expect(await refusedAs({ content: new Uint8Array() })).toMatchObject({ refusal: { refused: 'DOCUMENT_EMPTY' } });
    expect(await refusedAs({ mediaType: 'text/html' })).toMatchObject({ refusal: { refused: 'MEDIA_TYPE_NOT_TAKEN' } });
    expect(await refusedAs({ mediaType: 'application/pdf' })).toMatchObject({ refusal: { refused: 'MEDIA_TYPE_NOT_TRUE' } });
    expect(house.documents.kept).toEqual([]);
  });

  it('keeps no bytes when it is refused, nor when its key comes again', async () => {
    const { house, id, asked, handler } = await documents();
    expect((await handler.execute(id, { ...asked, kind: 'LETTER' })).settled).toMatchObject({ refusal: { refused: 'DOCUMENT_KIND_UNKNOWN', facts: { kind: 'LETTER' } } });
    expect((await handler.execute('another', asked)).settled).toMatchObject({ refusal: { refused: 'STANDARD_UNKNOWN' } });
    expect(house.documents.kept).toEqual([]);
    const receipt = { key: 'key', request: 'digest' };
    const first = await handler.execute(id, asked, { receipt });
    expect((await handler.execute(id, asked, { receipt })).settled).toEqual({ ...first.settled, replayed: true });
    expect(house.documents.kept).toHaveLength(1);
  });
});

describe('asking a standard', () => {
  it('says when: the clock knows, not whoever asks', async () => {
    const { house, id } = await documents();
    house.clock.present = '2024-05-01T00:00:00.000Z';
    const asking = new AskStandard(house.standards, house.clock);
    const settled = await asking.ask(id, { type: 'DisclosePatent', patent: 'p', holder: 'h', claims: 'c', by: secretary });
    expect(settled).toMatchObject({ is: 'done', version: 2, events: [{ at: '2024-05-01T00:00:00.000Z' }] });
    expect(await asking.ask(id, { type: 'DisclosePatent', patent: 'q', holder: 'h', claims: 'c', by: secretary }, { ifVersion: 1 })).toMatchObject({ refusal: { refused: 'STALE_ETAG' } });
  });
});
