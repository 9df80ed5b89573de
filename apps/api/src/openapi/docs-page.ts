import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { docsPolicy } from '../front-door/security-headers.js';
import { trueToTheDoor } from './true-to-the-door.js';

const description = `Every write is a command: it is decided at once, answered with the events it caused, and refused with every reason when it
cannot be. Send an Idempotency-Key and it is safe to repeat. Errors are application/problem+json (RFC 9457), phrased by Accept-Language.`;

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lockstep API</title>
    <link rel="icon" href="/api/docs/assets/favicon-32x32.png">
    <link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <noscript><p>The same description as data: <a href="/api/openapi.json">/api/openapi.json</a></p></noscript>
    <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const start = `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null, docExpansion: 'list', tryItOutEnabled: true });\n`;

/** Where @nestjs/swagger keeps the reader's files: read from the package, so that the page works without a network. */
function swaggerFiles(): string {
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger/package.json');
  return dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
}

function describe(app: INestApplication): string {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lockstep')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token POST /api/v1/sessions answers.' })
    .addCookieAuth('lockstep_session', { type: 'apiKey', in: 'cookie' })
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
  return JSON.stringify(trueToTheDoor(SwaggerModule.createDocument(app, config)));
}

/** /api/openapi.json (described when first asked for) and its readable form at /api/docs. */
export async function serveDocs(app: INestApplication, server: FastifyInstance): Promise<void> {
  let described: string | undefined;
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send((described ??= describe(app))));
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', docsPolicy).send(page));
  server.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
  await server.register(fastifyStatic, {
    root: swaggerFiles(),
    prefix: '/api/docs/assets/',
    decorateReply: false,
    wildcard: false,
    index: false,
    globIgnore: ['**/!(swagger-ui.css|swagger-ui-bundle.js|favicon-32x32.png)'],
  });
}
