import { Module } from '@nestjs/common';
import { LifecycleModule } from '#lib/lifecycle';
import { ParticipantsModule } from '#lib/participants';
import { TextsModule } from '#lib/texts';
import { JsonPageCatalogue } from './adapters/json-page-catalogue.js';
import { PostgresNumbers, PostgresPublications } from './adapters/postgres-publications.js';
import { PageCatalogue } from './application/page-words.js';
import { PublishLanguageHandler } from './application/publish-language.handler.js';
import { PublishStandardHandler } from './application/publish-standard.handler.js';
import { Numbers, Publications } from './application/publications.js';
import { RenderPages } from './application/render-pages.js';

@Module({
  imports: [LifecycleModule, ParticipantsModule, TextsModule],
  providers: [
    { provide: PageCatalogue, useFactory: () => new JsonPageCatalogue() },
    { provide: Numbers, useClass: PostgresNumbers },
    { provide: Publications, useClass: PostgresPublications },
    RenderPages,
    PublishStandardHandler,
    PublishLanguageHandler,
  ],
  exports: [Publications, PageCatalogue, PublishStandardHandler, PublishLanguageHandler],
})
export class PublicationModule {}
