import type { LanguageWords } from './language-words.js';

export const fr: LanguageWords = {
  source: 'Directives ISO/IEC, Partie 2:2021, tableaux 3 à 7',
  decimal: ',',
  months: ['janv(?:ier|\\.)', 'févr(?:ier|\\.)', 'mars', 'avr(?:il|\\.)', 'mai', 'juin', 'juill(?:et|\\.)', 'août', 'sept(?:embre|\\.)', 'oct(?:obre|\\.)', 'nov(?:embre|\\.)', 'déc(?:embre|\\.)'],
  numbers: { deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, vingt: 20, trente: 30, cent: 100, mille: 1000, 'deuxième': 2, second: 2, seconde: 2, 'troisième': 3, 'quatrième': 4, 'cinquième': 5, 'sixième': 6, 'septième': 7, 'huitième': 8, 'neuvième': 9, 'dixième': 10 },
  percent: 'pour ?cent',
  units: { '°': 'degrés?(?! celsius)', '°C': 'degrés? celsius', mm: 'millimètres?', cm: 'centimètres?', km: 'kilomètres?', m: 'mètres?', kg: 'kilogrammes?', mg: 'milligrammes?', g: 'grammes?', s: 'secondes?', min: 'minutes?', h: 'heures?', d: 'jours?', week: 'semaines?', month: 'mois', year: 'ans?|années?' },
  limits: [['≤', 'ne (?:doit |doivent )?pas (?:dépasser|excéder)|au plus|au maximum|inférieure?s? ou égale?s? à|jusqu’à|ne dépassant pas'], ['≥', 'au moins|au minimum|supérieure?s? ou égale?s? à'], ['<', 'moins de|inférieure?s? à'], ['>', 'plus de|supérieure?s? à|dépass(?:e|ent|ant)']],
  referred: { clause: 'articles?|paragraphes?|sections?|chapitres?|points?', annex: 'annexes?', table: 'tableaux?', figure: 'figures?|fig\\.', formula: 'formules?|équations?|éq\\.', note: 'notes?', part: 'parties?' },
  verbs: [
    { form: 'ne (?:doit|doivent|devra|devront) (?:pas|jamais|en aucun cas)|n’(?:est|sont) pas (?:autorisée?s?|admise?s?|permise?s?)|(?:est|sont) interdite?s?|ne (?:peut|peuvent) (?:pas|en aucun cas)', means: ['prohibition', 'impossibility'] },
    { form: 'il convient (?:\\p{L}+ )?de ne pas|il ne convient pas|ne devrai(?:t|ent) pas|il n’est pas recommandé', means: ['advice-against'] },
    { form: 'n’(?:est|sont) pas (?:nécessaires?|obligatoires?|tenue?s?)|il n’est pas (?:nécessaire|obligatoire)', means: ['exemption'] },
    { form: 'il est impossible|(?:est|sont) dans l’impossibilité', means: ['impossibility'] },
    { form: 'doit|doivent|devra|devront|(?:est|sont) tenue?s? de|il faut', means: ['requirement'] },
    { form: 'il convient|convient-il|devrai(?:t|ent)|(?:est|sont) recommandée?s?', means: ['recommendation'] },
    { form: '(?:est|sont) (?:autorisée?s?|admise?s?|permise?s?)', means: ['permission'] },
    { form: 'peut|peuvent|peut-on|pourrai(?:t|ent)|pourra|pourront|(?:est|sont) susceptibles?', means: ['permission', 'possibility'] },
  ],
  negation: 'ne|n’(?=\\p{L})|non|sans|aucune?|ni|jamais|pas|n\'(?=\\p{L})',
  common: ['on', 'an', 'a', 'le', 'la', 'les', 'des', 'du', 'une', 'est', 'et', 'dans', 'pour', 'par', 'sur', 'que', 'qui', 'sont', 'aux', 'au', 'avec', 'cette', 'ce', 'ou', 'doit'],
};
