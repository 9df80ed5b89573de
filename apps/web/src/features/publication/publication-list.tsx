import { useQuery } from '@tanstack/react-query';
import { type PublishedPage, publications } from '../../api/publications';
import { useReader } from '../../language/reader';
import { ProblemNotice } from '../../look/problem-notice';
import { Sheet } from '../../look/sheet';
import './publication.css';

/** What was published: each edition and amendment, with its page in every language. Nothing is shown before there is one. */
export function PublicationList({ standardId }: { readonly standardId: string }) {
  const { t, day } = useReader();
  const { data, error, refetch } = useQuery(publications.of(standardId));
  if (!error && !data?.length) return null;
  const editions = [...Map.groupBy(data ?? [], ({ number, amendment }) => `${number}/${amendment}`).values()];
  return (
    <Sheet title={t('publications.title')}>
      {error && <ProblemNotice error={error} again={refetch} />}
      <ul className="publications">
        {editions.map((pages) => {
          const { number, amendment, announcedOn, implementsOn } = pages[0]!;
          return (
            <li key={`${number}/${amendment}`}>
              <h3>
                {number} {amendment > 0 && <span className="mark">{t('publications.amendment', { number: amendment })}</span>}
              </h3>
              <p className="small quiet">{t('publications.dates', { announced: day(announcedOn), implemented: day(implementsOn) })}</p>
              <ul>
                {pages.map((page) => (
                  <Page key={page.id} page={page} />
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}

function Page({ page }: { readonly page: PublishedPage }) {
  const { t, languageName, shortDay } = useReader();
  const { id, language, authoritative, title, announcedOn, sha256 } = page;
  return (
    <li>
      <a href={publications.addressOf(id)} hrefLang={language}>
        {languageName(language)}
      </a>{' '}
      <span lang={language}>{title}</span>
      <span className="small quiet">
        {authoritative ? t('languages.authoritative') : shortDay(announcedOn)} <code title={sha256}>{sha256.slice(0, 8)}</code>
      </span>
    </li>
  );
}
