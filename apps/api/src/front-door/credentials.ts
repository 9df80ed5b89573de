import type { FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'lockstep_session';

export interface Credentials {
  readonly token: string;
  /** A browser sends cookies by itself, so a cookie says who asks, not that they meant to. */
  readonly from: 'bearer' | 'cookie';
}

/** Our tokens need no decoding, so the header is not taken apart any further. */
const inCookie = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]+)(?:;|$)`);

/** The session token a request carries; a bearer token goes before a cookie. */
export function credentialsOf({ headers }: Pick<FastifyRequest, 'headers'>): Credentials | undefined {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) {
    return /^bearer /i.test(authorization) ? { token: authorization.slice(7).trim(), from: 'bearer' } : undefined;
  }
  const token = cookie && inCookie.exec(cookie)?.[1];
  return token ? { token, from: 'cookie' } : undefined;
}
