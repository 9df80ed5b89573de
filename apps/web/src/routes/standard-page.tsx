import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { participants, useMe } from '../api/participants';
import { standards, type StandardDetail } from '../api/standards';
import { BallotList } from '../features/ballots/ballot-list';
import { CommentSheet } from '../features/consultation/comment-sheet';
import { DocumentSheet } from '../features/documents/document-sheet';
import { LanguageVersions } from '../features/languages/language-versions';
import { useActors } from '../features/lifecycle/standard/actors';
import { Explanation } from '../features/lifecycle/standard/explanation';
import { Headline } from '../features/lifecycle/standard/headline';
import { LogOfEvents } from '../features/lifecycle/standard/log';
import { StageLine } from '../features/lifecycle/standard/stage-line';
import { WaiverList } from '../features/lifecycle/standard/waiver-list';
import { PublicationList } from '../features/publication/publication-list';
import { useLaw } from '../language/law';
import { useReader } from '../language/reader';
import { usePageTitle } from '../look/page-title';
import { ProblemNotice } from '../look/problem-notice';
import { Waiting } from '../look/waiting';
import { actFor } from './act-for';
import { CanDo } from './can-do';
import '../features/lifecycle/standard/standard.css';

/** While a ballot is open, who has voted is counted as it happens. */
const LIVE_MS = 5000;
const route = getRouteApi('/standards/$id');

/** One standard: what it is, where it is, why it is there, and everything that has happened to it. */
export function StandardPage() {
  const { id } = route.useParams();
  const { t } = useReader();
  const { data, error, refetch } = useQuery({ ...standards.one(id), refetchInterval: ({ state }) => (Object.values(state.data?.ballots ?? {}).some(({ tally }) => !tally) ? LIVE_MS : false) });
  return (
    <>
      <p className="not-on-paper back">
        <Link to="/">{t('standard.back')}</Link>
      </p>
      {error && !data && <ProblemNotice error={error} again={refetch} isPage />}
      {!data && !error && (
        <div className="sheet">
          <Waiting lines={10} />
        </div>
      )}
      {data && <Found standard={data} />}
    </>
  );
}

function Found({ standard }: { readonly standard: StandardDetail }) {
  const { text } = useReader();
  const { id, title, baseLanguage, number } = standard;
  usePageTitle([number, text(title, baseLanguage).text].filter(Boolean).join(' '));
  const law = useLaw(standard.procedure.id);
  const me = useMe();
  const signedIn = Boolean(me);
  const next = useQuery(standards.next(id));
  const { data: committee } = useQuery(participants.committee(standard.committee));
  const log = useQuery({ ...standards.log(id), enabled: signedIn });
  const actors = useActors(committee, law);
  const events = log.data?.events;
  const mine = next.data?.mine ?? [];
  return (
    <article className="standard">
      <Headline standard={standard} law={law} committee={committee} />
      <StageLine standard={standard} law={law} events={events} actors={actors} />
      {next.error && <ProblemNotice error={next.error} again={next.refetch} />}
      {next.data && (
        <Explanation standard={standard} next={next.data} law={law} mine={mine} actFor={(facts) => actFor(facts, { standard, law })}>
          {signedIn && <CanDo standard={standard} next={next.data} law={law} />}
        </Explanation>
      )}
      <div className="columns">
        <div>
          <LanguageVersions standard={standard} law={law} mayRead={signedIn} />
          <CommentSheet standard={standard} law={law} mine={mine} signedIn={signedIn} />
          <LogOfEvents standardId={id} law={law} log={log.data} mayRead={signedIn} error={log.error} actors={actors} />
        </div>
        <div>
          <PublicationList standardId={id} />
          <BallotList standard={standard} law={law} events={events} reader={me?.person.id} mine={mine} />
          <WaiverList standard={standard} law={law} events={events} />
          <DocumentSheet standard={standard} law={law} mine={mine} signedIn={signedIn} ended={next.data?.ended ?? true} />
        </div>
      </div>
    </article>
  );
}
