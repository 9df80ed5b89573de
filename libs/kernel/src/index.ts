export * from './canonical.js';
export * from './decision.js';
export * from './period/period.js';
export * from './period/working-calendar.js';
export * from './refusal.js';
export * from './time.js';
export * from './words.js';
