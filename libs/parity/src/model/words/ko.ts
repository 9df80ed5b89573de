import type { LanguageWords } from './language-words.js';

export const ko: LanguageWords = {
  source: 'KS A 0001, verbal forms (…하여야 한다, …하는 것이 좋다, …해도 된다, …할 수 있다)',
  decimal: '.',
  months: [],
  numbers: { '두(?= )': 2, '세(?= )': 3, '네(?= )': 4, '다섯': 5, '여섯': 6, '일곱': 7, '여덟': 8, '아홉': 9, '열(?= )': 10 },
  percent: '퍼센트|프로',
  units: { '°C': '섭씨', mm: '밀리미터', m: '미터', kg: '킬로그램', g: '그램', s: '초', min: '분', h: '시간', d: '일', week: '주', month: '개월', year: '년' },
  limits: [['≤', '이하|이내|넘지 않|초과하지'], ['≥', '이상|최소|적어도'], ['<', '미만'], ['>', '초과|넘는']],
  referred: { annex: '부속서|부록', table: '표', figure: '그림', formula: '식', note: '비고' },
  verbs: [
    { form: '(?:서는|면) 안 ?(?:된다|됩니다|되며)|금지', means: ['prohibition'] },
    { form: '(?:여야|해야|아야|어야|야만|되어야|돼야)(?:만)? ?(?:한다|합니다|하며|할|하는|함|된다)|필수', means: ['requirement'] },
    { form: '필요(?:는|가) 없', means: ['exemption'] },
    { form: '수 없', means: ['impossibility', 'prohibition'] },
    { form: '것이 (?:좋|바람직)|바람직하|권장', means: ['recommendation'] },
    { form: '(?:해도|하여도|아도|어도) (?:된다|좋다|됩니다)|허용', means: ['permission', 'possibility'] },
    { form: '수(?:도)? ?있', means: ['possibility', 'permission'] },
  ],
  negation: '않|아니|없|못|안 ',
  common: [],
};
