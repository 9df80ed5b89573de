import { openccScripts } from '#lib/texts';
import { checkPair } from '../model/check-parity.js';
import { clreq, openChain } from './real-pairs.js';
import { faultKinds, measure, type Measured } from './seeded-faults.js';

/** Prints what parity finds of seeded faults, and what it says of the texts as they are: node dist/libs/parity/src/spec/print-measured.js */
const texts = [
  clreq('en', 'zh-Hans'),
  clreq('en', 'zh-Hant'),
  clreq('zh-Hans', 'zh-Hant'),
  ...(await Promise.all(['zh-Hans', 'zh-Hant', 'de', 'fr', 'it', 'es', 'ja', 'ko'].map((language) => openChain('en', language)))),
  ...(await Promise.all(['en', 'zh-Hant', 'fr'].map((language) => openChain('zh-Hans', language)))),
];
const scripts = openccScripts();
const all: Measured[] = [];
for (const text of texts) {
  const findings = text.pairs.flatMap((pair) => checkPair(pair, { baseLanguage: text.baseLanguage, language: text.language, scripts }));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  console.log(`${text.name}: ${text.pairs.length} pairs, untouched ${errors} errors, ${findings.filter(({ severity }) => severity === 'warning').length} warnings`);
  all.push(...measure(text, scripts, 40, 7));
}
for (const kind of faultKinds) {
  const of = all.filter((each) => each.kind === kind);
  const sum = (count: (each: Measured) => number): number => of.reduce((total, each) => total + count(each), 0);
  const seeded = sum((each) => each.seeded);
  console.log(`${kind}: seeded ${seeded}, found ${sum((each) => each.found)} (${((100 * sum((each) => each.found)) / seeded).toFixed(1)} %), as errors ${sum((each) => each.asErrors)}, other errors beside ${sum((each) => each.beside)}`);
}
