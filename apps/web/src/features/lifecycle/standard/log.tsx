import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { type Log, type LoggedEvent, standards } from '../../../api/standards';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { ProblemNotice } from '../../../look/problem-notice';
import { Sheet } from '../../../look/sheet';
import type { Actors } from './actors';
import { grouped } from './event-groups';
import { sayEvent } from './say-event';

interface Shown {
  readonly standardId: string;
  readonly law: Law;
  /** Undefined to those who may not read it, or while it is read. */
  readonly log: Log | undefined;
  readonly mayRead: boolean;
  readonly error: unknown;
  readonly actors: Actors;
}

const GROUPS_AT_ONCE = 25;

/** Everything that has happened, latest first, with who did it and exactly when; and whether the record is whole. */
export function LogOfEvents({ standardId, law, log, mayRead, error, actors }: Shown) {
  const { t } = useReader();
  const [shown, setShown] = useState(GROUPS_AT_ONCE);
  const groups = useMemo(() => grouped(log?.events ?? []), [log]);
  return (
    <Sheet title={t('log.title')} aside={<span className="quiet small">{t('log.zone', { zone: law.zone })}</span>}>
      <Verify standardId={standardId} />
      {!mayRead && <p className="quiet">{t('log.signIn')}</p>}
      {error ? <ProblemNotice error={error} /> : null}
      {log && !log.whole && <p className="soon">{t('log.notWhole', { count: log.events.length })}</p>}
      <ol className="log">
        {groups.slice(0, shown).map((group) => (
          <Group key={group[0]!.position} events={group} law={law} actors={actors} />
        ))}
      </ol>
      {groups.length > shown && (
        <Button size="small" className="not-on-paper" onClick={() => setShown(shown + 4 * GROUPS_AT_ONCE)}>
          {t('log.earlier')}
        </Button>
      )}
    </Sheet>
  );
}

function Group({ events, law, actors }: { readonly events: readonly LoggedEvent[]; readonly law: Law; readonly actors: Actors }) {
  const { t } = useReader();
  const first = events[0]!;
  if (events.length === 1) return <Entry event={first} law={law} actors={actors} />;
  return (
    <li className="group">
      <details>
        <summary>
          <Moment event={first} law={law} />
          <span className="said">{first.type === 'VoteCast' ? t('log.votes', { count: events.length, ballot: law.ballot(String(first.body['ballot']).split(':')[0]!) }) : t('log.comments', { count: events.length })}</span>
        </summary>
        <ol>
          {events.map((event) => (
            <Entry key={event.position} event={event} law={law} actors={actors} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Entry({ event, law, actors }: { readonly event: LoggedEvent; readonly law: Law; readonly actors: Actors }) {
  const reader = useReader();
  const { sentence, details } = sayEvent(event, reader, law);
  const { role, name } = actors(event.actor);
  return (
    <li className={`entry ${weights[event.type] ?? ''}`}>
      <Moment event={event} law={law} />
      <div className="said">
        <p>{sentence}</p>
        {details.map((detail) => (
          <p key={detail} className="quiet small">
            {detail}
          </p>
        ))}
        <p className="quiet small">
          <span className="actor">{role}</span>
          {name && ` · ${name}`} <code title={event.hash}>{event.hash.slice(0, 8)}</code>
        </p>
      </div>
    </li>
  );
}

function Moment({ event, law }: { readonly event: LoggedEvent; readonly law: Law }) {
  const { exactMoment, moment } = useReader();
  return (
    <span className="moment">
      <span className="position quiet">{event.position}</span>
      <time dateTime={event.at} title={exactMoment(event.at, law.zone)}>
        {moment(event.at, law.zone)}
      </time>
    </span>
  );
}

/** Events that move the standard stand out among those that prepare it. */
const weights: Readonly<Record<string, string>> = { StandardProposed: 'turn', StandardObserved: 'turn', StageObserved: 'turn', StageEntered: 'turn', StageReturned: 'turn setback', StandardPublished: 'turn', EnteredIntoForce: 'turn', ClockLapsed: 'turn setback', StandardSuperseded: 'turn setback', StandardSuspended: 'turn setback', StandardResumed: 'turn', StandardReinstated: 'turn', TrackConverted: 'turn', StandardSplit: 'turn', StandardMerged: 'turn setback', BallotClosed: 'step', ConsultationOpened: 'step', ConsultationClosed: 'step' };

function Verify({ standardId }: { readonly standardId: string }) {
  const { t } = useReader();
  const { data, error, isFetching, refetch } = useQuery(standards.verification(standardId));
  return (
    <div className="verify" role="status">
      <Button size="small" className="not-on-paper" loading={isFetching} onClick={() => void refetch()}>
        {t('log.verify')}
      </Button>
      {error ? <ProblemNotice error={error} /> : null}
      {data?.ok && (
        <span className="small">
          <span className="mark green">{t('log.sound')}</span> {t('log.soundWhy', { count: data.events })} <code title={data.head}>{data.head.slice(0, 16)}</code>
        </span>
      )}
      {data?.brokenAt && <span className="small late">{t(`log.broken.${data.brokenAt.because}`, { position: data.brokenAt.position })}</span>}
      {data?.mismatches.map(({ what, where }) => (
        <span key={`${what} ${where.id ?? ''} ${where.language ?? ''} ${where.revision ?? ''}`} className="small late">
          {t(`log.mismatch.${what}`, { position: where.position ?? '–', revision: where.revision, language: where.language ?? '' })}
        </span>
      ))}
    </div>
  );
}
