import type { Next } from '../../../api/standards';
import type { OpenTask } from '../../../api/tasks';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';

interface Shown {
  readonly next: Next;
  readonly law: Law;
  readonly mine: readonly string[];
}

/** The roles that something waits for, with how much, those first that have most to do. */
export function HolderList({ next, law, mine }: Shown) {
  const { t, all, languageName } = useReader();
  const waiting = [...Map.groupBy(next.tasks, ({ role }) => role)].sort(([, a], [, b]) => weigh(b) - weigh(a));
  // Someone may be able to help without being the one it waits for.
  const others = next.holders.filter((role) => !waiting.some(([one]) => one === role));
  if (waiting.length + others.length === 0) return <p>{t('whose.nobody')}</p>;
  return (
    <ul className="holders">
      {waiting.map(([role, tasks]) => {
        // Only where all of it is about languages does naming them say whose work it is.
        const languages = tasks.every(({ language }) => language) ? [...new Set(tasks.map(({ language }) => language!))] : [];
        const votes = tasks.filter(({ facts }) => facts['code'] === 'VOTE').length;
        return (
          <li key={role}>
            <span>
              <b>{law.role(role)}</b>
              {mine.includes(role) && <span className="mark blue">{t('whose.you')}</span>}
              {languages.length > 0 && <span className="quiet small">{all(languages.map(languageName))}</span>}
            </span>
            <span className="quiet nowrap">{votes > 0 ? t('whose.votes', { count: votes }) : t('whose.tasks', { count: tasks.length })}</span>
          </li>
        );
      })}
      {others.length > 0 && <li className="quiet small">{t('whose.alsoAble', { roles: all(others.map(law.role)) })}</li>}
    </ul>
  );
}

/** A vote each for forty members is one thing to wait for. */
const weigh = (tasks: readonly OpenTask[]): number => tasks.filter(({ facts }) => facts['code'] !== 'VOTE').length + (tasks.some(({ facts }) => facts['code'] === 'VOTE') ? 1 : 0);
