import { type Gate, gateKey, type Procedure } from '../procedure.js';
import { error, type Problem } from './problem.js';
import { reachable, type Way, waysOf } from './ways.js';

/** What each gate asks for is asked in the way it is given, and can be given before the gate is reached. */
export function checkGates(procedure: Procedure): readonly Problem[] {
  return [...perLanguage(procedure), ...neverOpening(procedure)];
}

function perLanguage({ moves, ballots, documents, tasks }: Procedure): Problem[] {
  const problems: Problem[] = [];
  for (const [id, { settles, perLanguage }] of Object.entries(ballots)) {
    if (settles && !perLanguage) {
      problems.push(error('LANGUAGE_REVIEW_NOT_PER_LANGUAGE', ['ballots', id, 'settles'], `"${id}" settles the review of a language version without being about one.`, 'Mark it `perLanguage`.'));
    }
  }
  const compare = (path: readonly (string | number)[], what: string, each: 'parallel' | undefined, kind: { readonly perLanguage?: boolean } | undefined) => {
    if (each && kind && !kind.perLanguage) problems.push(error('GATE_NOT_PER_LANGUAGE', path, `"${what}" is asked for in each language, and there is only one of it.`, 'Mark it `perLanguage`, or take `each` out.'));
    if (!each && kind?.perLanguage) problems.push(error('GATE_NEEDS_EACH', path, `There is one "${what}" for each language, and the gate asks for one in all.`, 'Add `each: parallel`.'));
  };
  moves.forEach(({ gates }, i) =>
    gates.forEach((gate, j) => {
      const path = ['moves', i, 'gates', j];
      if ('ballotPassed' in gate) {
        const { question, each, orElse } = gate.ballotPassed;
        compare(path, question, each, ballots[question]);
        if (orElse) compare(path, orElse, undefined, ballots[orElse]);
      }
      if ('document' in gate) compare(path, gate.document.kind, gate.document.each, documents[gate.document.kind]);
      if ('taskPassed' in gate) compare(path, gate.taskPassed.task, gate.taskPassed.each, tasks[gate.taskPassed.task]);
    }),
  );
  return problems;
}

/**
 * Goes wherever the gates let a standard go, again and again until it gets no further. A move it could have tried and
 * never made has a gate that nobody can meet; what lies behind that move is left unsaid, so that one fault is one problem.
 */
function neverOpening(procedure: Procedure): Problem[] {
  const all = waysOf(procedure);
  const open = new Set<Way>();
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    const here = reachable([...open], procedure.start);
    for (const way of all) if (!open.has(way) && here.has(way.from) && shut(way, [...open], here, procedure).length === 0) open.add(way);
  }
  const here = reachable([...open], procedure.start);
  return all
    .filter((way) => !open.has(way) && here.has(way.from))
    .flatMap((way) =>
      shut(way, [...open], here, procedure).map((gate) =>
        error(
          'GATE_NEVER_OPENS',
          ['moves', way.move!, 'gates', procedure.moves[way.move!]!.gates.indexOf(gate)],
          `From "${way.from}", the gate ${gateKey(gate)} never opens: what it asks for cannot be had there or on any way there.`,
          'Let it be done at that stage or an earlier one, or move the gate.',
        ),
      ),
    );
}

function shut(way: Way, open: readonly Way[], here: ReadonlySet<string>, procedure: Procedure): readonly Gate[] {
  const gates = way.move === null ? [] : procedure.moves[way.move]!.gates;
  /** Can what is had at one of these stages still be there when the standard stands before the gate? */
  const keptFrom = (stages: readonly string[], anew?: string) => stages.some((stage) => here.has(stage) && (stage === way.from || reachable(open, stage, anew).has(way.from)));
  return gates.filter((gate) => !canOpen(gate, procedure, keptFrom));
}

/** Unknown names are reported as such elsewhere: here they count as given. */
function canOpen(gate: Gate, procedure: Procedure, keptFrom: (stages: readonly string[], anew?: string) => boolean): boolean {
  const { stages, ballots, consultations, tasks } = procedure;
  const all = Object.keys(stages);
  if ('ballotPassed' in gate) {
    const { question, orElse } = gate.ballotPassed;
    return [question, orElse].some((id) => id !== undefined && (!ballots[id] || keptFrom(ballots[id].stages)));
  }
  if ('taskPassed' in gate) {
    const task = tasks[gate.taskPassed.task];
    return !task || keptFrom(task.stages, task.anew);
  }
  if ('consultationClosed' in gate || 'commentsDisposed' in gate) {
    const { kind } = 'consultationClosed' in gate ? gate.consultationClosed : gate.commentsDisposed;
    return !consultations[kind] || keptFrom(consultations[kind].stages);
  }
  if ('textLabelled' in gate) return keptFrom(all.filter((id) => stages[id]!.textOpen));
  if ('languagesInStep' in gate && (gate.languagesInStep.level === 'reviewed' || gate.languagesInStep.level === 'approved')) {
    return Object.values(ballots).some(({ settles, stages: asked }) => settles === 'language-review' && keptFrom(asked));
  }
  return true;
}
