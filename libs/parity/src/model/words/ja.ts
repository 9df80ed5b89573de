import type { LanguageWords } from './language-words.js';

const counted = '[つ個種類回項条倍人名台件章節点]';

export const ja: LanguageWords = {
  source: 'JIS Z 8301:2019, tables 3 to 7; the requirement in the plain form (“…する”) cannot be told from a statement and is not read',
  decimal: '.',
  months: [],
  numbers: Object.fromEntries(['二', '三', '四', '五', '六', '七', '八', '九', '十'].flatMap((figure, at) => [[`${figure}(?=${counted})`, at + 2], [`第${figure}`, at + 2]])),
  percent: 'パーセント',
  units: { '°C': '摂氏', mm: 'ミリメートル', m: 'メートル', kg: 'キログラム', g: 'グラム', s: '秒', min: '分', h: '時間', d: '日(?:間)?', week: '週(?:間)?', month: '[かヶカ箇]月', year: '年(?:間)?' },
  limits: [['≤', '以下|以内|超えない|を超えては'], ['≥', '以上|少なくとも|最低'], ['<', '未満'], ['>', '超え|より大き|を超']],
  referred: { annex: '附属書|付属書|付録', table: '表', figure: '図', formula: '式', note: '注記?', part: '第' },
  verbs: [
    { form: '(?:ては|では)(?:ならない|なりません|いけない)|べきではない|禁止', means: ['prohibition'] },
    { form: '(?:なければ|ねば|なくては)(?:ならない|なりません|いけない)|必要がある|必要があります|ものとする|ものとします|べきである|べきです|すること(?:。|$)|必須', means: ['requirement'] },
    { form: '必要はない|必要はありません|なくても?よい|必要としない|しなくて(?:も)?よい', means: ['exemption'] },
    { form: 'ことができない|できない|できません', means: ['impossibility', 'prohibition'] },
    { form: 'ことが望ましい|望ましい|のがよい|推奨(?:され|する|します)', means: ['recommendation'] },
    { form: '(?:ても|でも)(?:よい|良い|構わない|かまわない)|差し支えない', means: ['permission', 'possibility'] },
    { form: 'ことができる|ことができます|できる|できます|可能性|かもしれない|場合がある|場合があります|可能で', means: ['possibility', 'permission'] },
  ],
  negation: 'ない|ません|なく|ずに|せず|なかった|無し|不要',
  common: [],
  runsTogether: true,
};
