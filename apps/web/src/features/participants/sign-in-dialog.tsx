import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { participants } from '../../api/participants';
import { useReader } from '../../language/reader';
import { Dialog } from '../../look/dialog';
import { ProblemNotice } from '../../look/problem-notice';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** The way in. */
export default function SignInDialog({ close }: { readonly close: () => void }) {
  const { t } = useReader();
  const client = useQueryClient();
  const signingIn = useMutation({
    mutationFn: ({ email, password }: Credentials) => participants.signIn(email, password),
    onSuccess: async () => {
      await client.resetQueries();
      close();
    },
  });
  const required = [{ required: true, message: t('session.required') }];
  return (
    <Dialog title={t('session.signIn')} close={close}>
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => signingIn.mutate(given)}>
        <Form.Item name="email" label={t('session.email')} rules={required}>
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t('session.password')} rules={required}>
          <Input.Password autoComplete="current-password" visibilityToggle={false} />
        </Form.Item>
        {signingIn.error && <ProblemNotice error={signingIn.error} />}
        <Button type="primary" htmlType="submit" block loading={signingIn.isPending} style={{ marginTop: 14 }}>
          {t('session.signIn')}
        </Button>
      </Form>
    </Dialog>
  );
}

