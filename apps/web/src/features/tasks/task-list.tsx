import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Facts } from '../../api/problem';
import { procedures } from '../../api/procedures';
import { standards } from '../../api/standards';
import { type OpenTask, tasks } from '../../api/tasks';
import { dayOf } from '../../language/calendar';
import { type Law, lawOf } from '../../language/law';
import { useReader } from '../../language/reader';
import { sayTask } from '../../language/sentences';
import { DaysLeft } from '../../look/days-left';
import type { OnStandard } from '../../look/on-standard';
import { ProblemNotice } from '../../look/problem-notice';
import { TitleText } from '../../look/title-text';
import { Waiting } from '../../look/waiting';
import './tasks.css';

/** Gives the button that does what a task waits for. */
export type ActFor = (facts: Facts, on: OnStandard) => ReactNode;

/** What waits for whoever is signed in, by standard, most urgent first, each with what does it. */
export function TaskList({ actFor }: { readonly actFor: ActFor }) {
  const reader = useReader();
  const { t } = reader;
  const { data, error, refetch } = useQuery(tasks.mine());
  const { data: known } = useQuery(procedures.all());
  const byStandard = [...Map.groupBy(data ?? [], ({ standardId }) => standardId)];
  const found = useQueries({ queries: byStandard.map(([id]) => standards.one(id)) });
  if (error && !data) return <ProblemNotice error={error} again={refetch} />;
  if (!data) return <Waiting lines={6} />;
  if (data.length === 0) return <p className="sheet empty">{t('work.nothing')}</p>;
  return (
    <ul className="work">
      {byStandard.map(([id, waiting], index) => {
        const standard = found[index]?.data;
        const law = lawOf(known?.find((procedure) => procedure.id === standard?.procedure.id), reader);
        return (
          <li key={id} className="sheet">
            <h2>
              <Link to="/standards/$id" params={{ id }}>
                {standard ? <TitleText title={standard.title} base={standard.baseLanguage} /> : '…'}
              </Link>
              {standard && (
                <span className="quiet small">
                  {law.stageCode(standard.stage)} {law.stage(standard.stage)}
                </span>
              )}
            </h2>
            <ul>
              {waiting.map((task) => (
                <Task key={`${task.key}/${task.role}`} task={task} law={law}>
                  {standard && law.procedure && actFor(task.facts, { standard, law })}
                </Task>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** One thing that waits: what, as what, until when. */
export function Task({ task, law, children }: { readonly task: OpenTask; readonly law: Law; readonly children?: ReactNode }) {
  const reader = useReader();
  const { t, shortDay, languageName } = reader;
  // Its instant is the midnight after the last day.
  const day = task.dueAt && dayOf(new Date(Date.parse(task.dueAt) - 1).toISOString(), law.zone);
  return (
    <li className="task">
      <span className="task-said">
        {sayTask(task.facts, reader, law)}{' '}
        <span className="quiet small">
          {law.role(task.role)}
          {task.language && ` · ${languageName(task.language)}`}
        </span>
      </span>
      <span className="small nowrap">
        {day ? (
          <>
            {t('work.by', { day: shortDay(day) })} <DaysLeft day={day} zone={law.zone} />
          </>
        ) : (
          <span className="quiet">{t('work.noDay')}</span>
        )}
      </span>
      <span className="task-act">{children}</span>
    </li>
  );
}
