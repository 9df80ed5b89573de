import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { procedures } from '../../api/procedures';
import { standards } from '../../api/standards';
import { type OpenTask, tasks } from '../../api/tasks';
import { dayOf } from '../../language/calendar';
import { type Law, lawOf } from '../../language/law';
import { useReader } from '../../language/reader';
import { sayTask } from '../../language/sentences';
import { DaysLeft } from '../../look/days-left';
import { ProblemNotice } from '../../look/problem-notice';
import { TitleText } from '../../look/title-text';
import { Waiting } from '../../look/waiting';
import './tasks.css';

/** What waits for whoever is signed in, by standard, most urgent first. */
export function TaskList() {
  const reader = useReader();
  const { t } = reader;
  const { data, error, refetch } = useQuery(tasks.mine());
  const { data: known } = useQuery(procedures.all());
  const byStandard = [...Map.groupBy(data ?? [], ({ standardId }) => standardId)];
  const found = useQueries({ queries: byStandard.map(([id]) => standards.one(id)) });
  if (error) return <ProblemNotice error={error} again={refetch} />;
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
                <Task key={`${task.key}/${task.role}`} task={task} law={law} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Task({ task, law }: { readonly task: OpenTask; readonly law: Law }) {
  const reader = useReader();
  const { t, shortDay, languageName } = reader;
  // Its instant is the midnight after the last day.
  const day = task.dueAt && dayOf(new Date(Date.parse(task.dueAt) - 1).toISOString(), law.zone);
  return (
    <li>
      <span>
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
    </li>
  );
}
