export * from './model/ballot.js';
export * from './model/rule.js';
export * from './model/tally.js';
