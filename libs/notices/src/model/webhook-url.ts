import type { Refusal } from '#lib/kernel';
import { refusals } from './refusals.js';

const longest = 2048;

/** Reads an address as a webhook may be sent to it; where its host leads is checked elsewhere, and at each connection. */
export function readWebhookUrl(text: string): URL | Refusal {
  if (text.length > longest || !URL.canParse(text)) return refusals.urlUnusable(text.slice(0, longest));
  const url = new URL(text);
  const usable = (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '' && url.username === '' && url.password === '' && url.hash === '';
  return usable ? url : refusals.urlUnusable(`${url.protocol}//${url.host}`);
}
