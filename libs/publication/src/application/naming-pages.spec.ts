import { refuse } from '#lib/kernel';
import type { StandardEvent } from '#lib/lifecycle';
import { namingPages } from './naming-pages.js';
import type { PublishedPage } from './publications.js';

const at = '2025-05-30T01:00:00.000Z';
const edition = { number: 'GB/T 1—2025', announcedOn: '2025-05-30' };
const events: readonly StandardEvent[] = [
  { type: 'StandardPublished', amendment: 0, revision: 3, implementsOn: '2025-12-01', takesEffectAt: at, languages: ['en'], ...edition, at },
  { type: 'LanguagePublished', language: 'en', revision: 2, baseRevision: 3, ...edition, at },
  { type: 'ReviewScheduled', dueOn: '2030-05-30', warnAt: [], dueAt: at, at },
];
const page = (id: string, language: string, authoritative: boolean): PublishedPage => ({ id, standardId: 's', amendment: 0, language, authoritative, revision: 3, baseRevision: 3, title: 'T', implementsOn: '2025-12-01', ...edition, html: '<p>', sha256: `hash of ${id}`, at });

describe('the decision to publish', () => {
  it('names each page it publishes, by id and hash', () => {
    const named = namingPages(events, [page('p1', 'zh-Hans', true), page('p2', 'en', false)]) as readonly StandardEvent[];
    expect(named).toEqual([{ ...events[0], page: { id: 'p1', sha256: 'hash of p1' } }, { ...events[1], page: { id: 'p2', sha256: 'hash of p2' } }, events[2]]);
  });

  it('names none where there was no text, and stays a refusal where it is one', () => {
    expect(namingPages(events, [])).toEqual(events);
    expect(namingPages(events, [page('p1', 'zh-Hans', true)])).toEqual([{ ...events[0], page: { id: 'p1', sha256: 'hash of p1' } }, events[1], events[2]]);
    const refused = refuse('GATES_SHUT', 'No.', 'None.');
    expect(namingPages(refused, [page('p1', 'zh-Hans', true)])).toBe(refused);
  });
});
