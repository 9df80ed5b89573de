import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Inbox } from '#lib/notices';

const PING_EVERY_MS = 15_000;
const MOST_AT_ONCE = 100;
/** Notices of one moment may become visible out of order: for so long, older numbers are looked for again. */
const LOOK_BACK_MS = 10_000;

export interface Reader {
  readonly personId: string;
  readonly language: string | undefined;
  /** False once the session has ended; the stream ends then. */
  readonly mayGoOn: () => Promise<boolean>;
}

/**
 * What comes into an inbox from now on: an event `notice` each, and `unread` with the new count. What came before, or
 * while nobody listened, is on the inbox's pages. Every 15 s a `ping`, a look for what no hint was heard of, and a
 * question whether the session still stands.
 */
export function streamOf(inbox: Inbox, { personId, language, mayGoOn }: Reader, pingEveryMs = PING_EVERY_MS): Observable<MessageEvent> {
  return new Observable((out) => {
    const seen = new Map<string, number>();
    let floor: string | undefined;
    let looking = false;
    let again = false;

    const look = async (): Promise<void> => {
      const { notices, unread } = await inbox.page(personId, { after: floor, limit: floor === undefined ? 1 : MOST_AT_ONCE }, language);
      const now = performance.now();
      const fresh = notices.filter(({ id }) => !seen.has(id)).toReversed();
      for (const { id } of fresh) seen.set(id, now);
      if (floor === undefined) floor = notices[0]?.id ?? '0';
      else if (fresh.length > 0) {
        for (const notice of fresh) out.next({ type: 'notice', id: notice.id, data: notice });
        out.next({ type: 'unread', data: { unread } });
      }
      for (const [id, since] of seen) {
        if (now - since < LOOK_BACK_MS) continue;
        seen.delete(id);
        if (Number(id) > Number(floor)) floor = id;
      }
    };
    const wake = (): void => {
      again = true;
      if (looking) return;
      looking = true;
      void (async () => {
        while (again && !out.closed) {
          again = false;
          await look();
        }
      })()
        .catch((error: unknown) => out.error(error))
        .finally(() => (looking = false));
    };

    const goOn = async (): Promise<void> => {
      if (!(await mayGoOn())) return out.complete();
      out.next({ type: 'ping', data: {} });
      wake();
    };

    const watching = inbox.watch(personId, wake);
    watching.catch((error: unknown) => out.error(error));
    wake();
    const ping = setInterval(() => {
      goOn().catch((error: unknown) => out.error(error));
    }, pingEveryMs);

    return () => {
      clearInterval(ping);
      void watching.then((stop) => stop()).catch(() => undefined);
    };
  });
}
