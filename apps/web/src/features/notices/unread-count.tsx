import { useQuery } from '@tanstack/react-query';
import { inbox } from '../../api/inbox';
import { useReader } from '../../language/reader';

/** How many notices wait; nothing while that is not known, or when there are none. */
export function UnreadCount() {
  const { t } = useReader();
  const { data: unread } = useQuery(inbox.unread());
  return unread ? <span className="mark blue">{t('inbox.unread', { count: unread })}</span> : null;
}
