import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '#lib/kernel';
import { isHeldAt, type Principal, SESSION_HOURS, SignIn, SignOut } from '#lib/participants';
import { CONFIG, type Config } from '#lib/platform';
import { OpensSession, Public } from '../front-door/access.js';
import { SESSION_COOKIE } from '../front-door/credentials.js';
import { CurrentActor } from '../front-door/parameters.js';
import { Problems, QueryRoute } from '../openapi/routes.js';
import { orRefuse } from '../problems/refused.js';
import { CurrentSessionDto, MeDto, SignedInDto, SignInDto } from './sessions.dto.js';

@ApiTags('Sessions')
@Controller()
export class SessionsController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SignOut) private readonly signOut: SignOut,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sessions')
  @OpensSession()
  // Checking a password is dear on purpose: this bounds what one address can make us compute.
  @RouteConfig({ rateLimit: { max: 300, timeWindow: 60_000 } })
  @ApiOperation({ summary: 'Sign in', security: [] })
  @ApiResponse({ status: 201, type: SignedInDto, description: 'A session is open; its cookie is set.' })
  @Problems(400, 401, 403, 413, 415, 429, 503)
  async open(@Body() { email, password }: SignInDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedInDto> {
    const signedIn = orRefuse(await this.signIn.execute({ email, password, address: request.ip }));
    void reply.header('cache-control', 'no-store').setCookie(SESSION_COOKIE, signedIn.token, { ...this.cookie(), maxAge: SESSION_HOURS * 3600 });
    return signedIn;
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiResponse({ status: 204, description: 'The session has ended, in every process.' })
  @Problems(401, 403, 503)
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.execute(request.sessionToken!);
    void reply.clearCookie(SESSION_COOKIE, this.cookie());
  }

  @Get('sessions/current')
  @Public()
  @QueryRoute({ summary: 'Who is signed in here, if anyone', description: 'For pages that show either: `person` is null without a session, where GET /me is a problem.', answers: CurrentSessionDto })
  current(@CurrentActor() principal: Principal | undefined): CurrentSessionDto {
    return principal ? this.me(principal) : { person: null, memberships: [] };
  }

  @Get('me')
  @QueryRoute({ summary: 'Who I am and which roles I hold now', answers: MeDto })
  me(@CurrentActor() { person, memberships }: Principal): MeDto {
    const now = this.clock.now();
    return { person, memberships: memberships.filter((held) => isHeldAt(held, now)) };
  }

  private cookie() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.config.publicUrl.startsWith('https:') } as const;
  }
}
