import type { FastifyHelmetOptions } from '@fastify/helmet';

const strict = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const withPolicy = (directives: Record<string, string[]>, isHttps: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: { useDefaults: false, directives },
  strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
});

/** Nothing but ourselves: no foreign or inline script, style, frame or address. */
export const strictHeaders = (isHttps: boolean): FastifyHelmetOptions => withPolicy(strict, isHttps);

/** The documentation page draws with inline styles; nothing else is relaxed. */
export const docsHeaders = (isHttps: boolean): FastifyHelmetOptions => withPolicy({ ...strict, styleSrc: ["'self'", "'unsafe-inline'"] }, isHttps);

/** The policy of the web's own page: style elements are let in by a nonce made for this one answer. */
export const pagePolicy = (nonce: string): string =>
  Object.entries({ ...strict, styleSrc: ["'self'", `'nonce-${nonce}'`] })
    .map(([directive, sources]) => `${directive.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)} ${sources.join(' ')}`)
    .join(';');
