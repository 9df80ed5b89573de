// Which way the arrows point. A rule's name is what its breaker reads; test/fences sees each of them fail.

/** Nouns that are nothing but a model, composed by the lifecycle's: all of their code is held to what a model may do. */
const slices = '(?:ballots|consultation|languages|parity)';
/** A spec, and what it is made with, may need more than what it tests: a generator of cases, a database. */
const specs = '\\.spec\\.ts$|\\.fixture\\.ts$|/spec(?:-kit)?/';
const frontDoor = '^libs/[^/]+/src/index\\.ts$';
const kernel = '^libs/kernel/src/index\\.ts$';
const forbidden = [
  {
    name: 'the-model-is-pure',
    comment: 'A model imports its own model, the kernel, and the nouns that are nothing but a model: no framework, no database, no node: modules.',
    // Of packages only `diff`, which compares two lists: it is a pure function, like the model itself.
    from: { path: `^libs/(?=${slices}/|[^/]+/src/model/)([^/]+)/src/`, pathNot: specs },
    to: { pathNot: ['^libs/$1/src/model/', kernel, `^libs/${slices}/src/index\\.ts$`, '(?:^|/)node_modules/diff/'] },
  },
  {
    name: 'handlers-know-no-engine',
    comment: 'What handlers need is asked of a port (an abstract class beside them); adapters answer it.',
    from: { path: '^libs/([^/]+)/src/application/', pathNot: specs },
    to: {
      pathNot: [
        '^libs/$1/src/(?:application|model|messages)/',
        '^libs/(?!platform/)[^/]+/src/index\\.ts$',
        // Marks of injection, and of node:crypto its hash: the linter holds both to these names.
        '(?:^|/)node_modules/@nestjs/common/',
        '^crypto$',
        // Puts words into sentences; touches nothing outside.
        '(?:^|/)node_modules/i18next/',
      ],
    },
  },
  {
    name: 'nouns-meet-at-the-front-door',
    comment: 'Another noun is its src/index.ts, named #lib/<noun>: what is not exported there is its own affair.',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/(?!$1/)[^/]+/', pathNot: [frontDoor, '^libs/kernel/src/spec/'] },
  },
  {
    name: 'apps-use-the-front-door',
    comment: 'A noun is its src/index.ts, named #lib/<noun>: what is not exported there is its own affair.',
    from: { path: '^apps/' },
    to: { path: '^libs/', pathNot: frontDoor },
  },
  {
    name: 'typeorm-stays-in-adapters',
    comment: 'TypeORM is known to adapters, to the modules that wire them, and to platform/persistence.',
    from: { pathNot: ['^libs/[^/]+/src/adapters/', '^libs/[^/]+/src/[^/]+\\.module\\.ts$', '^libs/platform/src/persistence/'] },
    to: { path: '(?:^|/)node_modules/(?:@nestjs/)?typeorm/' },
  },
  {
    name: 'bullmq-stays-in-the-worker',
    comment: 'BullMQ is known to the worker, to platform/queues, and to the migration of its tables.',
    from: { pathNot: ['^apps/worker/', '^libs/platform/src/queues/', '^libs/platform/src/persistence/migrate\\.ts$'] },
    to: { path: '(?:^|/)node_modules/(?:@nestjs/)?bullmq/' },
  },
  {
    name: 'platform-knows-no-nouns',
    comment: 'The engine room serves every noun and names none.',
    from: { path: '^libs/platform/' },
    to: { path: '^libs/(?!platform/|kernel/)' },
  },
  {
    name: 'kernel-knows-nothing',
    comment: 'The kernel imports nothing but a hash function: no noun, no package.',
    from: { path: '^libs/kernel/', pathNot: specs },
    to: { pathNot: ['^libs/kernel/', '^crypto$'] },
  },
  { name: 'libs-never-import-apps', comment: 'What is below reads without what is above.', from: { path: '^libs/' }, to: { path: '^apps/' } },
  {
    name: 'apps-never-import-apps',
    comment: 'Programs share code through libs, or not at all.',
    from: { path: '^apps/([^/]+)/' },
    // What makes a fresh clone runnable is plain JavaScript, there before anything is compiled.
    to: { path: '^apps/(?!$1/)', pathNot: '^apps/standalone/prepare[./]' },
  },
  {
    name: 'features-meet-in-routes',
    comment: 'A feature of the web knows no other; routes put them together.',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/(?!$1/)' },
  },
  {
    name: 'spec-kits-stay-in-specs',
    comment: 'What only specs are made with is not part of the product.',
    from: { pathNot: [specs, '^test/'] },
    to: { path: [specs, '^test/'] },
  },
  {
    name: 'imports-are-found',
    comment: 'An import that cannot be resolved passes every other fence unseen.',
    from: { pathNot: '^apps/web/' },
    to: { couldNotResolve: true },
  },
  { name: 'no-circles', comment: 'What goes in a circle can neither be read nor tested alone.', from: {}, to: { circular: true } },
].map((rule) => ({ severity: 'error', ...rule }));

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^apps/[^/]+/dist/', '^libs/[^/]+/data/'] },
    // Imports of types count: they bind as firmly as any other.
    tsPreCompilationDeps: true,
    // #lib/<noun> leads to its sources.
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
