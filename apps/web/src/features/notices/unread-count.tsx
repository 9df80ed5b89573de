import { useQuery } from '@tanstack/react-query';
import { inbox } from '../../api/inbox';
import { useReader } from '../../language/reader';

/** How many notices wait; nothing while that is not known, or when there are none. */
export function UnreadCount() {
  const { t, number } = useReader();
  const { data: unread } = useQuery(inbox.unread());
  return unread ? (
    <span className="mark blue">
      <span aria-hidden="true">{number(unread)}</span>
      <span className="unseen">{t('inbox.unread', { count: unread })}</span>
    </span>
  ) : null;
}
