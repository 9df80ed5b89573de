import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { participants, useMe } from '../../api/participants';
import { useReader } from '../../language/reader';
import { dropDrafts } from '../../look/drafts';

const SignInDialog = lazy(() => import('./sign-in-dialog'));

/** In the frame: the way in, or who one is and the way out. */
export function SignIn() {
  const { t } = useReader();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  if (me === undefined) return null;
  if (me) return <SignedIn name={me.person.name} />;
  return (
    <>
      <Button size="small" type="primary" onClick={() => setAsking(true)}>
        {t('session.signIn')}
      </Button>
      {asking && (
        <Suspense>
          <SignInDialog close={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

function SignedIn({ name }: { readonly name: string }) {
  const { t } = useReader();
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: participants.signOut,
    onSettled: () => {
      dropDrafts();
      return client.resetQueries();
    },
  });
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'out', label: t('session.signOut'), onClick: () => leaving.mutate() }] }}>
      <Button size="small" loading={leaving.isPending}>
        {name}
      </Button>
    </Dropdown>
  );
}
