import type { LanguageWords } from './language-words.js';

export const de: LanguageWords = {
  source: 'DIN 820-2:2022, tables of verbal forms (translation of ISO/IEC Directives Part 2)',
  decimal: ',',
  months: ['jan(?:uar|\\.)', 'feb(?:ruar|\\.)', 'märz', 'apr(?:il|\\.)', 'mai', 'juni', 'juli', 'aug(?:ust|\\.)', 'sept(?:ember|\\.)', 'okt(?:ober|\\.)', 'nov(?:ember|\\.)', 'dez(?:ember|\\.)'],
  numbers: { zwei: 2, drei: 3, vier: 4, 'fünf': 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, 'zwölf': 12, zwanzig: 20, hundert: 100, tausend: 1000, zweite: 2, dritte: 3, vierte: 4, 'fünfte': 5, zweiten: 2, dritten: 3, vierten: 4, zweimal: 2 },
  percent: 'prozent',
  units: { '°': 'grad(?! celsius)', '°C': 'grad celsius', mm: 'millimetern?|millimeter', cm: 'zentimetern?|zentimeter', km: 'kilometern?|kilometer', m: 'metern?|meter', kg: 'kilogramm', g: 'gramm', s: 'sekunden?', min: 'minuten?', h: 'stunden?', d: 'tage?n?', week: 'wochen?', month: 'monate?n?', year: 'jahre?n?' },
  limits: [['≤', 'höchstens|nicht (?:mehr|größer|länger|höher) als|nicht überschreiten|bis zu|kleiner oder gleich|maximal'], ['≥', 'mindestens|nicht (?:weniger|kleiner) als|größer oder gleich|wenigstens'], ['<', '(?:weniger|kleiner|kürzer) als|unter'], ['>', '(?:mehr|größer|länger|höher) als|über']],
  referred: { clause: 'abschnitte?n?|unterabschnitte?n?|kapiteln?|kapitel|absatz', annex: 'anh(?:ang|änge)', table: 'tabellen?', figure: 'bild(?:er)?|abbildung(?:en)?|abb\\.', formula: 'formeln?|gleichung(?:en)?', note: 'anmerkung(?:en)?', part: 'teile?' },
  verbs: [
    { form: '(?:darf|dürfen)(?: \\p{L}+){0,6} (?:nicht|keinen?|keine[sm]?)|(?:darf|dürfen) nur|(?:ist|sind)(?: \\p{L}+){0,4} (?:verboten|untersagt|nicht (?:zulässig|erlaubt|zugelassen))|unzulässig', means: ['prohibition'] },
    { form: '(?:sollten?)(?: \\p{L}+){0,4} nicht|nicht empfohlen', means: ['advice-against'] },
    { form: '(?:muss|müssen|braucht|brauchen)(?: \\p{L}+){0,4} nicht|nicht erforderlich|nicht verpflichtet', means: ['exemption'] },
    { form: '(?:kann|können)(?: \\p{L}+){0,4} nicht|nicht möglich', means: ['impossibility'] },
    { form: 'muss|müssen|muß|(?:ist|sind)(?: \\p{L}+){0,6} zu(?= \\p{Ll}+en\\b)|hat zu|haben zu|(?:ist|sind) (?:erforderlich|verpflichtet|notwendig)', means: ['requirement'] },
    { form: 'sollten?|(?:wird|werden) empfohlen|empfiehlt', means: ['recommendation'] },
    { form: 'soll|sollen', means: ['requirement', 'recommendation'] },
    { form: 'darf|dürfen|(?:ist|sind) (?:zulässig|erlaubt|zugelassen)', means: ['permission', 'possibility'] },
    { form: 'kann|können|könnten?', means: ['possibility', 'permission'] },
  ],
  negation: 'nicht|keine?[mnrs]?|ohne|weder|nie|niemals|un(?=zulässig)',
  common: ['in', 'an', 'als', 'der', 'die', 'das', 'und', 'ist', 'sind', 'von', 'mit', 'für', 'werden', 'wird', 'eine', 'einer', 'den', 'dem', 'des', 'auf', 'nicht', 'oder', 'muss', 'zur', 'zum'],
};
