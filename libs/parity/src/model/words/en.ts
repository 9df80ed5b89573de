import type { LanguageWords } from './language-words.js';

export const en: LanguageWords = {
  source: 'ISO/IEC Directives Part 2:2021, tables 3 to 7',
  decimal: '.',
  months: ['jan(?:uary|\\.)?', 'feb(?:ruary|\\.)?', 'mar(?:ch|\\.)?', 'apr(?:il|\\.)?', 'may', 'june?', 'july?', 'aug(?:ust|\\.)?', 'sep(?:tember|t\\.|\\.)?', 'oct(?:ober|\\.)?', 'nov(?:ember|\\.)?', 'dec(?:ember|\\.)?'],
  numbers: { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, twenty: 20, thirty: 30, ninety: 90, hundred: 100, thousand: 1000, twice: 2, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
  percent: 'per ?cent',
  units: { '°': 'degrees?(?! celsius)', pt: 'points?', '°C': 'degrees? celsius', mm: 'millimet(?:re|er)s?', cm: 'centimet(?:re|er)s?', km: 'kilomet(?:re|er)s?', m: 'met(?:re|er)s?', kg: 'kilograms?', mg: 'milligrams?', g: 'grams?', s: 'seconds?', min: 'minutes?', h: 'hours?', d: '(?:calendar |working |business )?days?', week: 'weeks?', month: '(?:calendar )?months?', year: 'years?' },
  limits: [['≤', 'not (?:be )?(?:more|greater|higher|longer|later) than|no (?:more|greater|longer|later) than|at most|(?:not|n’t) exceed(?:ing)?|up to|less than or equal to'], ['≥', 'not (?:be )?(?:less|fewer|lower) than|no (?:less|fewer) than|at least|greater than or equal to'], ['<', '(?:less|fewer|lower|smaller|shorter) than|below'], ['>', '(?:more|greater|higher|larger|longer) than|exceed(?:s|ing)?|above|over']],
  referred: { clause: '(?:sub)?clauses?|sections?|chapters?|paragraphs?|items?', annex: 'annex(?:es)?|appendix', table: 'tables?', figure: 'figures?|figs?\\.', formula: 'formulae?|formulas|equations?|eqs?\\.', note: 'notes?', part: 'parts?' },
  verbs: [
    { form: 'shall (?:not|never)|must not|mustn’t|shan’t|may not|is not (?:permitted|allowed)|are not (?:permitted|allowed)|(?:is|are) (?:prohibited|forbidden)|is not to be|are not to be', means: ['prohibition'] },
    { form: 'should (?:not|never)|shouldn’t|ought not to|(?:is|are) not recommended', means: ['advice-against'] },
    { form: 'need not|(?:is|are) not required to|(?:do|does) not (?:need|have) to', means: ['exemption'] },
    { form: 'can ?not|can’t|(?:is|are) unable to|(?:is|are) not possible', means: ['impossibility'] },
    { form: 'shall|must|(?:is|are) required(?! by)|(?:has|have) to|needs? to|(?:is|are) to be', means: ['requirement'] },
    { form: 'should|ought to|(?:is|are) (?:strongly )?recommended', means: ['recommendation'] },
    { form: 'may(?! \\d)|(?:is|are) (?:permitted|allowed)', means: ['permission', 'possibility'] },
    { form: 'can|(?:is|are) able to|could|might', means: ['possibility', 'permission'] },
  ],
  negation: 'not|no|never|neither|nor|without|cannot|none|n’t|n\'t|nothing|non',
  common: ['the', 'of', 'and', 'is', 'are', 'by', 'for', 'with', 'that', 'which', 'this', 'shall', 'should', 'from', 'was', 'been', 'has', 'have', 'not', 'it', 'be', 'to', 'a', 'an', 'in', 'as', 'on', 'or', 'if', 'any', 'all', 'when', 'there', 'its', 'their'],
};
