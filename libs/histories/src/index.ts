export { formats, isHistory, readHistories } from './adapters/read-histories.js';
export type { Format } from './adapters/formats/format.js';
export { lawOf } from './application/law-of.js';
export type { History, Malformed, Read, Seen } from './model/history.js';
export type { Law } from './model/law.js';
export { recordOf, type RecordedHistory } from './model/record.js';
export { changesIn, explainersOf, type PairReport, type Replay, type ReplayReport, replayUnder } from './model/replay.js';
