import { checks } from '../checks/index.js';
import { schemas } from '../verbs/fields.js';
import { verbs } from '../verbs/index.js';
import type { Verb } from '../verbs/verb.js';

const words = { type: ['string', 'array'], minLength: 1, minItems: 1, items: schemas.text };

/** A name, or a name with a part of what it says: `BallotClosed`, `{ BallotClosed: { ballot: review } }`. */
const named = { type: ['string', 'object'], minLength: 1, minProperties: 1, maxProperties: 1, additionalProperties: { type: 'object' } };

const expectation = {
  type: ['string', 'object'],
  if: { type: 'string' },
  then: { enum: ['done', 'nothing'] },
  else: {
    minProperties: 1,
    additionalProperties: false,
    properties: {
      refused: schemas.text,
      unmet: { type: 'array', items: named },
      facts: { type: 'object' },
      events: { type: 'array', items: named },
      tally: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: { members: schemas.count, cast: schemas.count, approve: schemas.count, against: schemas.count, abstain: schemas.count, passed: { type: 'boolean' } },
      },
      number: schemas.text,
    },
  },
};

/** What every step may have. */
const placed = { at: { type: 'string', format: 'moment' }, as: words, standard: words, note: schemas.text };

const act = ({ name, fields }: Verb) => ({
  type: 'object',
  additionalProperties: false,
  required: ['do', ...Object.keys(fields).filter((field) => fields[field]!.required)],
  properties: { ...placed, do: { const: name }, expect: expectation, ...Object.fromEntries(Object.entries(fields).map(([field, { schema }]) => [field, schema])) },
});

const look = {
  type: 'object',
  additionalProperties: false,
  required: ['check'],
  properties: {
    ...placed,
    check: { type: 'object', minProperties: 1, additionalProperties: false, properties: Object.fromEntries(checks.map(({ name, schema }) => [name, schema])) },
  },
};

/** The whole format as one JSON Schema (2019-09 vocabulary that Ajv's default dialect knows, with `discriminator`). */
export const scenarioSchema = {
  type: 'object',
  required: ['scenario', 'procedure', 'steps'],
  additionalProperties: false,
  properties: {
    scenario: schemas.text,
    about: schemas.text,
    procedure: schemas.text,
    committee: schemas.text,
    zone: { type: 'string', format: 'zone' },
    standards: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' } },
    steps: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', if: { required: ['check'] }, then: look, else: { required: ['do'], discriminator: { propertyName: 'do' }, oneOf: verbs.map(act) } },
    },
  },
};
