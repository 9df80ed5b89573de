import { useQuery } from '@tanstack/react-query';
import { texts } from '../../api/texts';
import { useReader } from '../../language/reader';
import { Dialog } from '../../look/dialog';
import { ProblemNotice } from '../../look/problem-notice';
import { Waiting } from '../../look/waiting';

interface Shown {
  readonly standardId: string;
  readonly language: string;
  readonly base: string;
  readonly close: () => void;
}

/** Unit by unit: what the base text says now, and what the language version says. */
export function UnitsBehind({ standardId, language, base, close }: Shown) {
  const reader = useReader();
  const { t, languageName } = reader;
  const { data, error, refetch } = useQuery(texts.state(standardId, language));
  return (
    <Dialog title={t('units.title', { language: languageName(language) })} wide close={close}>
      {error ? <ProblemNotice error={error} again={refetch} /> : !data ? <Waiting /> : null}
      {data && (
        <>
          <p className="quiet" style={{ marginBottom: 12 }}>
            {t('units.summary', { inStep: data.inStep, behind: data.units.length })}
          </p>
          <ul className="behind">
            {data.units.map(({ unit, address, kind, state, base: says, text }) => (
              <li key={unit}>
                <h3>
                  {address ?? reader.say(`kind.${kind}`) ?? kind}
                  <span className={`mark ${state === 'stale' ? 'amber' : 'red'}`}>{state === 'stale' ? t('units.stale') : t('units.missing')}</span>
                </h3>
                <div className="pair">
                  <div>
                    <b>{t('units.base', { language: languageName(base) })}</b>
                    <span lang={base}>{says}</span>
                  </div>
                  <div>
                    <b>{languageName(language)}</b>
                    {text === null ? <span className="quiet">{t('units.nothing')}</span> : <span lang={language}>{text}</span>}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
