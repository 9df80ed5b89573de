import { useMe } from '../api/participants';
import { TaskList } from '../features/tasks/task-list';
import { useReader } from '../language/reader';
import { usePageTitle } from '../look/page-title';
import { actFor } from './act-for';
import '../features/lifecycle/portfolio/portfolio.css';

/** What waits for me. */
export function WorkPage() {
  const { t } = useReader();
  usePageTitle(t('frame.work'));
  const me = useMe();
  return (
    <>
      <div className="page-head">
        <h1>{t('frame.work')}</h1>
      </div>
      {me === null && <p className="sheet empty">{t('work.signIn')}</p>}
      {me && <TaskList actFor={actFor} />}
    </>
  );
}
