import type { LanguageWords } from './language-words.js';

export const pt: LanguageWords = {
  source: 'Diretivas ABNT, Parte 2 (verbal forms: deve, convém que, pode); IPQ RPNQ for European Portuguese (deve, deverá, recomenda-se)',
  decimal: ',',
  months: ['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
  numbers: { dois: 2, duas: 2, 'três': 3, quatro: 4, cinco: 5, seis: 6, sete: 7, oito: 8, nove: 9, dez: 10, onze: 11, doze: 12, vinte: 20, trinta: 30, noventa: 90, cem: 100, mil: 1000, segundo: 2, segunda: 2, terceiro: 3, terceira: 3, quarto: 4, quarta: 4, quinto: 5, quinta: 5 },
  percent: 'por cento',
  units: { '°': 'graus?(?! celsius)', '°C': 'graus? celsius', mm: 'milímetros?', cm: 'centímetros?', km: 'quil[óô]metros?', m: 'metros?', kg: 'quilogramas?|quilos?', g: 'gramas?', s: 'segundos?', min: 'minutos?', h: 'horas?', d: 'dias?', week: 'semanas?', month: 'meses|mês', year: 'anos?' },
  limits: [['≤', 'no máximo|não (?:superior|maior|exceder?)(?:es)?(?: a| que| do que)?|não exced(?:a|am|er)|até|menor(?:es)? ou igua(?:l|is) a|inferior(?:es)? ou igua(?:l|is) a'], ['≥', 'no mínimo|pelo menos|não (?:inferior|menor)(?:es)?(?: a| que| do que)?|maior(?:es)? ou igua(?:l|is) a|superior(?:es)? ou igua(?:l|is) a'], ['<', 'menos (?:de|do que)|menor(?:es)? (?:que|do que)|inferior(?:es)? a|abaixo de'], ['>', 'mais (?:de|do que)|maior(?:es)? (?:que|do que)|superior(?:es)? a|acima de|exced(?:e|em|er)']],
  referred: { clause: 'secç(?:ão|ões)|seç(?:ão|ões)|subseç(?:ão|ões)|subsecç(?:ão|ões)|cláusulas?|capítulos?|itens|item', annex: 'anexos?', table: 'tabelas?|quadros?', figure: 'figuras?|fig\\.', formula: 'fórmulas?|equaç(?:ão|ões)|expressões|expressão', note: 'notas?', part: 'partes?' },
  verbs: [
    { form: 'não (?:deve|devem|deverá|deverão|pode|podem|poderá|poderão)|(?:é|são) proibid[oa]s?|não (?:é|são) permitid[oa]s?', means: ['prohibition', 'impossibility'] },
    { form: '(?:não convém|convém (?:que )?não|não se recomenda|não (?:é|são) recomendad[oa]s?|não (?:deveria|deveriam))', means: ['advice-against'] },
    { form: 'não (?:é|são) (?:necessári[oa]s?|obrigatóri[oa]s?|exigid[oa]s?)|não precisam?', means: ['exemption'] },
    { form: 'não (?:é|são) (?:possível|possíveis)', means: ['impossibility'] },
    { form: 'deve|devem|deverá|deverão|tem de|têm de|tem que|(?:é|são) obrigatóri[oa]s?|(?:é|são) exigid[oa]s?', means: ['requirement'] },
    { form: 'convém|recomenda-se|(?:é|são) recomendad[oa]s?|deveriam?|recomendam?', means: ['recommendation'] },
    { form: '(?:é|são) permitid[oa]s?|permite-se', means: ['permission'] },
    { form: 'pode|podem|poderá|poderão|poderiam?', means: ['permission', 'possibility'] },
  ],
  negation: 'não|nem|sem|nunca|nenhum(?:a)?|jamais',
  common: ['a', 'os', 'as', 'da', 'do', 'das', 'dos', 'uma', 'um', 'que', 'para', 'com', 'em', 'são', 'não', 'pela', 'pelo', 'ao', 'ou', 'na', 'no', 'é', 'deve'],
};
