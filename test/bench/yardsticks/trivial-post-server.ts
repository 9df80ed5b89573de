// Nest on Fastify, one POST, nothing behind it.
import 'reflect-metadata';
import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Controller('api/v1/standards')
class Moves {
  @Post(':id/moves')
  move(@Param('id') id: string, @Body() { move }: { readonly move: string }) {
    return { version: 8, events: [{ position: 8, type: 'StageEntered', at: '2026-01-01T00:00:00.000Z', body: { id, move } }], replayed: false };
  }
}

@Module({ controllers: [Moves] })
class Root {}

const app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.on('SIGTERM', () => process.exit());
process.send!({ ready: true, port: (app.getHttpServer().address() as { port: number }).port });
