import { ballotVerbs } from './ballots.js';
import { consultationVerbs } from './consultation.js';
import { languageVerbs } from './languages.js';
import { lifecycleVerbs } from './lifecycle.js';
import { noticeVerbs } from './notices.js';
import { recordVerbs } from './records.js';
import { turnVerbs } from './turns.js';
import { textVerbs } from './texts.js';
import type { Verb } from './verb.js';

/** Everything a step can do, in the order of the reference. */
export const verbs: readonly Verb[] = [...lifecycleVerbs, ...textVerbs, ...languageVerbs, ...consultationVerbs, ...ballotVerbs, ...recordVerbs, ...turnVerbs, ...noticeVerbs];

export const verbNamed = (name: string): Verb => verbs.find((one) => one.name === name)!;
