import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import type { Comment } from '../../api/comments';
import type { StandardDetail } from '../../api/standards';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import { AnswerComments } from './answer-comments';
import { CommentEntry } from './comment-entry';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly kind: string;
  readonly comments: readonly Comment[];
  readonly mayAnswer: boolean;
}

const AT_ONCE = 20;
type View = 'open' | 'all';

/** What was said and what was answered; whoever answers may do so for one, or for many at once. */
export function CommentTable({ standard, law, kind, comments, mayAnswer }: Shown) {
  const { t } = useReader();
  const open = comments.filter(({ disposition }) => disposition === null);
  const [view, setView] = useState<View>('all');
  const [most, setMost] = useState(AT_ONCE);
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set());
  const listed = view === 'open' ? open : comments;
  const picked = open.filter(({ number }) => chosen.has(number)).map(({ number }) => number);
  const toggle = (number: number, on: boolean) => choose((before) => new Set(on ? [...before, number] : [...before].filter((one) => one !== number)));
  return (
    <div className="comments">
      <div className="comments-head">
        <Segmented<View>
          size="small"
          name={`view-${kind}`}
          aria-label={t('comments.show')}
          value={view}
          onChange={setView}
          options={[
            { value: 'all', label: t('comments.all', { number: comments.length }) },
            { value: 'open', label: t('comments.open', { number: open.length }) },
          ]}
        />
        {mayAnswer && open.length > 0 && (
          <span className="bulk not-on-paper">
            <Checkbox checked={picked.length === open.length} indeterminate={picked.length > 0 && picked.length < open.length} onChange={({ target }) => choose(new Set(target.checked ? open.map(({ number }) => number) : []))}>
              {t('comments.chooseOpen')}
            </Checkbox>
            {picked.length > 0 && <AnswerComments standard={standard} law={law} kind={kind} numbers={picked} answered={() => choose(new Set())} />}
          </span>
        )}
      </div>
      <ol>
        {listed.slice(0, most).map((comment) => (
          <CommentEntry key={comment.number} comment={comment} standardId={standard.id} zone={law.zone} {...(mayAnswer && comment.disposition === null && { chosen: chosen.has(comment.number), choose: toggle })} />
        ))}
      </ol>
      {listed.length === 0 && <p className="quiet">{t('comments.noneOpen')}</p>}
      {listed.length > most && (
        <Button size="small" className="not-on-paper" onClick={() => setMost(most + AT_ONCE * 5)}>
          {t('comments.more', { count: listed.length - most })}
        </Button>
      )}
    </div>
  );
}
