/** What a drawing says beside the names that the procedure itself gives. */
export const drawingWords = {
  'zh-Hans': { version: (version: number, from: string) => `第${version}版，${from}起施行`, automatic: '届时自动', ifItFails: '未通过', onward: '前行', back: '退回、终止等', ends: '终结', inForce: '现行', starts: '开始' },
  'zh-Hant': { version: (version: number, from: string) => `第${version}版，${from}起施行`, automatic: '屆時自動', ifItFails: '未通過', onward: '前行', back: '退回、終止等', ends: '終結', inForce: '現行', starts: '開始' },
  en: { version: (version: number, from: string) => `version ${version}, in force from ${from}`, automatic: 'by itself, on its day', ifItFails: 'if it fails', onward: 'the way on', back: 'back, out, or aside', ends: 'an end', inForce: 'in force', starts: 'starts here' },
  pt: { version: (version: number, from: string) => `versão ${version}, em vigor desde ${from}`, automatic: 'por si, no seu dia', ifItFails: 'se não for aprovada', onward: 'o caminho em frente', back: 'para trás, para fora ou ao lado', ends: 'um fim', inForce: 'em vigor', starts: 'começa aqui' },
} as const;

export type DrawingLanguage = keyof typeof drawingWords;

export const drawingLanguages = Object.keys(drawingWords) as readonly DrawingLanguage[];
