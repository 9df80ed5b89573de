import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { commands } from '../../api/commands';
import { inbox } from '../../api/inbox';
import { useCommand } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { ProblemNotice } from '../../look/problem-notice';
import { Waiting } from '../../look/waiting';
import { NoticeEntry } from './notice-entry';
import './notices.css';

interface Shown {
  readonly unreadOnly: boolean;
  readonly show: (unreadOnly: boolean) => void;
}

type Read = { readonly ids: readonly string[] } | { readonly upTo: string };

/** What one was told, newest first. */
export function InboxList({ unreadOnly, show }: Shown) {
  const { t, language } = useReader();
  const client = useQueryClient();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(inbox.pages(unreadOnly, language));
  const reading = useCommand((read: Read, key) => commands.markRead(read, key), () => client.invalidateQueries({ queryKey: ['inbox'] }));
  const notices = data?.pages.flatMap((page) => page.notices) ?? [];
  const unread = data?.pages[0]?.unread ?? 0;
  const newest = notices[0]?.id;
  return (
    <>
      <div className="inbox-head">
        <Segmented
          name="inbox-shown"
          aria-label={t('inbox.show')}
          value={unreadOnly ? 'unread' : 'all'}
          onChange={(chosen) => show(chosen === 'unread')}
          options={[
            { value: 'all', label: t('inbox.all') },
            { value: 'unread', label: t('inbox.unreadOnly') },
          ]}
        />
        {unread > 0 && newest && (
          <Button loading={reading.isSending} onClick={() => reading.send({ upTo: newest })}>
            {t('inbox.markAll')}
          </Button>
        )}
      </div>
      {reading.error && <ProblemNotice error={reading.error} />}
      {error && !data && <ProblemNotice error={error} again={refetch} />}
      {!data && !error && <Waiting lines={8} />}
      {data && notices.length === 0 && <p className="sheet empty">{unreadOnly ? t('inbox.noneUnread') : t('inbox.none')}</p>}
      {notices.length > 0 && (
        <ol className="notices sheet">
          {notices.map((notice) => (
            <NoticeEntry key={notice.id} notice={notice} read={() => reading.send({ ids: [notice.id] })} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <p className="more">
          <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('inbox.earlier')}
          </Button>
        </p>
      )}
    </>
  );
}
