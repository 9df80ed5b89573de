import { canonicalJson } from '#lib/kernel';
import type { LoggedEvent, Verification } from '../application/standard-queries.js';
import { evolve } from '../model/evolve.js';
import type { Standard } from '../model/standard.js';
import { eventFrom, GENESIS, hashOf } from './chain.js';

/** Walks the log from its first event: gapless, each hash following from the last, and telling exactly the kept state. */
export async function verifyChain(
  standardId: string,
  kept: { readonly version: number; readonly state: Standard; readonly head: string },
  read: (after: number) => Promise<readonly LoggedEvent[]>,
): Promise<Verification> {
  let state: Standard = { is: 'unproposed' };
  let head = GENESIS;
  let position = 0;
  const broken = (at: number, because: NonNullable<Verification['brokenAt']>['because']): Verification => ({ ok: false, events: position, head, brokenAt: { position: at, because } });
  for (let page = await read(0); page.length > 0; page = await read(position)) {
    for (const event of page) {
      if (event.position > kept.version) break;
      if (event.position !== position + 1) return broken(position + 1, 'gap');
      if (event.previous !== head) return broken(event.position, 'previous');
      const { position: at_, type, at, actor, body, previous } = event;
      if (hashOf({ standardId, position: at_, type, at, actor, body, previous }) !== event.hash) return broken(event.position, 'hash');
      state = evolve(state, eventFrom(event));
      head = event.hash;
      position = event.position;
    }
    if (page.at(-1)!.position >= kept.version) break;
  }
  if (position !== kept.version) return broken(position + 1, 'gap');
  if (head !== kept.head || canonicalJson(state) !== canonicalJson(kept.state)) return broken(position, 'state');
  return { ok: true, events: position, head, brokenAt: null };
}
