import { isRefusal, type Outcome } from '#lib/kernel';
import type { StandardEvent } from '#lib/lifecycle';
import type { PublishedPage } from './publications.js';

/**
 * The decision to publish, naming the pages it publishes by id and hash: the hash chain covers its events, and so covers
 * what readers are shown. A publication without a text has no page to name.
 */
export function namingPages(outcome: Outcome<StandardEvent>, pages: readonly PublishedPage[]): Outcome<StandardEvent> {
  if (isRefusal(outcome) || pages.length === 0) return outcome;
  const nameOf = (page: PublishedPage | undefined) => page && { page: { id: page.id, sha256: page.sha256 } };
  return outcome.map((event) => {
    if (event.type === 'StandardPublished') return { ...event, ...nameOf(pages.find(({ authoritative }) => authoritative)) };
    if (event.type === 'LanguagePublished') return { ...event, ...nameOf(pages.find(({ authoritative, language }) => !authoritative && language === event.language)) };
    return event;
  });
}
