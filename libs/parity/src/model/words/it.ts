import type { LanguageWords } from './language-words.js';

export const it: LanguageWords = {
  source: 'UNI/CEI, Regole comuni Parte 2 (Italian use of the ISO/IEC Directives): deve, dovrebbe, può',
  decimal: ',',
  months: ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
  numbers: { due: 2, tre: 3, quattro: 4, cinque: 5, sei: 6, sette: 7, otto: 8, nove: 9, dieci: 10, undici: 11, dodici: 12, venti: 20, cento: 100, mille: 1000, secondo: 2, seconda: 2, terzo: 3, terza: 3 },
  percent: 'per cento',
  units: { '°': 'gradi(?! celsius)', '°C': 'gradi celsius', mm: 'millimetr[oi]', cm: 'centimetr[oi]', km: 'chilometr[oi]', m: 'metr[oi]', kg: 'chilogramm[oi]', g: 'gramm[oi]', s: 'second[oi]', min: 'minut[oi]', h: 'or[ae]', d: 'giorn[oi]', week: 'settiman[ae]', month: 'mes[ei]', year: 'ann[oi]' },
  limits: [['≤', 'al massimo|non (?:più di|superiore a)|fino a'], ['≥', 'almeno|non (?:meno di|inferiore a)|come minimo'], ['<', 'meno di|inferiore a|minore di'], ['>', 'più di|superiore a|maggiore di']],
  referred: { clause: 'punt[oi]|paragraf[oi]|sezion[ei]|capitol[oi]|articol[oi]', annex: 'appendic[ei]|allegat[oi]', table: 'tabell[ae]|prospett[oi]', figure: 'figur[ae]', formula: 'formul[ae]|equazion[ei]', note: 'not[ae]', part: 'part[ei]' },
  verbs: [
    { form: 'non (?:deve|devono|dovrà|dovranno|può|possono|potrà|potranno|è consentito|sono consentiti)|(?:è|sono) vietat[oaie]', means: ['prohibition', 'impossibility'] },
    { form: 'non (?:dovrebbe|dovrebbero|è raccomandato)', means: ['advice-against'] },
    { form: 'non (?:è|sono) (?:necessari[oae]?|richiest[oaie]|obbligatori[oae]?|tenut[oaie])', means: ['exemption'] },
    { form: 'deve|devono|dovrà|dovranno|debba|debbano', means: ['requirement'] },
    { form: 'dovrebbe|dovrebbero|(?:è|sono) raccomandat[oaie]|si raccomanda', means: ['recommendation'] },
    { form: 'può|possono|potrà|potranno|potrebbe|potrebbero|possa|possano|(?:è|sono) consentit[oaie]', means: ['permission', 'possibility'] },
  ],
  negation: 'non|senza|né|mai|nessun[oa]?',
  common: ['in', 'a', 'il', 'gli', 'della', 'del', 'delle', 'dei', 'una', 'un', 'che', 'per', 'con', 'sono', 'non', 'di', 'è', 'e', 'deve', 'nel', 'alla', 'al'],
};
