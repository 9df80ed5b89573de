import type { MessageEvent } from '@nestjs/common';
import type { Inbox, InboxNotice } from '#lib/notices';
import { streamOf } from './inbox-stream.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** An inbox whose notices the spec writes, in whatever order it likes. */
function inboxOf(...ids: number[]) {
  const notices = new Set(ids);
  let hear = () => {};
  let stopped = false;
  const inbox: Pick<Inbox, 'page' | 'watch'> = {
    page: (_person, { after = '0', limit }) => {
      const found = [...notices].filter((id) => id > Number(after)).toSorted((a, b) => b - a);
      const page = found.slice(0, limit).map((id) => ({ id: String(id) }) as InboxNotice);
      return Promise.resolve({ notices: page, next: null, unread: notices.size });
    },
    watch: (_person, h) => {
      hear = h;
      return Promise.resolve(() => void (stopped = true));
    },
  };
  const come = async (...more: number[]) => {
    for (const id of more) notices.add(id);
    hear();
    await pause(5);
  };
  return { inbox: inbox as Inbox, come, isStopped: () => stopped };
}

const open = async (inbox: Inbox, mayGoOn = () => Promise.resolve(true), pingEveryMs?: number) => {
  const heard: MessageEvent[] = [];
  let complete = false;
  const subscription = streamOf(inbox, { personId: 'p', language: undefined, mayGoOn }, pingEveryMs).subscribe({ next: (event) => heard.push(event), complete: () => (complete = true) });
  await pause(5);
  return { subscription, isComplete: () => complete, told: () => heard.splice(0).map(({ type, id }) => (type === 'notice' ? id : type)) };
};

describe('the stream of an inbox', () => {
  it('tells what comes from now on, oldest first, and how many are unread', async () => {
    const { inbox, come } = inboxOf(3, 4);
    const { told, subscription } = await open(inbox);
    expect(told()).toEqual([]);
    await come(5, 6);
    expect(told()).toEqual(['5', '6', 'unread']);
    await come();
    expect(told()).toEqual([]);
    subscription.unsubscribe();
  });

  it('tells each once, also those that become visible out of order', async () => {
    const { inbox, come } = inboxOf(1);
    const { told, subscription } = await open(inbox);
    await come(7);
    await come(6, 8);
    expect(told()).toEqual(['7', 'unread', '6', '8', 'unread']);
    subscription.unsubscribe();
  });

  it('begins with an empty inbox too', async () => {
    const { inbox, come } = inboxOf();
    const { told, subscription } = await open(inbox);
    await come(1);
    expect(told()).toEqual(['1', 'unread']);
    subscription.unsubscribe();
  });

  it('pings, and ends with the session', async () => {
    const { inbox, isStopped } = inboxOf();
    let mayGoOn = true;
    const { told, isComplete } = await open(inbox, () => Promise.resolve(mayGoOn), 20);
    await pause(30);
    expect(told()).toContain('ping');
    mayGoOn = false;
    await pause(40);
    expect([isComplete(), isStopped()]).toEqual([true, true]);
  });
});
