import type { LanguageWords } from './language-words.js';

export const es: LanguageWords = {
  source: 'UNE / ISO Directives in Spanish (STTF): debe, debería, puede',
  decimal: ',',
  months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  numbers: { dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12, veinte: 20, cien: 100, mil: 1000, segundo: 2, segunda: 2, tercero: 3, tercera: 3, tercer: 3 },
  percent: 'por ciento',
  units: { '°': 'grados?(?! celsius)', '°C': 'grados? celsius', mm: 'milímetros?', cm: 'centímetros?', km: 'kilómetros?', m: 'metros?', kg: 'kilogramos?', g: 'gramos?', s: 'segundos?', min: 'minutos?', h: 'horas?', d: 'días?', week: 'semanas?', month: 'mes(?:es)?', year: 'años?' },
  limits: [['≤', 'como máximo|no (?:más de|superior a|mayor que)|hasta'], ['≥', 'al menos|como mínimo|por lo menos|no (?:menos de|inferior a|menor que)'], ['<', 'menos de|menor que|inferior a'], ['>', 'más de|mayor que|superior a']],
  referred: { clause: 'apartados?|capítulos?|cláusulas?|secci(?:ón|ones)|artículos?', annex: 'anexos?', table: 'tablas?', figure: 'figuras?', formula: 'fórmulas?|ecuaci(?:ón|ones)', note: 'notas?', part: 'partes?' },
  verbs: [
    { form: 'no (?:debe|deben|deberá|deberán|puede|pueden|podrá|podrán|se permite)|(?:está|están) prohibid[oa]s?', means: ['prohibition', 'impossibility'] },
    { form: 'no (?:debería|deberían|se recomienda|es recomendable)', means: ['advice-against'] },
    { form: 'no (?:es necesari[oa]|son necesari[oa]s|se requiere|es obligatori[oa]|necesitan?|tiene que|tienen que|se exige)', means: ['exemption'] },
    { form: 'debe|deben|deberá|deberán|tiene que|tienen que|ha de|han de', means: ['requirement'] },
    { form: 'debería|deberían|se recomienda|es recomendable|conviene', means: ['recommendation'] },
    { form: 'puede|pueden|podrá|podrán|podría|podrían|se permite', means: ['permission', 'possibility'] },
  ],
  negation: 'no|sin|ni|nunca|ningún|ninguna|ninguno',
  common: ['as', 'a', 'el', 'los', 'las', 'del', 'una', 'un', 'que', 'para', 'con', 'en', 'son', 'por', 'se', 'es', 'o', 'y', 'debe', 'como', 'al'],
};
