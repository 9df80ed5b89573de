import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../api/participants';
import { InboxList } from '../features/notices/inbox-list';
import { useReader } from '../language/reader';
import { usePageTitle } from '../look/page-title';
import '../features/lifecycle/portfolio/portfolio.css';

const route = getRouteApi('/inbox');

/** What I was told. */
export function InboxPage() {
  const { t } = useReader();
  usePageTitle(t('frame.inbox'));
  const me = useMe();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <div className="page-head">
        <h1>{t('frame.inbox')}</h1>
      </div>
      {me === null && <p className="sheet empty">{t('inbox.signIn')}</p>}
      {me && <InboxList unreadOnly={show === 'unread'} show={(unreadOnly) => void navigate({ search: unreadOnly ? { show: 'unread' } : {}, replace: true })} />}
    </>
  );
}
