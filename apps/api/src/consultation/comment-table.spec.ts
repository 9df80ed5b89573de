import type { LoggedEvent, StandardQueries } from '#lib/lifecycle';
import { CommentTable } from './comment-table.js';

const at = '2024-05-10T00:00:00.000Z';
const event = (position: number, type: string, body: Record<string, unknown>): LoggedEvent => ({ position, type, at, recordedAt: at, actor: 'someone', body, previous: '', hash: '' });
const comment = (number: number, kind = 'draft') => event(number, 'CommentReceived', { kind, number, language: 'en', unit: null, commentType: 'te', text: `comment ${number}`, proposedChange: null, author: 'someone' });
const log = [...Array.from({ length: 120 }, (_, n) => comment(n + 1)), comment(121, 'second'), event(122, 'CommentsDisposed', { kind: 'draft', dispositions: [{ comment: 2, disposition: 'noted', reason: 'Seen.' }] })];

const table = new CommentTable({ events: async (_id: string, after: number) => log.filter(({ position }) => position > after), committeeOf: async (id: string) => (id === 'known' ? 'a committee' : undefined) } as unknown as StandardQueries);

describe('the comment table', () => {
  it('comes in pages that follow on, each comment with its answer, and no comment twice', async () => {
    const numbers: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: Awaited<ReturnType<CommentTable['page']>> = await table.page('known', 'draft', { after, limit: 50 });
      expect(page!.comments.length).toBeLessThanOrEqual(50);
      numbers.push(...page!.comments.map(({ number }) => number));
      after = page!.next;
    }
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    expect((await table.page('known', 'draft', { after: 1, limit: 1 }))?.comments).toMatchObject([{ number: 2, disposition: { disposition: 'noted', reason: 'Seen.', at } }]);
  });

  it('is empty where nothing was said, and none where there is no standard', async () => {
    expect(await table.page('known', 'lunch', { after: 0, limit: 50 })).toEqual({ comments: [], next: null });
    expect(await table.page('unknown', 'lunch', { after: 0, limit: 50 })).toBeUndefined();
  });
});
