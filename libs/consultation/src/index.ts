export * from './model/consultation.js';
export { countOf, type Numbers } from './model/numbers.js';
