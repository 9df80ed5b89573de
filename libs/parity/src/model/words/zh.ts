import type { LanguageWords } from './language-words.js';

const counted = '[个個种種类類次项項条條倍份人名台臺件章节節套组組级級位步层層点點方阶階页頁列行段]';

/** Both scripts: the forms differ by character only. */
export const zh: LanguageWords = {
  source: 'GB/T 1.1—2020, tables C.1 to C.5; for zh-Hant the same forms in their characters',
  decimal: '.',
  months: [],
  numbers: Object.fromEntries(['二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].flatMap((figure, at) => [[`${figure}(?=${counted})`, at + 2], [`第${figure}`, at + 2]]).concat([[`[两兩](?=${counted}|者)`, 2]])),
  percent: '百分之',
  units: { '°': '度', '°C': '摄氏度|攝氏度', mm: '毫米', cm: '[厘釐]米|公分', km: '千米|公里', m: '米', kg: '千克|公斤', mg: '毫克', g: '克', s: '秒', min: '分[钟鐘]', h: '小[时時]', d: '(?:个|個)?(?:工作|自然|[历曆])?[日天]', week: '[周週]|星期', month: '[个個]月', year: '年' },
  limits: [['≤', '不[应應得]?大[于於]|不[应應得]?超[过過]|不[应應得]?高[于於]|不[应應得]?多[于於]|小[于於]或?等[于於]|至多|最多|不迟于|不遲於'], ['≥', '不[应應得]?小[于於]|不[应應得]?少[于於]|不[应應得]?低[于於]|大[于於]或?等[于於]|至少|最少'], ['<', '小[于於]|少[于於]|低[于於]|不足'], ['>', '大[于於]|超[过過]|多[于於]|高[于於]']],
  referred: { annex: '附[录錄件]', table: '表', figure: '[图圖]', formula: '公?式', note: '注', part: '第' },
  verbs: [
    { form: '不[应應](?![当當]?[该該])[当當]?|不得(?!不)|不[许許]|禁止|[严嚴]禁|不允[许許]', means: ['prohibition'] },
    { form: '不可(?!避免|或缺|分割|[见見逆用信靠抗知]|能)|不能(?!否[认認])|[无無]法', means: ['impossibility', 'prohibition'] },
    { form: '不宜|不[应應][该該]|不建[议議]|不推荐|不推薦', means: ['advice-against', 'prohibition'] },
    { form: '不必|[无無][需须須]|不需要?|不要求', means: ['exemption'] },
    { form: '必[须須]|(?<![无無不])[须須](?![知])', means: ['requirement'] },
    { form: '[应應][该該]', means: ['requirement', 'recommendation'] },
    { form: '(?<![相响響适適对對供反效感回呼顺順答因])[应應](?![用对對急力答邀聘变變付激税稅酬景运運收])[当當]?', means: ['requirement'] },
    { form: '(?<![适適便事合时時机機权權制])宜(?![居人])|建[议議](?![书書的])|推[荐薦](?!性|[标標])', means: ['recommendation'] },
    { form: '可能(?!性)', means: ['possibility', 'permission'] },
    { form: '(?<![许許认認不宁寧])可以|(?<![许許认認不宁寧非])可(?![用靠行能见見读讀追信视視持移变變重接扩擴操执執编編理塑逆再循])|允[许許]|不妨', means: ['permission', 'possibility'] },
    { form: '能[够夠]|(?<![功性技可职職智效热熱动動电電节節才本官机機不万萬潜潛产產])能(?![力源量级級耗效动動人手])', means: ['possibility', 'permission'] },
  ],
  negation: '不(?![同断斷仅僅但论論管妨同少久然锈鏽良等])|未|[无無](?![线線])|[没沒][有]?|非(?![常])|否(?!则|則)',
  common: [],
  runsTogether: true,
};
