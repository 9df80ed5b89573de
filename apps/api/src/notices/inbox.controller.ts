import { type BeforeApplicationShutdown, Body, Controller, Get, Headers, Inject, type MessageEvent, Post, Query, Req, Sse } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Observable, Subject, takeUntil } from 'rxjs';
import { Inbox } from '#lib/notices';
import { type Principal, Sessions } from '#lib/participants';
import { CurrentActor } from '../front-door/parameters.js';
import { CommandRoute, Problems, QueryRoute } from '../openapi/routes.js';
import { readerLanguage } from '../problems/reader-language.js';
import { InboxDto, InboxQueryDto, MarkedReadDto, MarkReadDto } from './inbox.dto.js';
import { streamOf } from './inbox-stream.js';

@ApiTags('Inbox')
@Controller('inbox')
export class InboxController implements BeforeApplicationShutdown {
  private readonly ending = new Subject<void>();

  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Get()
  @QueryRoute({ summary: 'What I was told, newest first', description: 'Phrased by Accept-Language; without it, each in the language I had when it was recorded.', answers: InboxDto })
  page(@Query() { after, limit, unread }: InboxQueryDto, @CurrentActor() { person }: Principal, @Headers('accept-language') accepted: string | undefined): Promise<InboxDto> {
    return this.inbox.page(person.id, { before: after, limit, unreadOnly: unread }, asked(accepted));
  }

  @Post('read')
  @CommandRoute({ summary: 'Mark notices as read', description: 'Safe to repeat: what was read stays read.', answers: MarkedReadDto })
  markRead(@Body() { upTo, ids }: MarkReadDto, @CurrentActor() { person }: Principal): Promise<MarkedReadDto> {
    return this.inbox.markRead(person.id, upTo === undefined ? { ids: ids ?? [] } : { upTo });
  }

  @Sse('stream')
  @ApiOperation({ summary: 'What I am told from now on', description: 'Server-sent events: `notice` with a notice, `unread` with the new count, `ping` every 15 s.' })
  @ApiResponse({ status: 200, description: 'A stream that stays open.', content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @Problems(401, 503)
  stream(@CurrentActor() { person }: Principal, @Headers('accept-language') accepted: string | undefined, @Req() { sessionToken }: FastifyRequest): Observable<MessageEvent> {
    const mayGoOn = async () => (await this.sessions.principalFor(sessionToken!)) !== undefined;
    return streamOf(this.inbox, { personId: person.id, language: asked(accepted), mayGoOn }).pipe(takeUntil(this.ending));
  }

  /** A server that stops waits for open answers, and a stream would never end by itself. */
  beforeApplicationShutdown(): void {
    this.ending.next();
  }
}

/** Clients that do not care say `*`, or nothing. */
const asked = (accepted: string | undefined): string | undefined => (accepted === undefined || accepted.trim() === '*' ? undefined : readerLanguage(accepted));
