import { type Move, wayOn } from '../../../api/procedures';
import type { LoggedEvent, StandardDetail } from '../../../api/standards';
import { dayOf } from '../../../language/calendar';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { DaysAtStage } from '../portfolio/next-due';
import type { Actors } from './actors';
import { ClockMeters } from './clock-meters';
import { type Visit, visitsIn } from './visits';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  /** Undefined to those who may not read the log: then stages are known, their dates are not. */
  readonly events: readonly LoggedEvent[] | undefined;
  readonly actors: Actors;
}

/** Where it has been, when and by whose hand; where it is; where the procedure will take it. */
export function StageLine({ standard, law, events, actors }: Shown) {
  const { t } = useReader();
  const { stage, rounds: entered, clocks } = standard;
  if (!law.procedure) return null;
  const way = wayOn(law.procedure);
  const visits = visitsIn(events ?? []);
  const offTheWay = way.every((step) => step.stage !== stage);
  // Off the way: shown after the last stage of the way that was reached.
  const reached = way.findLastIndex((step) => entered[step.stage] !== undefined);
  const steps = offTheWay ? [...way.slice(0, reached + 1), { stage, by: undefined }] : way;
  const present = steps.findIndex((step) => step.stage === stage);
  return (
    <section className="stage-line sheet" aria-label={t('stages.title')}>
      <ol>
        {steps.map(({ stage: id, by }, index) => {
          const rounds = entered[id] ?? 0;
          const is = index === present ? 'present' : index < present && rounds > 0 ? 'past' : 'future';
          const last = visits.get(id)?.at(-1);
          return (
            <li key={id} className={is} {...(is === 'present' && { 'aria-current': 'step' as const })}>
              <i aria-hidden="true" />
              <span className="code">{law.stageCode(id)}</span>
              <b>{law.stage(id)}</b>
              {rounds > 1 && <span className="mark">{t('stages.rounds', { count: rounds })}</span>}
              {is === 'future' ? <Foreseen by={by} law={law} /> : last && <Entered visit={last} law={law} actors={actors} by={by} />}
              {is === 'present' && (
                <span className="days">
                  <DaysAtStage since={standard.stageSince} zone={law.zone} />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <ClockMeters clocks={clocks} law={law} />
    </section>
  );
}

function Entered({ visit, law, actors, by }: { readonly visit: Visit; readonly law: Law; readonly actors: Actors; readonly by: Move | undefined }) {
  const { shortDay, exactMoment } = useReader();
  const { role, name } = actors(visit.actor, by?.by);
  return (
    <span className="small quiet">
      <time dateTime={visit.at} title={exactMoment(visit.at, law.zone)}>
        {shortDay(dayOf(visit.at, law.zone))}
      </time>
      <br />
      <span className="actor" title={name}>{role}</span>
    </span>
  );
}

/** By which move the procedure leads there, and who makes it. */
function Foreseen({ by, law }: { readonly by: Move | undefined; readonly law: Law }) {
  const { any, t } = useReader();
  if (!by) return null;
  return (
    <span className="small quiet">
      {law.move(by.id)}
      <br />
      <span className="actor">{by.automatic ? t('actor.system') : any(by.by.map(law.role))}</span>
    </span>
  );
}
