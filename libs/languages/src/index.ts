export * from './model/evolve.js';
export * from './model/language-version.js';
