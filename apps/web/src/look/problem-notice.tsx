import { Button } from 'antd';
import { Problem } from '../api/problem';
import type { Law } from '../language/law';
import { type Reader, useReader } from '../language/reader';
import { sayUnmet } from '../language/sentences';

interface Shown {
  readonly error: unknown;
  readonly again?: (() => unknown) | undefined;
  /** With it, unmet conditions are phrased here and not in the words of the API. */
  readonly law?: Law | undefined;
  /** It stands in the place of the page. */
  readonly isPage?: boolean;
}

/** What went wrong, in whole: every unmet condition and every field, and what can be done about it. */
export function ProblemNotice({ error, again, law, isPage = false }: Shown) {
  const reader = useReader();
  const { title, detail, remedy, lines } = told(error, reader, law);
  return (
    <div className="problem" role="alert">
      {isPage ? <h1 className="problem-title">{title}</h1> : <p className="problem-title">{title}</p>}
      <p>{detail}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line.because}>
              {line.because} {line.who && <b>{line.who}</b>} <span className="quiet">{line.remedy}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="remedy">{remedy}</p>
      {again && (
        <Button size="small" style={{ marginTop: 10 }} onClick={() => again()}>
          {reader.t('problem.again')}
        </Button>
      )}
    </div>
  );
}

function told(error: unknown, reader: Reader, law: Law | undefined) {
  const { t } = reader;
  if (!(error instanceof Problem)) return { title: t('problem.page.title'), detail: t('problem.page.detail'), remedy: t('problem.page.remedy'), lines: [] };
  const { body, status } = error;
  if (!body) return { title: t('problem.unreachable.title'), detail: t('problem.unreachable.detail', { status }), remedy: t('problem.unreachable.remedy'), lines: [] };
  const unmet = body.unmet.map((one) => ({ ...(law ? sayUnmet(one, reader, law) : one), who: law && one.who.length > 0 ? t('why.who', { roles: reader.any(one.who.map(law.role)) }) : '' }));
  const fields = (body.errors ?? []).map(({ field, message }) => ({ because: `${field}: ${message}`, remedy: '', who: '' }));
  return { title: body.title, detail: body.detail, remedy: body.remedy, lines: [...unmet, ...fields] };
}
