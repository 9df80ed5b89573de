export { PageCatalogue } from './application/page-words.js';
export { PublishLanguageHandler } from './application/publish-language.handler.js';
export { PublishStandardHandler } from './application/publish-standard.handler.js';
export { Publications, type PublishedPage } from './application/publications.js';
export { PublicationModule } from './publication.module.js';
