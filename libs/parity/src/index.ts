export { type ChangeKind, changeKinds, type ProposedChange, proposeChange } from './model/change-class.js';
export { type ChineseScripts } from './model/check/check-script.js';
export { type TermPair } from './model/check/check-terms.js';
export { checkPair, checkParity, type Comparing } from './model/check-parity.js';
export { type Excerpt, type Finding, type FindingCode, findingOf, findingRules, type Severity } from './model/finding.js';
export { type Passage, type Said, type SaidPair, textOfSaid } from './model/said.js';
export { isChinese, isTraditional, knownLanguages } from './model/words/words-of.js';
