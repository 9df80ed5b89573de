import type { Field } from './verb.js';

/** JSON Schemas that several verbs share. Texts must be quoted where YAML would read a number: "20", "3.10". */
export const schemas = {
  text: { type: 'string', minLength: 1 },
  day: { type: 'string', format: 'local-date' },
  language: { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' },
  names: { type: 'object', minProperties: 1, additionalProperties: { type: 'string', minLength: 1 } },
  texts: { type: 'object', additionalProperties: { type: 'string' } },
  counts: { type: 'object', minProperties: 1, additionalProperties: { type: 'integer', minimum: 0 } },
  months: { type: 'integer', minimum: 1 },
  count: { type: 'integer', minimum: 0 },
  change: { enum: ['editorial', 'substantive'] },
} as const;

export const required = (schema: object, about: string): Field => ({ schema, about, required: true });
export const optional = (schema: object, about: string): Field => ({ schema, about });
