import { useQuery } from '@tanstack/react-query';
import { comments } from '../../api/comments';
import type { Consultation, StandardDetail } from '../../api/standards';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import { DaysLeft } from '../../look/days-left';
import { ProblemNotice } from '../../look/problem-notice';
import { Sheet } from '../../look/sheet';
import { Waiting } from '../../look/waiting';
import { CommentTable } from './comment-table';
import { LodgeComment } from './lodge-comment';
import './consultation.css';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly mine: readonly string[];
  readonly signedIn: boolean;
}

/** Who may answer comments, in every procedure. */
const ANSWERING = ['drafter', 'secretary', 'authority'];

/** Every consultation there was: its days, what was said, what was answered. Nothing is shown before there is one. */
export function CommentSheet({ standard, law, mine, signedIn }: Shown) {
  const { t } = useReader();
  const held = Object.entries(standard.consultations).sort(([, a], [, b]) => (a.opensOn < b.opensOn ? 1 : -1));
  if (held.length === 0) return null;
  return (
    <Sheet title={t('consultations.title')} className="consultations" id="comments">
      {held.map(([kind, consultation]) => (
        <Held key={kind} kind={kind} consultation={consultation} standard={standard} law={law} mayAnswer={mine.some((role) => ANSWERING.includes(role))} signedIn={signedIn} />
      ))}
    </Sheet>
  );
}

function Held({ kind, consultation, standard, law, mayAnswer, signedIn }: Omit<Shown, 'mine'> & { readonly kind: string; readonly consultation: Consultation; readonly mayAnswer: boolean }) {
  const { t, day, all, number, languageName } = useReader();
  const { data, error, refetch } = useQuery({ ...comments.of(standard.id, kind), enabled: signedIn && consultation.received > 0 });
  const { opensOn, closesOn, closed, received, languages } = consultation;
  return (
    <section>
      <h3>
        {law.consultation(kind)} <span className={`mark ${closed ? '' : 'amber'}`}>{closed ? t('consultations.closed') : t('consultations.open')}</span>
      </h3>
      <p className="small quiet">
        {t('consultations.days', { from: day(opensOn), to: day(closesOn) })} {!closed && <DaysLeft day={closesOn} zone={law.zone} />}
        {' · '}
        {t('consultations.languages', { languages: all(languages.map(languageName)) })}
        {' · '}
        {t('consultations.received', { count: received, number: number(received) })}
      </p>
      {!closed && (signedIn ? <LodgeComment standard={standard} law={law} kind={kind} consultation={consultation} /> : <p className="small">{t('consultations.signIn')}</p>)}
      {error && !data && <ProblemNotice error={error} again={refetch} />}
      {signedIn && received > 0 && !data && !error && <Waiting lines={3} />}
      {data && <CommentTable standard={standard} law={law} kind={kind} comments={data} mayAnswer={mayAnswer} />}
      {!signedIn && closed && received > 0 && <p className="small">{t('consultations.signInToRead')}</p>}
    </section>
  );
}
