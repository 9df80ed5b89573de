import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Principal, Sessions } from '#lib/participants';
import { CONFIG, type Config } from '#lib/platform';
import { atTheDoor } from '../problems/edge-refusals.js';
import { OPENS_SESSION, PUBLIC, TAKES_FILES, TAKES_YAML, yamlTypes } from './access.js';
import { credentialsOf } from './credentials.js';
import { comesFromOurPages } from './same-origin.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; undefined on public routes without a session. Set by the session guard. */
    principal: Principal | undefined;
    /** The token that said so. */
    sessionToken: string | undefined;
  }
}

const isMarked = (mark: string, context: ExecutionContext): boolean =>
  Reflect.getMetadata(mark, context.getHandler()) === true || Reflect.getMetadata(mark, context.getClass()) === true;

/** Every write needs a session, every read too unless it is marked public. Cookies are believed only from our own pages. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads) this.checkMediaType(request, context);

    if (!reads && isMarked(OPENS_SESSION, context)) {
      if (comesFromOurPages(request.headers, this.config.publicUrl) === 'no') throw atTheDoor.crossSite();
      return true;
    }
    const credentials = credentialsOf(request);
    const principal = credentials && (await this.sessions.principalFor(credentials.token));
    if (!credentials || !principal) {
      if (reads && isMarked(PUBLIC, context)) return true;
      throw atTheDoor.notSignedIn();
    }
    if (!reads && credentials.from === 'cookie' && comesFromOurPages(request.headers, this.config.publicUrl) !== 'yes') throw atTheDoor.crossSite();
    request.principal = principal;
    request.sessionToken = credentials.token;
    return true;
  }

  private checkMediaType({ headers }: FastifyRequest, context: ExecutionContext): void {
    const mediaType = headers['content-type'] ?? '';
    const isMultipart = mediaType.startsWith('multipart/');
    const unreadYaml = yamlTypes.includes(mediaType.split(';', 1)[0]!.trim().toLowerCase()) && !isMarked(TAKES_YAML, context);
    if (unreadYaml || isMultipart !== isMarked(TAKES_FILES, context)) throw atTheDoor.unsupportedMediaType(mediaType.split(';', 1)[0] || '(none)');
  }
}
