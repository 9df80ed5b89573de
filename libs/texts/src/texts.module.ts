import { Module } from '@nestjs/common';
import { LifecycleModule } from '#lib/lifecycle';
import { XliffFiles } from './adapters/exchange/xliff-files.js';
import { ReadAnyFile } from './adapters/import/read-any-file.js';
import { PostgresTexts } from './adapters/postgres-texts.js';
import { ExchangeFiles } from './application/exchange-files.js';
import { ExchangeHandler } from './application/exchange.handler.js';
import { LodgeCommentHandler } from './application/lodge-comment.handler.js';
import { ReadFile } from './application/read-file.js';
import { ReviseBaseHandler } from './application/revise-base.handler.js';
import { ReviseLanguageHandler } from './application/revise-language.handler.js';
import { MergeStandardsHandler } from './application/merge-standards.handler.js';
import { SplitStandardHandler } from './application/split-standard.handler.js';
import { Texts } from './application/texts.js';

@Module({
  imports: [LifecycleModule],
  providers: [{ provide: Texts, useClass: PostgresTexts }, { provide: ReadFile, useClass: ReadAnyFile }, { provide: ExchangeFiles, useClass: XliffFiles }, ExchangeHandler, LodgeCommentHandler, ReviseBaseHandler, ReviseLanguageHandler, SplitStandardHandler, MergeStandardsHandler],
  exports: [Texts, ReadFile, ExchangeHandler, LodgeCommentHandler, ReviseBaseHandler, ReviseLanguageHandler, SplitStandardHandler, MergeStandardsHandler],
})
export class TextsModule {}
