import { useQuery } from '@tanstack/react-query';
import type { Next, StandardDetail } from '../api/standards';
import { type OpenTask, tasks } from '../api/tasks';
import { ExcuseLanguage } from '../features/languages/language-acts';
import { RequestExtension } from '../features/lifecycle/extension-acts';
import { DisclosePatent } from '../features/lifecycle/patent-acts';
import { SetPeriodAside } from '../features/lifecycle/set-period-aside';
import { isTakenHere, TakeTurn } from '../features/lifecycle/turn-acts';
import { Task } from '../features/tasks/task-list';
import type { Law } from '../language/law';
import { useReader } from '../language/reader';
import { actFor } from './act-for';

/** What whoever is signed in can do here beyond the conditions, which carry their own buttons. Nothing where there is nothing. */
export function CanDo({ standard, next, law }: { readonly standard: StandardDetail; readonly next: Next; readonly law: Law }) {
  const { t } = useReader();
  const { data = [] } = useQuery(tasks.mine());
  const waiting = data.filter(({ standardId, facts }) => standardId === standard.id && !isShownAlready(facts, next));
  const also = alsoFor(standard, next, law);
  if (waiting.length + also.length === 0) return null;
  return (
    <div className="can">
      <h2>{t('can.title')}</h2>
      <ul>
        {waiting.map((task) => (
          <Task key={`${task.key}/${task.role}`} task={task} law={law}>
            {actFor(task.facts, { standard, law, primary: true })}
          </Task>
        ))}
      </ul>
      <div className="can-also">{also}</div>
    </div>
  );
}

/** A move has its button beside it, and so has a condition of the way on. */
function isShownAlready(facts: OpenTask['facts'], { moves, frozen, suspended }: Next): boolean {
  if (frozen || suspended) return false;
  if (facts['code'] === 'MOVE_OPEN') return true;
  return moves.some(({ onward, unmet }) => onward && unmet.some((one) => JSON.stringify({ code: one.code, ...one.facts }) === JSON.stringify(facts)));
}

/** What is open to a role at any time, and waits for nobody. */
function alsoFor(standard: StandardDetail, { mine, frozen, suspended, ended, turns }: Next, law: Law) {
  const { procedure } = law;
  if (!procedure || mine.length === 0 || frozen || suspended) return [];
  const holds = (roles: readonly string[]) => roles.some((role) => mine.includes(role));
  const besides = turns.filter(isTakenHere).filter(({ open, by }) => open && holds(by)).map((turn) => <TakeTurn key={`${turn.turn}:${turn.procedure ?? ''}`} standard={standard} law={law} turn={turn} />);
  if (ended) return besides;
  const clock = Object.entries(standard.clocks).find(([id, { state, asked, extensions }]) => state === 'running' && !asked && extensions < (procedure.clocks[id]?.extension?.times ?? 0) && holds(procedure.clocks[id]?.extension?.askedBy ?? []))?.[0];
  const excusable = holds(procedure.languages.late.excusedBy) ? Object.values(standard.languageVersions).filter(({ mode, late, published }) => mode === 'parallel' && !late && !published) : [];
  const generally = Object.entries(procedure.consultations).filter(([kind, { generally, stages }]) => generally && holds(generally === true ? ['authority'] : generally.by) && stages.includes(standard.stage) && !standard.consultations[kind]);
  return [
    ...(clock ? [<RequestExtension key="extension" standard={standard} law={law} clock={clock} />] : []),
    ...excusable.map(({ language }) => <ExcuseLanguage key={`excuse:${language}`} standard={standard} law={law} language={language} />),
    ...generally.map(([kind]) => <SetPeriodAside key={`aside:${kind}`} standard={standard} law={law} kind={kind} />),
    ...(standard.publication ? [] : [<DisclosePatent key="patent" standard={standard} law={law} />]),
    ...besides,
  ];
}
