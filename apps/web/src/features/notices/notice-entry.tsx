import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Notice } from '../../api/inbox';
import { useReader } from '../../language/reader';

/** Where notices are dated; the procedures of today are all kept in one zone. */
const ZONE = 'Asia/Shanghai';

/** What happened, why one is told, and where to look. Going there is reading it. */
export function NoticeEntry({ notice, read }: { readonly notice: Notice; readonly read: () => void }) {
  const { t, moment, exactMoment } = useReader();
  const { standardId, at, title, text, why, readAt } = notice;
  const isNew = readAt === null;
  return (
    <li className={isNew ? 'unread' : undefined}>
      <div>
        <h2>
          <Link to="/standards/$id" params={{ id: standardId }} onClick={() => isNew && read()}>
            {title}
          </Link>
          {isNew && <span className="mark blue">{t('inbox.new')}</span>}
        </h2>
        <p>{text}</p>
        <p className="small quiet">
          <time dateTime={at} title={exactMoment(at, ZONE)}>
            {moment(at, ZONE)}
          </time>
          {' · '}
          {why}
        </p>
      </div>
      {isNew && (
        <Button size="small" type="text" onClick={read}>
          {t('inbox.markRead')}
          <span className="unseen">{title}</span>
        </Button>
      )}
    </li>
  );
}
