import type { Names, Procedure } from '#lib/lifecycle';
import { type DrawingLanguage, drawingWords } from './words.js';

export interface DrawnStage {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'start' | 'stage' | 'in-force' | 'end';
}

/** One arrow. `failure`: where a ballot leads that was not passed; `automatic`: a date makes it. */
export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'onward' | 'aside' | 'automatic' | 'failure';
  readonly name: string;
  readonly who: string;
}

export interface Drawing {
  readonly title: string;
  readonly subtitle: string;
  readonly language: DrawingLanguage;
  readonly stages: readonly DrawnStage[];
  readonly arrows: readonly Arrow[];
}

type Entry = readonly [id: string, stage: Procedure['stages'][string]];

/** By code, and ends last: keys that look like numbers lose the order they were written in. */
const inOrder = ([, a]: Entry, [, b]: Entry) => Number(a.terminal ?? false) - Number(b.terminal ?? false) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** A procedure as stages and arrows, in the words of one language: every move from every stage it starts from, and every failure. */
export function drawingOf(procedure: Procedure, language: DrawingLanguage): Drawing {
  const words = drawingWords[language];
  const inWords = (names: Names | undefined, id: string) => names?.[language] ?? names?.['en'] ?? id;
  const { stages, moves, ballots, roles, start } = procedure;
  return {
    title: inWords(procedure.name, procedure.id),
    subtitle: `${procedure.id} · ${words.version(procedure.version, procedure.validFrom)}`,
    language,
    stages: Object.entries(stages).sort(inOrder).map(([id, stage]) => ({ id, code: stage.code, name: inWords(stage.name, id), kind: id === start ? 'start' : stage.terminal ? 'end' : stage.inForce ? 'in-force' : 'stage' })),
    arrows: [
      ...moves.flatMap((move) =>
        move.from.map((from): Arrow => ({
          id: move.id,
          from,
          to: move.to,
          kind: move.automatic ? 'automatic' : move.onward ? 'onward' : 'aside',
          name: inWords(move.name, move.id),
          who: move.automatic ? words.automatic : move.by.map((role) => inWords(roles[role], role)).join(language.startsWith('zh') ? '、' : ', '),
        })),
      ),
      ...Object.entries(ballots).flatMap(([id, { name, stages: asked, onFail }]) =>
        onFail ? asked.map((from): Arrow => ({ id, from, to: onFail.to, kind: 'failure', name: inWords(name, id), who: words.ifItFails })) : [],
      ),
    ],
  };
}
