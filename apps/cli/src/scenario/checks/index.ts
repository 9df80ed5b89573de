import type { Check } from './check.js';
import { recordChecks } from './record.js';
import { standardChecks } from './standard.js';
import { toldChecks } from './told.js';

/** Everything a step can look at, in the order of the reference. */
export const checks: readonly Check[] = [...standardChecks, ...toldChecks, ...recordChecks];

export const checkNamed = (name: string): Check => checks.find((one) => one.name === name)!;
