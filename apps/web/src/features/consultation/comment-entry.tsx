import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import type { Comment } from '../../api/comments';
import { texts } from '../../api/texts';
import { useReader } from '../../language/reader';
import { nameOf } from './lodge-comment';

interface Shown {
  readonly comment: Comment;
  readonly standardId: string;
  readonly zone: string;
  /** Where it can be answered: whether it is among those that will be. */
  readonly chosen?: boolean;
  readonly choose?: (number: number, on: boolean) => void;
}

/** One comment, in the language it was made in, with its answer. */
export function CommentEntry({ comment, standardId, zone, chosen, choose }: Shown) {
  const reader = useReader();
  const { t, moment, languageName } = reader;
  const { number, language, unit, type, text, proposedChange, at, disposition } = comment;
  return (
    <li>
      <p className="comment-head">
        {choose ? (
          <Checkbox checked={chosen ?? false} onChange={({ target }) => choose(number, target.checked)}>
            <b>{t('comment.number', { number })}</b>
          </Checkbox>
        ) : (
          <b>{t('comment.number', { number })}</b>
        )}
        <span className="mark">{reader.say(`commentType.${type}`) ?? type}</span>
        <span className="small quiet">
          {languageName(language)} · <time dateTime={at}>{moment(at, zone)}</time>
        </span>
        {disposition ? <span className={`mark ${tones[disposition.disposition]}`}>{reader.say(`disposition.${disposition.disposition}`)}</span> : <span className="mark amber">{t('comment.unanswered')}</span>}
      </p>
      <About standardId={standardId} language={language} unit={unit} />
      <p lang={language} className="said">
        {text}
      </p>
      {proposedChange && (
        <p className="said small">
          <b>{t('comment.change')}</b> <span lang={language}>{proposedChange}</span>
        </p>
      )}
      {disposition?.reason && (
        <p className="said small">
          <b>{t('comment.because')}</b> {disposition.reason}
        </p>
      )}
    </li>
  );
}

const tones = { accepted: 'green', 'accepted-in-part': 'green', 'not-accepted': 'red', noted: '' } as const;

function About({ standardId, language, unit }: { readonly standardId: string; readonly language: string; readonly unit: string | null }) {
  const reader = useReader();
  const { data } = useQuery({ ...texts.units(standardId, language), enabled: unit !== null, retry: false });
  const found = unit === null ? undefined : data?.find(({ id }) => id === unit);
  return <p className="small quiet">{unit === null ? reader.t('comment.whole') : found ? <span lang={language}>{nameOf(found, reader)}</span> : reader.t('comment.onUnit', { unit })}</p>;
}
